using System.Text.Json.Serialization;
using Milepost.Domain.Worksites;

namespace Milepost.Domain.Services;

/// <summary>From a day on a placement stands like this, in the pack's words.</summary>
public sealed record PlacementStatusDay(DateOnly On, string Status);

/// <summary>How a placement stands, whatever words the pack has for it.</summary>
public enum PlacementStanding { Planned, Started, OnHold, Terminated }

/// <summary>A place at an employer's worksite, with its wages in dollars an hour.</summary>
public sealed record Placement(
    string Employer, string Worksite, decimal MinimumWage, decimal HourlyWage, decimal SubsidizedWage,
    string PositionType, string Status, DateOnly StartsOn, DateOnly? EndsOn)
{
    /// <summary>What the employer pays itself: hourly less subsidized (Illinois workNet guide, Worksite Placements).</summary>
    public decimal UnsubsidizedWage => HourlyWage - SubsidizedWage;

    /// <summary>The entry in the list of employers; nothing where the names were typed.</summary>
    public string? EmployerId { get; init; }
    public string? WorksiteId { get; init; }
    public string? JobId { get; init; }

    public string? JobTitle { get; init; }

    /// <summary>The place whose minimum wage holds, as the worksite had it.</summary>
    public string? Region { get; init; }

    /// <summary>What the minimum wage rests on besides place and age.</summary>
    public WageCircumstance? Circumstance { get; init; }

    /// <summary>Every status with its first day, the oldest first.</summary>
    public IReadOnlyList<PlacementStatusDay> StatusHistory { get; init; } = [];

    /// <summary>Since when it stands as it does.</summary>
    [JsonIgnore]
    public DateOnly? StatusOn => StatusHistory.Count == 0 ? null : StatusHistory[^1].On;

    [JsonIgnore]
    public PlacementStanding Standing => StandingOf(Status);

    /// <summary>Somebody is there or is to come, on that day or later.</summary>
    public bool TakesAnOpening(DateOnly on) => Standing != PlacementStanding.Terminated && (EndsOn is null || EndsOn >= on);

    /// <summary>Packs write statuses in their own words; the first word says what each is.</summary>
    public static PlacementStanding StandingOf(string status) =>
        status.StartsWith("Start", StringComparison.OrdinalIgnoreCase) ? PlacementStanding.Started
        : status.StartsWith("On Hold", StringComparison.OrdinalIgnoreCase) || status.StartsWith("Hold", StringComparison.OrdinalIgnoreCase) ? PlacementStanding.OnHold
        : status.StartsWith("Terminat", StringComparison.OrdinalIgnoreCase) || status.StartsWith("End", StringComparison.OrdinalIgnoreCase) ? PlacementStanding.Terminated
        : PlacementStanding.Planned;

    /// <summary>
    /// Days in subsidized employment. Our reading of the guide, which names the number and does not define it: calendar days from the start to the
    /// end, both counted, up to today, on which the placement's status was Started, while part of the wage is subsidized. A termination takes effect
    /// at the end of its day. What is on hold or terminated had started: before the first dated status it counts from the start of the placement. A
    /// placement whose statuses were never dated counts from start to end when it has started or is terminated.
    /// </summary>
    public int SubsidizedDays(DateOnly today)
    {
        if (SubsidizedWage <= 0) return 0;
        var last = EndsOn is { } end && end < today ? end : today;
        if (StatusHistory.Count == 0) return Standing is PlacementStanding.Started or PlacementStanding.Terminated ? DaysFrom(StartsOn, last) : 0;

        var days = StandingOf(StatusHistory[0].Status) switch
        {
            PlacementStanding.Terminated => DaysFrom(StartsOn, Earlier(StatusHistory[0].On, last)),
            PlacementStanding.OnHold => DaysFrom(StartsOn, Earlier(StatusHistory[0].On.AddDays(-1), last)),
            _ => 0,
        };
        for (var i = 0; i < StatusHistory.Count; i++)
        {
            if (StandingOf(StatusHistory[i].Status) != PlacementStanding.Started) continue;
            var next = i + 1 < StatusHistory.Count ? StatusHistory[i + 1] : null;
            var until = next is null ? last : StandingOf(next.Status) == PlacementStanding.Terminated ? next.On : next.On.AddDays(-1);
            days += DaysFrom(StatusHistory[i].On < StartsOn ? StartsOn : StatusHistory[i].On, Earlier(until, last));
        }
        return days;
    }

    /// <summary>The same placement with its status dated: a new status begins on the day given, else today.</summary>
    /// <param name="since">The day the status begins, when it was typed.</param>
    internal Placement DatedAfter(Placement? before, DateOnly? since, DateOnly today)
    {
        var history = before?.StatusHistory ?? [];
        if (before is not null && before.Status == Status)
        {
            if (since is null || since == before.StatusOn) return this with { StatusHistory = history };
            return this with { StatusHistory = [.. history.Take(Math.Max(history.Count - 1, 0)), new(since.Value, Status)] };
        }
        // A status that was never dated began with the placement.
        if (before is not null && history.Count == 0) history = [new(before.StartsOn, before.Status)];
        var first = before is null ? Standing == PlacementStanding.Started ? StartsOn : Earlier(StartsOn, today) : today;
        return this with { StatusHistory = [.. history, new(since ?? (Standing == PlacementStanding.Terminated && EndsOn < today ? EndsOn.Value : first), Status)] };
    }

    /// <summary>Lists compare by their items here; a record compares them by reference.</summary>
    public bool Equals(Placement? other) =>
        other is not null && Employer == other.Employer && Worksite == other.Worksite && MinimumWage == other.MinimumWage && HourlyWage == other.HourlyWage
        && SubsidizedWage == other.SubsidizedWage && PositionType == other.PositionType && Status == other.Status && StartsOn == other.StartsOn && EndsOn == other.EndsOn
        && EmployerId == other.EmployerId && WorksiteId == other.WorksiteId && JobId == other.JobId && JobTitle == other.JobTitle && Region == other.Region
        && Circumstance == other.Circumstance && StatusHistory.SequenceEqual(other.StatusHistory);

    public override int GetHashCode() => HashCode.Combine(Employer, Worksite, HourlyWage, Status, StartsOn, EndsOn, JobId, StatusHistory.Count);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static int DaysFrom(DateOnly from, DateOnly until) => Math.Max(0, until.DayNumber - from.DayNumber + 1);
}
