using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

// Chicago and Cook County, for each plan, its goals and its objectives.
internal sealed partial class HandWrittenJudge
{
    private void JudgePlanByChicago(PlanFact plan)
    {
        var subject = plan.Ref;
        var opened = new Evidence("plan opened", plan.OpenedOn, plan);
        AssessmentBeforePlan(plan, subject, opened);
        if (plan.Kind == PlanKind.Iep)
        {
            CareerExplorationBeforeIep(plan, subject, opened);
            ParticipationBeforeIep(plan, subject, opened);
        }
        PlanSigned(plan, subject);
        NewSignatureWhenGoalChanges(plan, subject);
        ReviewCaseNote(plan, subject);
        if (plan.ClosedOn is null && IsActive())
        {
            var last = LastLookedAt(plan);
            AddToDo("chi.plan-review-quarterly", subject, last.On!.Value.AddMonths(3), last);
        }

        foreach (var goal in plan.Goals)
        {
            if (goal.Type == GoalType.Education) GoalSuitsProgram(plan, goal);
            foreach (var objective in goal.Objectives) JudgeObjective(goal, objective);
        }
    }

    private void AssessmentBeforePlan(PlanFact plan, string subject, Evidence opened)
    {
        if (FirstAssessment(AssessmentType.ObjectiveAssessmentSummary) is { } assessment)
            AddMetOrNot("chi.assessment-before-plan", subject, assessment.CompletedOn <= plan.OpenedOn, opened, new Evidence("objective assessment summary", assessment.CompletedOn, assessment));
        else
            AddMetOrNot("chi.assessment-before-plan", subject, met: false, opened);
    }

    private void CareerExplorationBeforeIep(PlanFact plan, string subject, Evidence opened)
    {
        Evidence? first = null;
        if (FirstAssessment(AssessmentType.CareerExploration) is { } assessment) first = new("career exploration", assessment.CompletedOn, assessment);
        if (FirstService("224") is { } service && (first is null || service.StartsOn < first.Value.On)) first = new("service 224", service.StartsOn, service);

        if (first is { } explored) AddMetOrNot("chi.career-exploration-before-iep", subject, explored.On <= plan.OpenedOn, opened, explored);
        else AddMetOrNot("chi.career-exploration-before-iep", subject, met: false, opened);
    }

    private void ParticipationBeforeIep(PlanFact plan, string subject, Evidence opened)
    {
        ServiceFact? first = null;
        foreach (var service in _facts.Services)
            if (service.StartsOn <= _today && service.Code is "207" or "224" or "202" or "205" && (first is null || service.StartsOn < first.StartsOn)) first = service;

        if (first is null) AddMetOrNot("chi.participation-before-iep", subject, met: false, opened);
        else AddMetOrNot("chi.participation-before-iep", subject, first.StartsOn <= plan.OpenedOn, opened, new Evidence("first service", first.StartsOn, first));
    }

    /// <summary>Of several forms the one that lacks least is told of, the last of them where they lack alike.</summary>
    private void PlanSigned(PlanFact plan, string subject)
    {
        AgreementFact? nearest = null;
        foreach (var agreement in plan.Agreements)
            if (agreement.LastSignatureOn is not null && (nearest?.SignedByBothOn is null || agreement.SignedByBothOn is not null)) nearest = agreement;

        if (nearest is null)
        {
            Add("chi.plan-signed", subject, Outcome.NotMet, ["notSigned"]);
            return;
        }
        List<string>? missing = null;
        if (nearest.ParticipantSignedOn is null) Lacks(ref missing, "participant");
        if (nearest.StaffSignedOn is null) Lacks(ref missing, "staff");
        AddMetUnless("chi.plan-signed", subject, missing, new Evidence("agreement", nearest.LastSignatureOn, nearest));
    }

    private void NewSignatureWhenGoalChanges(PlanFact plan, string subject)
    {
        List<Evidence> because = [];
        List<string>? missing = null;
        foreach (var change in plan.Changes)
        {
            if (change.Kind is not (ChangeKind.GoalAdded or ChangeKind.GoalChanged)) continue;
            var name = NameOf(change);
            AddOnce(because, new(name, change.On, change));

            AgreementFact? first = null;
            foreach (var agreement in plan.Agreements)
            {
                if (agreement.SignedByBothOn is not { } signed || agreement.ParticipantSignedOn < change.On || agreement.StaffSignedOn < change.On) continue;
                if (first is null || signed < first.SignedByBothOn) first = agreement;
            }
            if (first is null) Lacks(ref missing, name);
            else AddOnce(because, new("signed", first.SignedByBothOn, first));
        }
        if (because.Count > 0) AddMetUnless("chi.new-signature-when-goal-changes", subject, missing, [.. because]);
    }

    private void ReviewCaseNote(PlanFact plan, string subject)
    {
        if (plan.Reviews.IsEmpty) return;
        List<Evidence> because = [];
        List<string>? missing = null;
        foreach (var review in plan.Reviews)
        {
            because.Add(new("review", review.On, review));
            var about = review.Changed ? "IEP/ISS Review/Update" : "IEP/ISS Review";
            CaseNoteFact? found = null;
            foreach (var note in _facts.CaseNotes)
                if (note.OccurredOn == review.On && note.Subject == about) found ??= note;
            if (found is null) Lacks(ref missing, review.On.ToString("yyyy-MM-dd"));
            else because.Add(new("case note", found.OccurredOn, found));
        }
        AddMetUnless("chi.review-case-note", subject, missing, [.. because]);
    }

    private void GoalSuitsProgram(PlanFact plan, GoalFact goal)
    {
        var linked = false;
        foreach (var other in plan.Goals)
            linked |= other.Id == goal.LinkedGoal && other.Type == GoalType.Employment;

        List<string>? missing = null;
        if (plan.Kind != PlanKind.Iss) Lacks(ref missing, "youthOnly");
        if (!linked) Lacks(ref missing, "linkedGoal");
        AddMetUnless("chi.goal-suits-program", goal.Ref, missing, new Evidence("goal", goal.EstablishedOn, goal));
    }

    private void JudgeObjective(GoalFact goal, ObjectiveFact objective)
    {
        var subject = objective.Ref;
        var start = new Evidence("objective", objective.StartsOn, objective);
        AddMetOrNot("chi.objective-justified", subject, objective.HasJustification, start);
        if (objective.ClosedOn is not null) AddMetOrNot("chi.closed-objective-has-outcome", subject, objective.HasOutcome, start);
        if (objective.Predefined == "Attend Occupational Training" || NamesTraining(objective))
            AddMetOrNot("chi.training-under-employment-goal", subject, goal.Type == GoalType.Employment, start);
    }

    private bool NamesTraining(ObjectiveFact objective)
    {
        foreach (var service in _facts.Services)
            if (service.StartsOn <= _today && IsTraining(service) && objective.Services.Contains(service.Id)) return true;
        return false;
    }
}
