using System.Collections.Immutable;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

// The Workforce Innovation and Opportunity Act.
internal sealed partial class HandWrittenJudge
{
    private static readonly (AssessmentArea Area, string Name)[] EightAreas =
    [
        (AssessmentArea.BasicSkills, "basicSkills"),
        (AssessmentArea.OccupationalSkills, "occupationalSkills"),
        (AssessmentArea.WorkExperience, "workExperience"),
        (AssessmentArea.Employability, "employability"),
        (AssessmentArea.Interests, "interests"),
        (AssessmentArea.Aptitudes, "aptitudes"),
        (AssessmentArea.SupportiveServiceNeeds, "supportiveServiceNeeds"),
        (AssessmentArea.DevelopmentalNeeds, "developmentalNeeds"),
    ];

    private void ExitAfter90Days()
    {
        if (_facts.Enrollments.IsEmpty) return;
        ServiceFact? lastService = null;
        DateOnly last = default;
        foreach (var service in _facts.Services)
        {
            if (service.StartsOn > _today || !Qualifies(service)) continue;
            var day = LastDayOf(service);
            if (lastService is not null && day <= last) continue;
            (lastService, last) = (service, day);
        }
        if (lastService is null) return;

        List<Evidence> because = [new(lastService.HasEnded ? "end of a service" : "last sign of a service that goes on", last, lastService)];
        var due = HeldBy(last.AddDays(90), because);

        EnrollmentFact? lastExit = null;
        foreach (var enrollment in _facts.Enrollments)
        {
            if (enrollment.ExitedOn is not { } exited || exited > _today)
            {
                AddToDo("us.exit-after-90-days", "participant", due, [.. because]);
                return;
            }
            if (lastExit is null || exited > lastExit.ExitedOn) lastExit = enrollment;
        }
        because.Add(new("exit", lastExit!.ExitedOn, lastExit));
        _findings.Add(new("us.exit-after-90-days", "participant", Outcome.Met, due, lastExit.ExitedOn, [], [.. because]));
    }

    private static bool Qualifies(ServiceFact service) =>
        service.Kind is not (ServiceKind.SelfService or ServiceKind.Support or ServiceKind.FollowUp) && service.YouthElement is not (7 or 9);

    private DateOnly LastDayOf(ServiceFact service)
    {
        if ((service.EndsOn ?? service.LearnedEndedOn) is { } end) return end;
        var last = service.StartsOn;
        if (service.PlannedEndOn > last) last = service.PlannedEndOn.Value;
        foreach (var note in _facts.CaseNotes)
            if (note.TwoWay && note.OccurredOn > last) last = note.OccurredOn;
        return last;
    }

    /// <summary>A planned service or gap that begins by the due date moves it, which may bring the next one within it.</summary>
    private DateOnly HeldBy(DateOnly due, List<Evidence> because)
    {
        bool moved;
        do
        {
            moved = false;
            foreach (var service in _facts.Services)
            {
                if (service.StartsOn <= _today || service.StartsOn > due || !Qualifies(service)) continue;
                var until = LastDayOf(service).AddDays(90);
                if (until <= due) continue;
                due = until;
                because.Add(new("planned service", service.StartsOn, service));
                moved = true;
            }
            foreach (var gap in _facts.PlannedGaps)
            {
                if (gap.From > due || gap.To <= due) continue;
                due = gap.To;
                because.Add(new("planned gap", gap.To, gap));
                moved = true;
            }
        }
        while (moved);
        return due;
    }

    private void PriorityBeforeIndividualizedService()
    {
        var adultOnly = !_facts.Enrollments.IsEmpty;
        foreach (var enrollment in _facts.Enrollments)
            adultOnly &= enrollment.Program == Program.Adult;

        ServiceFact? first = null;
        foreach (var service in _facts.Services)
        {
            if (service.StartsOn > _today || (first is not null && service.StartsOn >= first.StartsOn)) continue;
            if (!IsTraining(service) && service.Kind is not (ServiceKind.Individualized or ServiceKind.PlanDevelopment or ServiceKind.WorkExperience)) continue;
            if (service.Program == Program.Adult || (service.Program is null && adultOnly)) first = service;
        }
        if (first is null) return;

        var start = new Evidence("first service", first.StartsOn, first);
        if (_facts.Application is not { PriorityGroup: not null } application)
            Add("us.priority-recorded-before-individualized-service", "participant", Outcome.NotMet, [], start);
        else if (application.DeterminedOn is not { } decided)
            Add("us.priority-recorded-before-individualized-service", "participant", Outcome.CannotTell, [], start);
        else
            AddMetOrNot("us.priority-recorded-before-individualized-service", "participant", decided <= first.StartsOn, new Evidence("priority decided", decided, application), start);
    }

    private void AssessmentCoversEightAreas()
    {
        if (FirstEnrollment(Program.Youth) is null && FirstPlan(PlanKind.Iss) is null) return;

        var covered = new bool[EightAreas.Length];
        var because = new List<Evidence>(_facts.Assessments.Length);
        var anyArea = false;
        foreach (var assessment in _facts.Assessments)
        {
            anyArea |= !assessment.Areas.IsEmpty;
            if (assessment.Borrowed && assessment.CompletedOn.AddMonths(6) < (FirstPlanSince(assessment.CompletedOn)?.OpenedOn ?? _today)) continue;
            foreach (var area in assessment.Areas) covered[(int)area] = true;
            because.Add(new("assessment", assessment.CompletedOn, assessment));
        }
        if (!_facts.Assessments.IsEmpty && !anyArea)
        {
            Add("us.youth-assessment-covers-eight-areas", "participant", Outcome.CannotTell, [], [.. because]);
            return;
        }

        List<string>? missing = null;
        foreach (var (area, name) in EightAreas)
            if (!covered[(int)area]) Lacks(ref missing, name);
        AddMetUnless("us.youth-assessment-covers-eight-areas", "participant", missing, [.. because]);
    }

    private PlanFact? FirstPlanSince(DateOnly day)
    {
        PlanFact? first = null;
        foreach (var plan in _facts.Plans)
            if (plan.OpenedOn >= day && (first is null || plan.OpenedOn < first.OpenedOn)) first = plan;
        return first;
    }

    private void FollowUpFor12Months()
    {
        EnrollmentFact? left = null;
        foreach (var enrollment in _facts.Enrollments)
            if (enrollment.Program == Program.Youth && enrollment.ExitedOn is { } on && (left is null || on >= left.ExitedOn)) left = enrollment;
        if (left?.ExitedOn is not { } exit) return;

        List<Evidence> because = [new("exit from youth", exit, left)];
        var begins = exit;
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            var ends = exit.AddMonths(3 * quarter);
            ServiceFact? first = null;
            foreach (var service in _facts.Services)
            {
                if (service.StartsOn > _today || service.StartsOn < begins || service.StartsOn > ends) continue;
                if (service.Kind != ServiceKind.FollowUp && service.YouthElement != 9) continue;
                if (first is null || service.StartsOn < first.StartsOn) first = service;
            }
            if (first is null)
            {
                AddToDo("us.youth-follow-up-12-months", "participant", ends, [.. because]);
                return;
            }
            because.Add(new("follow-up", first.StartsOn, first));
            begins = ends.AddDays(1);
        }
        _findings.Add(new("us.youth-follow-up-12-months", "participant", Outcome.Met, null, because[^1].On, [], [.. because]));
    }

    private void ParticipationConditions()
    {
        if (FirstEnrollment(Program.Youth) is not { } enrollment) return;
        var entered = enrollment.EnteredOn;
        List<string>? missing = null;
        List<Evidence> because = [new("enrollment in youth", entered, enrollment)];

        if (_facts.Application?.DeterminedOn is { } determined) because.Add(new("eligibility determined", determined, _facts.Application));
        if (!(_facts.Application?.DeterminedOn <= entered)) Lacks(ref missing, "eligibility");

        var assessment = FirstAssessment(AssessmentType.ObjectiveAssessmentSummary);
        if (assessment is not null) because.Add(new("objective assessment summary", assessment.CompletedOn, assessment));
        if (!(assessment?.CompletedOn <= entered)) Lacks(ref missing, "objectiveAssessment");

        var strategy = FirstPlan(PlanKind.Iss);
        if (strategy is not null) because.Add(new("ISS opened", strategy.OpenedOn, strategy));
        if (!(strategy?.OpenedOn <= entered)) Lacks(ref missing, "iss");

        var element = FirstYouthElement();
        if (element is not null) because.Add(new("youth element service", element.StartsOn, element));
        if (!(element?.StartsOn <= entered)) Lacks(ref missing, "youthElement");

        AddMetUnless("us.youth-participation-conditions", "participant", missing, [.. because]);
    }

    private void StrategyNamesPathwayAndIndicator(PlanFact plan)
    {
        if (plan.Kind != PlanKind.Iss) return;
        List<string>? missing = null;
        if (!plan.HasCareerPathway) Lacks(ref missing, "careerPathway");
        if (!plan.HasIndicator) Lacks(ref missing, "indicator");
        AddMetUnless("us.strategy-names-pathway-and-indicator", plan.Ref, missing, new Evidence("plan", plan.OpenedOn, plan));
    }
}
