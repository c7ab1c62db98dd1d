using Milepost.Domain;

namespace Milepost.App.Features.Plans.Overview;

/// <summary>From when until when, in words.</summary>
public static class PlanDates
{
    public static string Words(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        (null, null) => "no dates yet",
        ({ } start, null) => $"from {start.Words()}",
        (null, { } end) => $"until {end.Words()}",
        ({ } start, { } end) when start == end => start.Words(),
        ({ } start, { } end) => $"{start.Words()} to {end.Words()}",
    };
}
