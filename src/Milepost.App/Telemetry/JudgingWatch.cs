using System.Diagnostics;

namespace Milepost.App.Telemetry;

/// <summary>Watches the judging of a change's records.</summary>
public sealed class JudgingWatch(int records) : IDisposable
{
    private readonly Activity? _span = Spans.Source.StartActivity("judge");
    private readonly long _began = Stopwatch.GetTimestamp();
    private int _written;

    public void Wrote(int findings) => _written += findings;

    public void Dispose()
    {
        Figures.JudgingDuration.Record(Figures.SecondsSince(_began));
        Figures.JudgedRecords.Add(records);
        if (_written > 0) Figures.FindingsWritten.Add(_written);
        if (_span is null) return;
        _span.SetTag("milepost.records", records);
        _span.Dispose();
    }
}
