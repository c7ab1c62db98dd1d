using System.Collections.Immutable;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>So long without a service and none planned, the exit is to be recorded.</summary>
/// <remarks>The finding, the pages and the lists all come from <see cref="Forecasts"/>, so they cannot differ.</remarks>
public sealed record ExitAfterGap(Interval After, ServicePicks NotCounting) : Rule
{
    /// <summary>Which programs leave together and what holds them: the pack's choice.</summary>
    public ExitUse Use { get; init; } = ExitUse.Default;

    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Participant];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        if (record.Enrollments.IsEmpty) return null;

        if (LastExitOnceAllAreOut(record) is { } exit)
            return Compute(record, subject, [.. record.Enrollments.Select(each => each.Program).Distinct()], _ => true) is { } last
                ? new(Outcome.Met) { Due = last.DueOn, MetOn = exit.ExitedOn, Because = [.. last.Because, About("exit", exit.ExitedOn, exit)] }
                : null;

        ExitForecast? first = null;
        foreach (var forecast in Forecasts(record, subject))
            if (!forecast.WaitsForPartner && (first is null || forecast.DueOn < first.DueOn)) first = forecast;
        return first is null ? null : Verdict.Deadline(first.DueOn, done: null, record.Day, first.Because);
    }

    /// <summary>One for each group of open programs that leaves together; none for a group that no service has reached yet.</summary>
    public IReadOnlyList<ExitForecast> Forecasts(RecordOnDay record, Subject subject)
    {
        List<Program> open = [];
        foreach (var enrollment in record.Enrollments)
            if (!(enrollment.ExitedOn is { } exited && record.HasCome(exited)) && !open.Contains(enrollment.Program)) open.Add(enrollment.Program);
        return [.. Use.Groups(open)
            .Select(group => Compute(record, subject, group, service => service.Program is not { } program || Use.Counts(program, group)))
            .OfType<ExitForecast>()];
    }

    private ExitForecast? Compute(RecordOnDay record, Subject subject, IReadOnlyList<Program> programs, Predicate<ServiceFact> isTheirs)
    {
        Evidence? last = null;
        var uncounted = ImmutableArray.CreateBuilder<UncountedService>();
        foreach (var service in record.Services)
        {
            if (WhyNotCounted(record, subject, service, isTheirs) is { } why)
            {
                uncounted.Add(new(service, why));
                continue;
            }
            var day = LastDayOf(record, service);
            if (last is null || day > last.Value.On) last = About(service.HasEnded ? "end of a service" : "last sign of a service that goes on", day, service);
        }
        return last is { } found ? Held(record, subject, found, programs, uncounted, isTheirs) : null;
    }

    private UncountedReason? WhyNotCounted(RecordOnDay record, Subject subject, ServiceFact service, Predicate<ServiceFact> isTheirs) =>
        !isTheirs(service) ? UncountedReason.OtherProgram
        : !NotCounting.Describe(record, subject, service) || (Use.SupportCounts && IsPaidBesideAService(record, subject, service)) ? null
        : service.YouthElement == 9 || service.Kind == ServiceKind.FollowUp ? UncountedReason.FollowUp
        : service.YouthElement == 7 || service.Kind == ServiceKind.Support ? UncountedReason.Support
        : service.Kind == ServiceKind.SelfService ? UncountedReason.SelfService
        : UncountedReason.ByTheRule;

    /// <summary>Where the pack counts it: a support service that Title I pays, begun while a service that counts was under way.</summary>
    private bool IsPaidBesideAService(RecordOnDay record, Subject subject, ServiceFact support)
    {
        if (support.WioaFunded != true || !(support.Kind == ServiceKind.Support || support.YouthElement == 7)) return false;
        foreach (var other in record.Services)
            if (!NotCounting.Describe(record, subject, other) && other.StartsOn <= support.StartsOn && LastDayOf(record, other) >= support.StartsOn) return true;
        return false;
    }

    /// <summary>While a service has no end, its start, its planned end and the last two-way contact since it began speak for it.</summary>
    private static DateOnly LastDayOf(RecordOnDay record, ServiceFact service)
    {
        if ((service.EndsOn ?? service.LearnedEndedOn) is { } end) return end;

        var day = service.PlannedEndOn > service.StartsOn ? service.PlannedEndOn.Value : service.StartsOn;
        foreach (var note in record.CaseNotes)
            if (note.TwoWay && note.OccurredOn >= service.StartsOn && note.OccurredOn > day) day = note.OccurredOn;
        return day;
    }

    /// <summary>What is planned holds the exit when it begins on or before the due date reached without it. Each may hold the way open for the next.</summary>
    private ExitForecast Held(
        RecordOnDay record, Subject subject, Evidence last, IReadOnlyList<Program> programs, ImmutableArray<UncountedService>.Builder uncounted, Predicate<ServiceFact> isTheirs)
    {
        var (due, exitOn) = (After.After(last.On!.Value), last.On!.Value);
        List<Evidence> because = [last];
        List<ExitHold> holds = [];
        bool moved;
        do
        {
            moved = false;
            foreach (var service in record.PlannedServices)
            {
                if (WhyNotCounted(record, subject, service, isTheirs) is not null || service.StartsOn > due) continue;
                var day = LastDayOf(record, service);
                if (!Hold(After.After(day), About("planned service", service.StartsOn, service))) continue;
                moved = true;
                if (day > exitOn) exitOn = day;
                holds.Add(new(service, null, After.After(day)));
            }
            foreach (var gap in record.PlannedGaps)
                if (gap.From <= due && Hold(gap.To, About("planned gap", gap.To, gap)))
                {
                    moved = true;
                    holds.Add(new(null, gap, gap.To));
                }
        }
        while (moved);
        return new()
        {
            Programs = [.. programs], LastService = (ServiceFact)last.Of, LastServiceOn = last.On.Value, DueOn = due, ExitOn = exitOn,
            Holds = [.. holds], Uncounted = uncounted.ToImmutable(), Because = [.. because], PartnerPrograms = [.. Use.Holding(programs, record.PartnerPrograms)],
        };

        bool Hold(DateOnly until, Evidence by)
        {
            if (until <= due) return false;
            due = until;
            because.Add(by);
            return true;
        }
    }

    private static EnrollmentFact? LastExitOnceAllAreOut(RecordOnDay record)
    {
        EnrollmentFact? last = null;
        foreach (var enrollment in record.Enrollments)
        {
            if (enrollment.ExitedOn is not { } exited || !record.HasCome(exited)) return null;
            if (last is null || enrollment.ExitedOn > last.ExitedOn) last = enrollment;
        }
        return last;
    }
}
