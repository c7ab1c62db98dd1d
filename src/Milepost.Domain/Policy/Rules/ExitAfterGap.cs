using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>So long without a service and none planned, the exit is to be recorded.</summary>
public sealed record ExitAfterGap(Interval After, ServicePicks NotCounting) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Participant];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        if (LastDayOfService(record, subject) is not { } last || record.Enrollments.IsEmpty) return null;

        var (due, because) = Held(record, subject, last);
        return LastExitOnceAllAreOut(record) is { } exit
            ? new(Outcome.Met) { Due = due, MetOn = exit.ExitedOn, Because = [.. because, About("exit", exit.ExitedOn, exit)] }
            : Verdict.Deadline(due, done: null, record.Day, [.. because]);
    }

    private Evidence? LastDayOfService(RecordOnDay record, Subject subject)
    {
        Evidence? last = null;
        foreach (var service in record.Services)
        {
            if (NotCounting.Describe(record, subject, service)) continue;
            var day = LastDayOf(record, service);
            if (last is null || day > last.Value.On) last = About(service.HasEnded ? "end of a service" : "last sign of a service that goes on", day, service);
        }
        return last;
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
    private (DateOnly Due, List<Evidence> Because) Held(RecordOnDay record, Subject subject, Evidence last)
    {
        var due = After.After(last.On!.Value);
        List<Evidence> because = [last];
        bool moved;
        do
        {
            moved = false;
            foreach (var service in record.PlannedServices)
            {
                if (NotCounting.Describe(record, subject, service) || service.StartsOn > due) continue;
                moved |= Hold(After.After(LastDayOf(record, service)), About("planned service", service.StartsOn, service));
            }
            foreach (var gap in record.PlannedGaps)
                if (gap.From <= due) moved |= Hold(gap.To, About("planned gap", gap.To, gap));
        }
        while (moved);
        return (due, because);

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
