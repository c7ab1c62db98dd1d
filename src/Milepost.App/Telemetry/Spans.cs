using System.Diagnostics;

namespace Milepost.App.Telemetry;

/// <summary>Our own spans. Without an OTLP endpoint nobody listens, and starting one gives null.</summary>
public static class Spans
{
    public const string SourceName = "Milepost";

    public static readonly ActivitySource Source = new(SourceName);

    /// <summary>Says that it failed, by the type of the error and never by its words: those may hold what somebody typed.</summary>
    public static void Failed(this Activity? span, Exception error)
    {
        if (span is null) return;
        span.SetTag("error.type", error.GetType().FullName);
        span.SetStatus(ActivityStatusCode.Error);
    }
}
