using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Npgsql;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Milepost.App.Telemetry;

/// <summary>Writes figures as Prometheus reads them (text format 0.0.4), or as OpenMetrics 1.0 where that is asked for.</summary>
public static class MetricsText
{
    public const string Prometheus = "text/plain; version=0.0.4; charset=utf-8";

    public const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /// <summary>They say the same about every request of an installation and would multiply the lines.</summary>
    private static readonly HashSet<string> Dropped =
    [
        "network.protocol.version", "network.protocol.name", "url.scheme", "aspnetcore.request.is_unhandled",
        "quartz.job.type", "quartz.job.group", "quartz.trigger.name", "quartz.trigger.group", "quartz.scheduler.id", "quartz.scheduler.name",
    ];

    public static string Write(IReadOnlyList<MetricsListener.Family> families, bool isOpenMetrics)
    {
        var text = new StringBuilder(64 * 1024);
        foreach (var family in families)
        {
            var series = family.Current.ToList();
            if (series.Count == 0) continue;
            // OpenMetrics names the family of a counter without the ending that its lines have.
            var name = isOpenMetrics && family.Kind == MetricsListener.FamilyKind.Counter ? family.Name[..^"_total".Length] : family.Name;
            if (family.Help.Length > 0) text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(family.Help, isOpenMetrics)).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(family.Kind switch { MetricsListener.FamilyKind.Counter => "counter", MetricsListener.FamilyKind.Histogram => "histogram", _ => "gauge" }).Append('\n');
            foreach (var one in series)
            {
                if (family.Kind == MetricsListener.FamilyKind.Histogram) WriteHistogram(text, family, one);
                else WriteLine(text, family.Name, "", one.Labels, null, one.Value);
            }
        }
        if (isOpenMetrics) text.Append("# EOF\n");
        return text.ToString();
    }

    private static void WriteHistogram(StringBuilder text, MetricsListener.Family family, MetricsListener.Series series)
    {
        var sum = series.Value;
        var count = 0L;
        for (var i = 0; i < series.Buckets.Count; i++)
        {
            count += series.Buckets[i];
            WriteLine(text, family.Name, "_bucket", series.Labels, i < family.Bounds.Length ? Number(family.Bounds[i]) : "+Inf", count);
        }
        WriteLine(text, family.Name, "_sum", series.Labels, null, sum);
        WriteLine(text, family.Name, "_count", series.Labels, null, count);
    }

    private static void WriteLine(StringBuilder text, string name, string ending, string labels, string? upTo, double value)
    {
        text.Append(name).Append(ending);
        if (labels.Length > 0 || upTo is not null)
        {
            text.Append('{').Append(labels);
            if (upTo is not null) text.Append(labels.Length > 0 ? ",le=\"" : "le=\"").Append(upTo).Append('"');
            text.Append('}');
        }
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>http.server.request.duration in s is http_server_request_duration_seconds; a counter ends in _total.</summary>
    public static string NameOf(Instrument instrument)
    {
        var name = Plain(instrument.Name);
        var kind = MetricsListener.Family.KindOf(instrument);
        var unit = instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", "1" when kind == MetricsListener.FamilyKind.Gauge => "_ratio", _ => "" };
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        return kind == MetricsListener.FamilyKind.Counter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    internal static string LabelsOf(string family, ReadOnlySpan<Tag> tags)
    {
        List<(string Name, string Value)> labels = [];
        foreach (var tag in tags)
        {
            if (tag.Value is null || Dropped.Contains(tag.Key)) continue;
            var value = Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "";
            // Npgsql names a pool by its whole connection string.
            if (tag.Key is "db.client.connection.pool.name" or "pool.name") value = PoolName(value);
            // Pages come without the slash and endpoints with it.
            if (tag.Key == "http.route" && !value.StartsWith('/')) value = "/" + value;
            labels.Add((Plain(tag.Key), tag.Value is bool ? value.ToLowerInvariant() : value));
        }
        return string.Join(',', labels.OrderBy(label => label.Name, StringComparer.Ordinal).DistinctBy(label => label.Name).Select(label => $"{label.Name}=\"{Escaped(label.Value, quotes: true)}\""));
    }

    private static string PoolName(string connection)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connection);
            return parts.Host is null ? "pool" : $"{parts.Host}:{parts.Port.ToString(CultureInfo.InvariantCulture)}/{parts.Database}{(parts.ApplicationName is { } program ? $" {program}" : "")}";
        }
        catch (ArgumentException)
        {
            // Named by hand.
            return connection;
        }
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name) plain.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        return plain.Length > 0 && char.IsAsciiDigit(plain[0]) ? "_" + plain : plain.ToString();
    }

    private static string Escaped(string text, bool quotes)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }
}
