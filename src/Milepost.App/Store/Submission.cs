namespace Milepost.App.Store;

/// <summary>A form that was saved, so that pressing Save twice saves once.</summary>
public sealed class Submission
{
    public const int LongestAddress = 500;

    public required Guid Token { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Where saving it led, for a second press that reaches another node than the first. Null on SQLite, which is one node.</summary>
    public string? LedTo { get; init; }
}
