using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>There is an open plan with an open goal that has an open objective. Only the first that is missing is named.</summary>
public sealed record OpenGoalAndObjective : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Participant];

    public override Verdict Judge(RecordOnDay record, Subject subject)
    {
        Evidence? plan = null, goal = null, objective = null;
        foreach (var eachPlan in record.Plans)
        {
            if (eachPlan.ClosedOn is not null) continue;
            plan ??= About("open plan", eachPlan.OpenedOn, eachPlan);
            foreach (var eachGoal in eachPlan.Goals)
            {
                if (eachGoal.ClosedOn is not null) continue;
                goal ??= About("open goal", eachGoal.EstablishedOn, eachGoal);
                foreach (var each in eachGoal.Objectives)
                    if (each.ClosedOn is null) objective ??= About("open objective", each.StartsOn, each);
            }
        }

        List<string> missing = plan is null ? ["plan"] : goal is null ? ["openGoal"] : objective is null ? ["openObjective"] : [];
        return MetUnless(missing, [.. new[] { plan, goal, objective }.OfType<Evidence>()]);
    }
}

/// <summary>No more than so many plans are open at a time.</summary>
public sealed record OpenPlansAtMost(int AtMost) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Participant];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        if (record.Plans.IsEmpty) return null;

        var open = record.Plans.Where(plan => plan.ClosedOn is null).ToList();
        return MetUnless(
            open.Count > AtMost ? [.. open.Select(plan => plan.Id)] : [],
            [.. open.Select(plan => About("open plan", plan.OpenedOn, plan))]);
    }
}

/// <summary>Each review has its case note that day, with the subject for a review that changed the plan or left it as it was.</summary>
public sealed record ReviewNoted(string Unchanged, string Changed) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Plan];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        if (subject.Plan!.Reviews.IsEmpty) return null;

        List<string> missing = [];
        List<Evidence> because = [];
        foreach (var review in subject.Plan.Reviews)
        {
            because.Add(About(review.Changed ? "review with changes" : "review without changes", review.On, review));
            if (NoteFor(record, review) is { } note) because.Add(About($"case note \"{note.Subject}\"", note.OccurredOn, note));
            else missing.Add(review.On.ToString("yyyy-MM-dd"));
        }
        return MetUnless(missing, [.. because]);
    }

    private CaseNoteFact? NoteFor(RecordOnDay record, ReviewFact review)
    {
        foreach (var note in record.CaseNotes)
            if (note.OccurredOn == review.On && note.Subject == (review.Changed ? Changed : Unchanged)) return note;
        return null;
    }
}
