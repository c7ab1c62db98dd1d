using System.Diagnostics;

namespace Milepost.Rehearsal;

/// <summary>Time since the rehearsal began; it asks nobody what day it is.</summary>
internal static class Clock
{
    private static readonly long Start = Stopwatch.GetTimestamp();

    public static TimeSpan Now => Stopwatch.GetElapsedTime(Start);
}
