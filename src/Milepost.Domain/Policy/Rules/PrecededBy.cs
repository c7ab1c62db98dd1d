using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>Each need is there on or before the subject's own day. Both on one day are in order.</summary>
/// <param name="Before">For the participant, who has no day: on or before the first of these.</param>
/// <param name="MetWithout">Where there is none of these, the order is kept; otherwise there is nothing to judge.</param>
public sealed record PrecededBy(ImmutableArray<Need> Needs, FactPick? Before = null, bool MetWithout = false) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } =
    [
        SubjectKind.Participant, SubjectKind.Plan, SubjectKind.Goal, SubjectKind.Objective, SubjectKind.Service, SubjectKind.Assessment,
        SubjectKind.Credential, SubjectKind.SkillGain, SubjectKind.Referral,
    ];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        var measured = subject.Day is { } own
            ? About(subject.Kind == SubjectKind.Plan ? "plan opened" : "start", own, subject.Fact)
            : Before?.In(record, subject).First;

        if (measured is { On: { } by }) return Rules.Needs.Judge(Needs, record, subject, by, measured);
        return MetWithout ? new(Outcome.Met) : null;
    }
}
