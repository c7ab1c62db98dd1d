using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>Something is done once in each period until a time is full. What is done in one period does not make up for another.</summary>
/// <remarks>Period N ends N periods after the start, counted in one step, that day included; the start itself is in the first. The last ends when the time is full.</remarks>
public sealed record DoneEachPeriod(FactPick From, Interval Every, Interval Until, FactPick Done) : Rule
{
    /// <summary>The duty ends when the person declines follow-up or cannot be reached, as written down at the exit it is counted from.</summary>
    public bool EndsWithFollowUp { get; init; }

    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Participant];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        if (From.In(record, subject).Last is not { On: { } from } start) return null;

        if (EndsWithFollowUp && start.Of is EnrollmentFact { FollowUpEndedOn: { } ended } exit)
            return new(Outcome.Met) { MetOn = ended, Because = [start, About("end of follow-up", ended, exit)] };

        var done = Done.AllIn(record, subject);
        var full = Until.After(from);
        List<Evidence> because = [start];
        for (var (period, begins) = (1, from); ; period++)
        {
            var ends = Every.After(from, period);
            if (ends > full) ends = full;
            if (FirstBetween(done, begins, ends) is not { } inTime) return Verdict.Deadline(ends, done: null, record.Day, [.. because]);

            because.Add(inTime);
            if (ends == full) break;
            begins = ends.AddDays(1);
        }
        return new(Outcome.Met) { MetOn = because[^1].On, Because = [.. because] };
    }

    private static Evidence? FirstBetween(List<Evidence> done, DateOnly begins, DateOnly ends)
    {
        Evidence? first = null;
        foreach (var each in done)
            if (each.On >= begins && each.On <= ends && (first is null || each.On < first.Value.On)) first = each;
        return first;
    }
}
