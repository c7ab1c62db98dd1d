namespace Milepost.Rehearsal;

/// <summary>Counts what the planners met, act by act.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly List<Act> _acts = [];
    private readonly HashSet<string> _begun = [];
    private readonly HashSet<string> _acknowledged = [];
    private readonly List<string> _said = [];

    public IReadOnlyList<Act> Acts => _acts;

    public IReadOnlySet<string> Begun => _begun;

    public IReadOnlySet<string> Acknowledged => _acknowledged;

    public IReadOnlyList<string> Said => _said;

    public Act Open(string name)
    {
        lock (_gate)
        {
            _acts.LastOrDefault()?.Close();
            var act = new Act(name);
            _acts.Add(act);
            return act;
        }
    }

    public void CloseLast()
    {
        lock (_gate) _acts.LastOrDefault()?.Close();
    }

    public void Count(string what, Outcome outcome)
    {
        lock (_gate) _acts.LastOrDefault()?.Count(what, outcome);
    }

    /// <summary>Whether a note was saved a moment ago.</summary>
    public bool IsWritingWithin(TimeSpan time)
    {
        lock (_gate) return _acts.LastOrDefault()?.LastWrite > Clock.Now - time;
    }

    public void Begin(string word)
    {
        lock (_gate) _begun.Add(word);
    }

    public void Acknowledge(string word)
    {
        lock (_gate) _acknowledged.Add(word);
    }

    public void Say(string words)
    {
        lock (_gate) if (_said.Count < 20) _said.Add(words);
    }
}

/// <summary>One thing that goes wrong on purpose, and what people noticed of it.</summary>
internal sealed class Act(string name)
{
    private readonly Dictionary<(string What, Outcome Outcome), int> _counts = [];
    private TimeSpan _lastWrite = Clock.Now;
    private TimeSpan? _closedAt;

    public TimeSpan? LastWrite { get; private set; }

    public string Name => name;

    public TimeSpan Began { get; } = Clock.Now;

    public TimeSpan Took => (_closedAt ?? Clock.Now) - Began;

    /// <summary>The longest in which nobody's note was saved.</summary>
    public TimeSpan LongestGap { get; private set; }

    /// <summary>What else is worth knowing of it.</summary>
    public string Remark { get; set; } = "";

    public int Of(string what, Outcome outcome) => _counts.GetValueOrDefault((what, outcome));

    public int Of(Outcome outcome) => _counts.Where(c => c.Key.Outcome == outcome).Sum(c => c.Value);

    public void Count(string what, Outcome outcome)
    {
        _counts[(what, outcome)] = Of(what, outcome) + 1;
        if (what == "write" && outcome == Outcome.Done)
        {
            Written();
            LastWrite = Clock.Now;
        }
    }

    public void Close()
    {
        if (_closedAt is not null) return;
        Written();
        _closedAt = Clock.Now;
    }

    private void Written()
    {
        var now = Clock.Now;
        if (now - _lastWrite > LongestGap) LongestGap = now - _lastWrite;
        _lastWrite = now;
    }
}
