using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>How long an assessment borrowed from a partner stays current.</summary>
internal static class BorrowedAssessment
{
    /// <summary>The first plan opened on or after it was completed: that is when it is used.</summary>
    public static PlanFact? UsedBy(AssessmentFact assessment, RecordOnDay record)
    {
        PlanFact? first = null;
        foreach (var plan in record.Plans)
            if (plan.OpenedOn >= assessment.CompletedOn && (first is null || plan.OpenedOn < first.OpenedOn)) first = plan;
        return first;
    }
}

/// <summary>An assessment is still current when a plan first uses it.</summary>
public sealed record AssessmentCurrent(Interval For) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Assessment];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        var assessment = subject.Assessment!;
        if (BorrowedAssessment.UsedBy(assessment, record) is not { } plan) return null;

        return new(For.After(assessment.CompletedOn) >= plan.OpenedOn ? Outcome.Met : Outcome.NotMet)
        {
            Because = [About("assessment completed", assessment.CompletedOn, assessment), About("plan opened", plan.OpenedOn, plan)],
        };
    }
}

/// <summary>The assessments on file cover these areas together. A borrowed one counts only while it is current.</summary>
public sealed record AssessmentsCover(ImmutableArray<AssessmentArea> Areas, Interval BorrowedFor) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Participant];

    public override Verdict Judge(RecordOnDay record, Subject subject)
    {
        HashSet<AssessmentArea> covered = [];
        List<Evidence> because = [];
        var anyNamed = false;
        foreach (var assessment in record.Assessments)
        {
            anyNamed |= !assessment.Areas.IsEmpty;
            if (assessment.Borrowed && IsStale(assessment, record)) continue;

            covered.UnionWith(assessment.Areas);
            because.Add(About("assessment", assessment.CompletedOn, assessment));
        }

        if (!record.Assessments.IsEmpty && !anyNamed) return new(Outcome.CannotTell) { Because = [.. because], Missing = "the areas the assessments cover" };
        return MetUnless([.. Areas.Where(area => !covered.Contains(area)).Select(CodeWords.Of)], [.. because]);
    }

    /// <summary>Counted to the plan that uses it; until there is one, to the day of the judgment.</summary>
    private bool IsStale(AssessmentFact assessment, RecordOnDay record)
    {
        var current = BorrowedFor.After(assessment.CompletedOn);
        return BorrowedAssessment.UsedBy(assessment, record) is { } plan ? current < plan.OpenedOn : record.HasPassed(current);
    }
}
