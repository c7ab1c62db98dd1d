using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Findings.Rejudge;
using Milepost.App.Features.Mail;
using Milepost.App.Store;
using Milepost.App.Telemetry;

namespace Milepost.App.Features.Health;

public static class HealthSetup
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(s => HealthSettings.Read(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton<DatabaseProbe>();
        services.AddSingleton<Readiness>();
        services.AddHostedService<Draining>();
        var drain = HealthSettings.Read(builder.Configuration).Drain;
        services.Configure<HostOptions>(options => options.ShutdownTimeout = drain + Draining.EndingRequests);

        services.AddQueueFigures<OutboxFigures>();
        services.AddQueueFigures<RejudgeFigures>();
        // A listener that nobody has asked for yet would miss what happened before the first scrape.
        services.AddHostedService<ListenFromTheStart>();

        services.AddSingleton<SlowStatements>();
        services.ConfigureDbContext<SqliteMilepostDb>((s, options) => options.AddInterceptors(s.GetRequiredService<SlowStatements>()));
        services.ConfigureDbContext<PostgresMilepostDb>((s, options) => options.AddInterceptors(s.GetRequiredService<SlowStatements>()));
    }

    private sealed class ListenFromTheStart(MetricsListener figures) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = figures;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
