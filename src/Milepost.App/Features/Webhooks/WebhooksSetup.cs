using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Webhooks;

public static class WebhooksSetup
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton(s => WebhookSettings.Read(s.GetService<IConfiguration>()));
        services.AddSingleton<WebhookOutbox>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton(s => new WebhookClient(WebhookTarget.Client(s.GetRequiredService<WebhookSettings>())));
        services.ConfigureDbContext<SqliteMilepostDb>((s, options) => options.AddInterceptors(s.GetRequiredService<WebhookOutbox>()));
        services.ConfigureDbContext<PostgresMilepostDb>((s, options) => options.AddInterceptors(s.GetRequiredService<WebhookOutbox>()));
        return services;
    }
}

/// <summary>The one client of the program's life: connections to the same receiver are used again.</summary>
public sealed record WebhookClient(HttpClient Http) : IDisposable
{
    public void Dispose() => Http.Dispose();
}
