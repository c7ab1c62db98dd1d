using System.Collections.Concurrent;
using System.Diagnostics;

namespace Milepost.App.Telemetry;

/// <summary>Watches one change of the store: its span, its time, how often it started over and how it ended.</summary>
public sealed class ChangeWatch : IDisposable
{
    private static readonly ConcurrentDictionary<string, string> Names = new();

    private readonly string _name;
    private readonly Activity? _span;
    private readonly long _began = Stopwatch.GetTimestamp();
    private string _outcome = "failed";
    private int _tries;

    private ChangeWatch(string name) => (_name, _span) = (name, Spans.Source.StartActivity(name));

    /// <param name="file">The file that the change is written in. A use case is a file, so its name is the name of the change.</param>
    public static ChangeWatch Begin(string file) => new(Names.GetOrAdd(file, static path => Path.GetFileNameWithoutExtension(path)));

    /// <summary>The work begins, or starts over.</summary>
    public void Try() => _tries++;

    public void End(string outcome) => _outcome = outcome;

    /// <summary>For an exception filter: notes the error and lets it pass.</summary>
    public bool Saw(Exception error)
    {
        _span.Failed(error);
        return false;
    }

    public void Dispose()
    {
        if (_tries > 1) Figures.ChangeRetries.Add(_tries - 1);
        Figures.Changes.Add(1, new("change", _name), new("outcome", _outcome));
        Figures.ChangeDuration.Record(Figures.SecondsSince(_began), new KeyValuePair<string, object?>("outcome", _outcome));
        if (_span is null) return;
        _span.SetTag("milepost.outcome", _outcome);
        if (_tries > 1) _span.SetTag("milepost.tries", _tries);
        _span.Dispose();
    }
}
