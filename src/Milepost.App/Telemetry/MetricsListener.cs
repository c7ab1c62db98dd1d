using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Milepost.App.Telemetry;

/// <summary>
/// Adds up what the meters of the framework, of the database drivers and our own report, for <c>/metrics</c>. Nothing here waits: a
/// measurement is a look-up and an addition.
/// </summary>
public sealed class MetricsListener : IDisposable
{
    public static readonly IReadOnlySet<string> Meters = new HashSet<string>
    {
        Figures.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics",
        "System.Runtime", "Npgsql", "Quartz",
    };

    /// <summary>What goes on inside the scheduler: many lines, and nothing to do about them.</summary>
    private static readonly string[] TooFine = ["quartz.jobstore.", "quartz.trigger.acqui"];

    private readonly IMeterFactory _ours;
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Family> _families = new(StringComparer.Ordinal);

    public MetricsListener(IMeterFactory ours, MetricsSettings settings)
    {
        _ours = ours;
        if (!settings.Enabled) return;
        _listener.InstrumentPublished = Publish;
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => ((Family)family!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, family) => ((Family)family!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, family) => ((Family)family!).Measure((double)value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => ((Family)family!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, family) => ((Family)family!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, family) => ((Family)family!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, family) => ((Family)family!).Measure(value, tags));
        _listener.Start();
    }

    /// <summary>Everything as it stands, by the name of the family.</summary>
    public IReadOnlyList<Family> Read()
    {
        foreach (var family in _families.Values) family.BeginObserving();
        _listener.RecordObservableInstruments();
        return [.. _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal)];
    }

    public void Dispose() => _listener.Dispose();

    public static bool IsTooFine(Instrument instrument) => TooFine.Any(beginning => instrument.Name.StartsWith(beginning, StringComparison.Ordinal));

    private void Publish(Instrument instrument, MeterListener listener)
    {
        // A meter that a factory made belongs to one program; two of them in one process, as in tests, are counted apart.
        if (!Meters.Contains(instrument.Meter.Name) || IsTooFine(instrument) || (instrument.Meter.Scope is { } scope && !ReferenceEquals(scope, _ours))) return;
        var name = MetricsText.NameOf(instrument);
        var family = _families.GetOrAdd(name, static (name, instrument) => Family.Of(name, instrument), instrument);
        if (family.Kind == Family.KindOf(instrument)) listener.EnableMeasurementEvents(instrument, family);
    }

    public enum FamilyKind { Counter, Gauge, Histogram }

    /// <summary>All series of one name.</summary>
    public sealed class Family
    {
        /// <summary>
        /// More than this many series are not kept apart. A route times a status stays far below; what goes above was counted by something
        /// that must not be a tag.
        /// </summary>
        public const int MostSeries = 2000;

        private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
        private static readonly double[] Bytes = [256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];
        private static readonly double[] Counts = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000];

        private readonly bool _isObserved;
        private readonly bool _isSet;
        private readonly ConcurrentDictionary<Tag[], Series> _byTags = new(TagComparer.Instance);
        private readonly ConcurrentDictionary<Tag[], Series>.AlternateLookup<ReadOnlySpan<Tag>> _bySpan;
        private readonly ConcurrentDictionary<string, Series> _byLabels = new(StringComparer.Ordinal);
        private int _round;

        private Family(string name, Instrument instrument)
        {
            (Name, Help, Kind, _isObserved) = (name, instrument.Description ?? "", KindOf(instrument), instrument.IsObservable);
            _isSet = instrument.GetType().GetGenericTypeDefinition() == typeof(Gauge<>);
            Bounds = Kind == FamilyKind.Histogram ? BoundsOf(instrument) : [];
            _bySpan = _byTags.GetAlternateLookup<ReadOnlySpan<Tag>>();
        }

        public string Name { get; }

        public string Help { get; }

        public FamilyKind Kind { get; }

        public double[] Bounds { get; }

        /// <summary>A series that is observed and was not observed now is gone.</summary>
        public IEnumerable<Series> Current => _byLabels.Values.Where(series => !_isObserved || series.Round == _round).OrderBy(series => series.Labels, StringComparer.Ordinal);

        internal static Family Of(string name, Instrument instrument) => new(name, instrument);

        internal static FamilyKind KindOf(Instrument instrument)
        {
            // The runtime counts these two as if they could only grow.
            if (instrument.Name is "dotnet.thread_pool.thread.count" or "dotnet.thread_pool.queue.length") return FamilyKind.Gauge;
            var type = instrument.GetType().GetGenericTypeDefinition();
            return type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? FamilyKind.Counter : type == typeof(Histogram<>) ? FamilyKind.Histogram : FamilyKind.Gauge;
        }

        internal void BeginObserving() => _round++;

        internal void Measure(double value, ReadOnlySpan<Tag> tags)
        {
            if (!_bySpan.TryGetValue(tags, out var series)) series = Add(tags);
            if (Kind == FamilyKind.Histogram) series.Count(value, Bounds);
            else if (_isObserved) series.Set(value, _round);
            else if (_isSet) series.Set(value, -1);
            else series.Add(value);
        }

        private Series Add(ReadOnlySpan<Tag> tags)
        {
            var labels = MetricsText.LabelsOf(Name, tags);
            var isFull = _byLabels.Count >= MostSeries && !_byLabels.ContainsKey(labels);
            var series = _byLabels.GetOrAdd(isFull ? "overflow=\"true\"" : labels, static (text, bounds) => new Series(text, bounds), Bounds.Length);
            // Once it is full, what comes is not remembered either.
            if (!isFull) _byTags[tags.ToArray()] = series;
            return series;
        }

        private static double[] BoundsOf(Instrument instrument)
        {
            var advised = instrument switch
            {
                Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds],
                Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
                Histogram<int> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
                _ => Array.Empty<double>(),
            };
            return advised is { Length: > 0 } ? advised : instrument.Unit switch { "s" => Seconds, "By" => Bytes, _ => Counts };
        }
    }

    /// <summary>One line of the text, or the lines of one histogram.</summary>
    public sealed class Series(string labels, int bounds)
    {
        private readonly long[] _buckets = new long[bounds + 1];
        private double _value;

        /// <summary>As they are written, in order: <c>outcome="committed"</c>.</summary>
        public string Labels { get; } = labels;

        public double Value => Volatile.Read(ref _value);

        internal int Round { get; private set; }

        public IReadOnlyList<long> Buckets => _buckets;

        internal void Set(double value, int round)
        {
            // Two instruments of one name and the same labels, such as two pools, are one line.
            if (Round == round && round > 0) Add(value);
            else Volatile.Write(ref _value, value);
            Round = round;
        }

        internal void Count(double value, double[] bounds)
        {
            var at = Array.BinarySearch(bounds, value);
            Interlocked.Increment(ref _buckets[at < 0 ? ~at : at]);
            Add(value);
        }

        internal void Add(double value)
        {
            var before = Volatile.Read(ref _value);
            while (true)
            {
                var seen = Interlocked.CompareExchange(ref _value, before + value, before);
                if (seen.Equals(before)) return;
                before = seen;
            }
        }
    }

    /// <summary>Finds a series by the tags as they come, without making anything.</summary>
    private sealed class TagComparer : IEqualityComparer<Tag[]>, IAlternateEqualityComparer<ReadOnlySpan<Tag>, Tag[]>
    {
        public static readonly TagComparer Instance = new();

        public bool Equals(Tag[]? x, Tag[]? y) => Equals((ReadOnlySpan<Tag>)x, y!);

        public int GetHashCode(Tag[] tags) => GetHashCode((ReadOnlySpan<Tag>)tags);

        public bool Equals(ReadOnlySpan<Tag> alternate, Tag[] other)
        {
            if (alternate.Length != other.Length) return false;
            for (var i = 0; i < other.Length; i++)
                if (alternate[i].Key != other[i].Key || !Equals(alternate[i].Value, other[i].Value)) return false;
            return true;
        }

        public int GetHashCode(ReadOnlySpan<Tag> alternate)
        {
            var hash = new HashCode();
            foreach (var tag in alternate) hash.Add(tag.Value);
            return hash.ToHashCode();
        }

        public Tag[] Create(ReadOnlySpan<Tag> alternate) => alternate.ToArray();
    }
}
