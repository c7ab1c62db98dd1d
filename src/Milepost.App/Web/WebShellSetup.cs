namespace Milepost.App.Web;

public static class WebShellSetup
{
    public static IServiceCollection AddWebShell(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddRazorPages(options => options.RootDirectory = "/Features");
        return services;
    }

    public static IApplicationBuilder UseWebShell(this IApplicationBuilder app) => app;
}
