namespace Milepost.Bench;

/// <summary>Times of many doings of one thing, in milliseconds.</summary>
internal sealed class Latencies(IEnumerable<double> milliseconds)
{
    private readonly List<double> _sorted = [.. milliseconds.Order()];

    public int Count => _sorted.Count;

    public double Median => Quantile(0.5);

    public double P95 => Quantile(0.95);

    public double P99 => Quantile(0.99);

    public double Least => Quantile(0);

    public double Longest => Quantile(1);

    public double Mean => _sorted.Count == 0 ? double.NaN : _sorted.Average();

    /// <summary>Several together.</summary>
    public static Latencies Of(IEnumerable<Latencies> many) => new(many.SelectMany(each => each._sorted));

    private double Quantile(double share) => _sorted.Count == 0 ? double.NaN : _sorted[(int)Math.Round((_sorted.Count - 1) * share)];
}
