namespace Milepost.App.Tests;

/// <summary>A clock that stands still until a test moves it. It starts on Monday, March 2, 2026, at 9 in the morning in Chicago.</summary>
public sealed class TestClock : TimeProvider
{
    // A real clock never shows a round number, and PostgreSQL does not keep the last digit.
    public static readonly DateTimeOffset Start = new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    private long _ticks = Start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public void GoTo(DateTimeOffset instant) => Interlocked.Exchange(ref _ticks, instant.UtcTicks);
}
