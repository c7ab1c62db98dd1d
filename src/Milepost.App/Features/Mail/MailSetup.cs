namespace Milepost.App.Features.Mail;

public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSingleton(s => MailSettings.Read(s.GetService<IConfiguration>()));
        services.AddSingleton<MailNudge>();
        services.AddScoped<Outbox>();
        services.AddScoped<CustomerLetters>();
        services.AddScoped<StaffLetters>();
        return services;
    }
}
