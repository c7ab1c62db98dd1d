using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>Something is done again and again: the next time is due so long after the last of what restarts the clock.</summary>
public sealed record DoneEvery(Interval Every, ImmutableArray<FactPick> CountedFrom) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Participant, SubjectKind.Plan, SubjectKind.Service];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        var found = new Found();
        foreach (var pick in CountedFrom)
            if (pick.In(record, subject).Last is { On: { } on } last) found.Add(last.What, on, last.Of);

        return found.Last is { On: { } from } latest ? Verdict.Deadline(Every.After(from), done: null, record.Day, latest) : null;
    }
}
