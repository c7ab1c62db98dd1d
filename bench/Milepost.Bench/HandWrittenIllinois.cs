using System.Collections.Immutable;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

// Illinois, for the participant, assessments and entries.
internal sealed partial class HandWrittenJudge
{
    private static readonly HashSet<string> ApprovedTests = new(StringComparer.OrdinalIgnoreCase)
    {
        "TABE 11 & 12", "CASAS GOALS", "BEST Literacy", "BEST Plus 2.0", "CASAS Life and Work Reading",
    };

    private void ContactEvery30Days()
    {
        EnrollmentFact? open = null;
        foreach (var enrollment in _facts.Enrollments)
            if (!(enrollment.ExitedOn < _today) && (open is null || enrollment.EnteredOn < open.EnteredOn)) open = enrollment;
        if (open is null) return;

        CaseNoteFact? contact = null;
        foreach (var note in _facts.CaseNotes)
            if (note.TwoWay && (contact is null || note.OccurredOn >= contact.OccurredOn)) contact = note;

        var last = contact is not null && contact.OccurredOn > open.EnteredOn
            ? new Evidence("two-way contact", contact.OccurredOn, contact)
            : new Evidence("enrollment", open.EnteredOn, open);
        AddToDo("il.contact-every-30-days", "participant", last.On!.Value.AddDays(30), last);
    }

    private void EligibilityWithin30Days()
    {
        if (_facts.Application is not { } application) return;
        var due = application.AppliedOn.AddDays(30);
        var applied = new Evidence("application", application.AppliedOn, application);
        if (application.DeterminedOn is { } determined)
            AddDone("il.eligibility-within-30-days", "participant", due, determined, applied, new Evidence("eligibility determined", determined, application));
        else
            AddToDo("il.eligibility-within-30-days", "participant", due, applied);
    }

    private void OpenGoalAndObjective()
    {
        if (!IsActive()) return;
        PlanFact? openPlan = null;
        GoalFact? openGoal = null;
        ObjectiveFact? openObjective = null;
        foreach (var plan in _facts.Plans)
        {
            if (plan.ClosedOn is not null) continue;
            openPlan ??= plan;
            foreach (var goal in plan.Goals)
            {
                if (goal.ClosedOn is not null) continue;
                openGoal ??= goal;
                foreach (var objective in goal.Objectives)
                    if (objective.ClosedOn is null) openObjective ??= objective;
            }
        }

        if (openPlan is null)
        {
            Add("il.open-goal-and-objective", "participant", Outcome.NotMet, ["plan"]);
            return;
        }
        var plans = new Evidence("open plan", openPlan.OpenedOn, openPlan);
        if (openGoal is null)
        {
            Add("il.open-goal-and-objective", "participant", Outcome.NotMet, ["openGoal"], plans);
            return;
        }
        var goals = new Evidence("open goal", openGoal.EstablishedOn, openGoal);
        if (openObjective is null)
            Add("il.open-goal-and-objective", "participant", Outcome.NotMet, ["openObjective"], plans, goals);
        else
            Add("il.open-goal-and-objective", "participant", Outcome.Met, [], plans, goals, new Evidence("open objective", openObjective.StartsOn, openObjective));
    }

    private void IntroductionNote()
    {
        if (_facts.Enrollments.IsEmpty) return;
        CaseNoteFact? first = null;
        foreach (var note in _facts.CaseNotes)
            if (note.Subject == "Introduction" && (first is null || note.OccurredOn < first.OccurredOn)) first = note;
        AddMetOrNot("il.introduction-note", "participant", first is not null, NoteIfAny(first));
    }

    private void ExitNote()
    {
        DateOnly? exit = null;
        foreach (var enrollment in _facts.Enrollments)
            if (enrollment.ExitedOn is { } on && !(on < exit)) exit = on;
        if (exit is null) return;

        CaseNoteFact? first = null;
        foreach (var note in _facts.CaseNotes)
            if (note.Subject == "Service Closure/Exit" && note.OccurredOn >= exit && (first is null || note.OccurredOn < first.OccurredOn)) first = note;
        AddMetOrNot("il.exit-note", "participant", first is not null, NoteIfAny(first));
    }

    private static ImmutableArray<Evidence> NoteIfAny(CaseNoteFact? note) => note is null ? [] : [new("case note", note.OccurredOn, note)];

    private void ScreeningAnswered()
    {
        if (_facts.Screening is not { SkillsDeficient: true } screening) return;
        AddMetOrNot("il.screening-answered", "participant", screening.Answered, screening.Answered ? [new("action", screening.GivenOn, screening)] : []);
    }

    private void ScreeningBeforeAssessment()
    {
        if (_facts.Screening is not { } screening) return;
        AssessmentFact? first = null;
        foreach (var assessment in _facts.Assessments)
            if (!assessment.Borrowed && (first is null || assessment.CompletedOn < first.CompletedOn)) first = assessment;

        if (first is null)
            Add("il.screening-before-assessment", "participant", Outcome.Met, []);
        else
            AddMetOrNot("il.screening-before-assessment", "participant", screening.GivenOn <= first.CompletedOn,
                new Evidence("assessment", first.CompletedOn, first), new Evidence("screening", screening.GivenOn, screening));
    }

    private void JudgeAssessment(AssessmentFact assessment)
    {
        if (assessment.Type == AssessmentType.BasicSkills)
            AddMetOrNot("il.basic-skills-test-approved", assessment.Ref, assessment.Tool is { } tool && ApprovedTests.Contains(tool.Trim()),
                new Evidence("assessment", assessment.CompletedOn, assessment));

        if (assessment.Borrowed && FirstPlanSince(assessment.CompletedOn) is { } plan)
            AddMetOrNot("il.borrowed-assessment-current", assessment.Ref, assessment.CompletedOn.AddMonths(6) >= plan.OpenedOn,
                new Evidence("assessment completed", assessment.CompletedOn, assessment), new Evidence("plan opened", plan.OpenedOn, plan));
    }

    private void CaseNoteEnteredWithin10Days(CaseNoteFact note) =>
        AddDone("il.case-note-entered-within-10-days", note.Ref, note.OccurredOn.AddDays(10), note.RecordedOn,
            new Evidence("what the note tells of", note.OccurredOn, note), new Evidence("entry", note.RecordedOn, note));

    private void OutcomeEnteredWithin10Days(OutcomeFact outcome)
    {
        var learned = outcome.LearnedOn ?? outcome.AttainedOn;
        AddDone("il.outcome-entered-within-10-days", outcome.Ref, learned.AddDays(10), outcome.RecordedOn,
            new Evidence("learned of", learned, outcome), new Evidence("entry", outcome.RecordedOn, outcome));
    }
}
