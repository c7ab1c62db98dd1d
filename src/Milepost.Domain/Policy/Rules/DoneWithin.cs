using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>One thing is done within a time of another.</summary>
/// <param name="CannotTellWithoutStart">Without a day to count from nothing can be said; otherwise there is nothing to judge.</param>
public sealed record DoneWithin(FactPick From, FactPick Done, Interval Within, bool CannotTellWithoutStart = false) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } =
        [SubjectKind.Participant, SubjectKind.Plan, SubjectKind.Service, SubjectKind.CaseNote, SubjectKind.Credential, SubjectKind.SkillGain];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        if (From.In(record, subject).First is not { On: { } from } start)
            return CannotTellWithoutStart ? new(Outcome.CannotTell) { Missing = From.Words } : null;

        var done = Done.In(record, subject).First;
        return Verdict.Deadline(Within.After(from), done?.On, record.Day, done is { } by ? [start, by] : [start]);
    }
}
