using Microsoft.Extensions.Logging.Console;

namespace Milepost.App.Telemetry;

/// <summary>Figures, spans and log lines of a served program. Verbs have none.</summary>
public static class TelemetrySetup
{
    /// <summary>Lines that wait for standard output. When whoever reads it is too slow, lines are dropped and counted in the log: people do not wait for it.</summary>
    private const int MostWaitingLines = 20_000;

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(s => MetricsSettings.Read(s.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton(s => NodeName.Read(s.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<MetricsListener>();
        builder.Services.AddSingleton<QueueWatch>();
        if (OtlpExport.IsWanted(builder.Configuration)) builder.Services.AddHostedService<OtlpExport>();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);
        if (builder.Environment.IsDevelopment()) return;
        builder.Logging.ClearProviders();
        builder.Logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        builder.Logging.AddConsole(console =>
        {
            console.FormatterName = JsonLines.FormatterName;
            console.MaxQueueLength = MostWaitingLines;
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
    }
}
