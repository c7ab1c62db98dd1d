using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Participants;

/// <summary>When programs that leave together exit if nothing more is done, and why.</summary>
/// <remarks>The exit date is the last service day, known only after the gap with nothing planned (RSA-TAC-17-01, Program-Specific Criteria of Exit).</remarks>
public sealed record ExitForecast
{
    public required ImmutableArray<Program> Programs { get; init; }

    /// <summary>The last service that counts, among those that have started.</summary>
    public required ServiceFact LastService { get; init; }

    public required DateOnly LastServiceOn { get; init; }

    /// <summary>The day the gap is full. The exit is to be recorded by then.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The date the exit will carry: the last service day, that of a planned service if one holds it.</summary>
    public required DateOnly ExitOn { get; init; }

    public ImmutableArray<ExitHold> Holds { get; init; } = [];
    public ImmutableArray<UncountedService> Uncounted { get; init; } = [];
    public ImmutableArray<Evidence> Because { get; init; } = [];

    /// <summary>Covered partner programs that still serve the person: until they end, nobody can tell the last service.</summary>
    public ImmutableArray<string> PartnerPrograms { get; init; } = [];

    public bool WaitsForPartner => !PartnerPrograms.IsEmpty;

    public bool IsFull(DateOnly today) => !WaitsForPartner && today > DueOn;

    /// <summary>Days until the exit falls due; negative once it is late.</summary>
    public int DaysLeft(DateOnly today) => DueOn.DayNumber - today.DayNumber;

    /// <summary>What an exit recorded today carries: no day ahead, whatever was planned.</summary>
    public DateOnly ExitOnIfRecorded(DateOnly today) => LastServiceOn < today ? LastServiceOn : today;
}

/// <summary>A planned service or gap that moves the exit.</summary>
public sealed record ExitHold(ServiceFact? Service, PlannedGapFact? Gap, DateOnly Until);

public sealed record UncountedService(ServiceFact Service, UncountedReason Reason);

public enum UncountedReason { SelfService, Support, FollowUp, OtherProgram, ByTheRule }

/// <summary>Which programs leave together, and what holds them: a choice that federal text leaves to the states.</summary>
/// <param name="Common">Covered programs exit only when all of them have the gap (RSA-TAC-17-01, common exit).</param>
/// <param name="Covers">The programs that are covered.</param>
/// <param name="Partners">Partner programs that are covered, by the names the record uses.</param>
/// <param name="SupportCounts">
/// A support service counts when Title I pays it beside a service that counts (Illinois ePolicy chapter 3.1); federal text says that none
/// delays the exit (RSA-TAC-17-01, note 13).
/// </param>
public sealed record ExitUse(bool Common, ImmutableArray<Program> Covers, ImmutableArray<string> Partners, bool SupportCounts)
{
    /// <summary>Everything on the record counts for everything, support does not.</summary>
    public static ExitUse Default { get; } = new(true, [.. Enum.GetValues<Program>()], [], false);

    public IReadOnlyList<IReadOnlyList<Program>> Groups(IReadOnlyList<Program> open)
    {
        var together = Common ? open.Where(Covers.Contains).ToList() : [];
        List<IReadOnlyList<Program>> groups = together.Count > 0 ? [together] : [];
        groups.AddRange(open.Except(together).Select(program => (IReadOnlyList<Program>)[program]));
        return groups;
    }

    /// <summary>A service of a covered program counts for all covered programs, even one that the person has left.</summary>
    public bool Counts(Program program, IReadOnlyList<Program> group) => group.Contains(program) || (Common && Covers.Contains(program) && Covers.Contains(group[0]));

    public IEnumerable<string> Holding(IReadOnlyList<Program> group, IEnumerable<string> active) =>
        Common && Covers.Contains(group[0]) ? active.Where(name => Partners.Contains(name, StringComparer.OrdinalIgnoreCase)) : [];
}
