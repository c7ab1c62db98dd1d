namespace Milepost.App.Store;

/// <summary>A form that was saved, so that pressing Save twice saves once.</summary>
public sealed class Submission
{
    public required Guid Token { get; init; }
    public required DateTimeOffset At { get; init; }
}
