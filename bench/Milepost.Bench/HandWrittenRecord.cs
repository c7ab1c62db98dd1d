using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

/// <summary>Takes out of a record what could not be seen of it at the end of a day. Whatever can be seen whole is handed on as it is.</summary>
internal sealed class HandWrittenRecord(DateOnly today)
{
    public CaseFacts Cut(CaseFacts facts) => facts with
    {
        Participant = facts.Participant.TrainingApprovedOn > today ? facts.Participant with { TrainingApprovedOn = null } : facts.Participant,
        Application = Cut(facts.Application),
        Screening = facts.Screening?.GivenOn > today ? null : facts.Screening,
        Enrollments = Each(facts.Enrollments.RemoveAll(enrollment => enrollment.EnteredOn > today), Cut),
        Assessments = facts.Assessments.RemoveAll(assessment => assessment.CompletedOn > today),
        Plans = Each(facts.Plans.RemoveAll(plan => plan.OpenedOn > today), Cut),
        // Planned services stay in: the judge looks at the start.
        Services = Each(facts.Services.RemoveAll(service => service.RecordedOn > today), Cut),
        CaseNotes = facts.CaseNotes.RemoveAll(note => note.RecordedOn > today),
        Credentials = facts.Credentials.RemoveAll(credential => credential.RecordedOn > today),
        SkillGains = facts.SkillGains.RemoveAll(gain => gain.RecordedOn > today),
        PlannedGaps = facts.PlannedGaps.RemoveAll(gap => gap.RecordedOn > today),
    };

    private ApplicationFact? Cut(ApplicationFact? application)
    {
        if (application is null || application.AppliedOn > today) return null;
        if (application.DeterminedOn > today) application = application with { DeterminedOn = null, PriorityGroup = null };
        if (application.CertifiedOn > today) application = application with { CertifiedOn = null };
        return application;
    }

    private EnrollmentFact Cut(EnrollmentFact enrollment) =>
        (enrollment.ExitRecordedOn ?? enrollment.ExitedOn) > today ? enrollment with { ExitedOn = null, ExitRecordedOn = null } : enrollment;

    private PlanFact Cut(PlanFact plan)
    {
        var goals = Each(plan.Goals.RemoveAll(goal => goal.EstablishedOn > today), Cut);
        var agreements = Each(plan.Agreements.RemoveAll(agreement => agreement.RecordedOn > today), Cut);
        var reviews = plan.Reviews.RemoveAll(review => review.On > today);
        var changes = plan.Changes.RemoveAll(change => change.On > today);
        if (goals != plan.Goals || agreements != plan.Agreements || reviews != plan.Reviews || changes != plan.Changes)
            plan = plan with { Goals = goals, Agreements = agreements, Reviews = reviews, Changes = changes };
        return plan.ClosedOn > today ? plan with { ClosedOn = null } : plan;
    }

    private GoalFact Cut(GoalFact goal)
    {
        var objectives = Each(goal.Objectives.RemoveAll(objective => objective.StartsOn > today), Cut);
        if (objectives != goal.Objectives) goal = goal with { Objectives = objectives };
        return goal.ClosedOn > today ? goal with { ClosedOn = null } : goal;
    }

    private ObjectiveFact Cut(ObjectiveFact objective) =>
        objective.ClosedOn > today ? objective with { ClosedOn = null, HasOutcome = false } : objective;

    private AgreementFact Cut(AgreementFact agreement)
    {
        if (agreement.ParticipantSignedOn > today) agreement = agreement with { ParticipantSignedOn = null };
        if (agreement.StaffSignedOn > today) agreement = agreement with { StaffSignedOn = null };
        return agreement.CopyGivenOn > today ? agreement with { CopyGivenOn = null } : agreement;
    }

    private ServiceFact Cut(ServiceFact service)
    {
        var endIsHidden = service.EndsOn > today || service.LearnedEndedOn > today;
        var completionIsHidden = service.ClosureRecordedOn is { } closed ? closed > today : endIsHidden;
        if (endIsHidden) service = service with { EndsOn = null, LearnedEndedOn = null };
        return completionIsHidden ? service with { Completed = false, ClosureRecordedOn = null } : service;
    }

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> all, Func<T, T> cut) where T : class
    {
        for (var at = 0; at < all.Length; at++)
        {
            var seen = cut(all[at]);
            if (!ReferenceEquals(seen, all[at])) all = all.SetItem(at, seen);
        }
        return all;
    }
}
