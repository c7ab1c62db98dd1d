namespace Milepost.App.Features.Health;

/// <summary>How a node answers whoever decides whether to send people to it.</summary>
/// <param name="Drain">How long a node that is to stop says so and goes on working, so that a load balancer lets go of it first.</param>
/// <param name="Within">What has not answered by then counts as not there.</param>
/// <param name="LeastFree">Room on the disk of an SQLite file below which nobody is sent here.</param>
public sealed record HealthSettings(TimeSpan Drain, TimeSpan Within, long LeastFree)
{
    public static HealthSettings Read(IConfiguration? settings) => new(
        TimeSpan.FromSeconds(Number(settings, "DrainSeconds", 5, most: 300)),
        TimeSpan.FromSeconds(Number(settings, "WithinSeconds", 2, most: 30)),
        (long)Number(settings, "LeastFreeMegabytes", 50, most: 1_000_000) * 1024 * 1024);

    private static double Number(IConfiguration? settings, string name, double usual, double most) =>
        settings?[$"Health:{name}"] is not { Length: > 0 } given ? usual
        : double.TryParse(given, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : throw new InvalidDataException($"Health:{name} must be a number from 0 to {most}.");
}
