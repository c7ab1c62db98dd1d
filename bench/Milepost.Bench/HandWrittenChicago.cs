using System.Collections.Immutable;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

// Chicago and Cook County, for the participant and services.
internal sealed partial class HandWrittenJudge
{
    private void YouthFirstServicesInOrder(ServiceFact? assessment, ServiceFact? strategy, ServiceFact? planning)
    {
        List<string>? missing = null;
        List<Evidence> because = [];
        if (assessment is null) Lacks(ref missing, "468");
        else because.Add(new("service 468", assessment.StartsOn, assessment));
        if (strategy is null) Lacks(ref missing, "469");
        else because.Add(new("service 469", strategy.StartsOn, strategy));
        if (planning is null) Lacks(ref missing, "470");
        else because.Add(new("service 470", planning.StartsOn, planning));

        if (missing is null)
        {
            var inOrder = assessment!.StartsOn <= strategy!.StartsOn && strategy.StartsOn <= planning!.StartsOn;
            foreach (var service in _facts.Services)
                if (service.StartsOn < planning!.StartsOn && service.Code is not ("468" or "469" or "470") && service.Kind != ServiceKind.SelfService) inOrder = false;
            if (!inOrder) Lacks(ref missing, "order");
        }
        AddMetUnless("chi.youth-first-services-in-order", "participant", missing, [.. because]);
    }

    private void VocationalExplorationAfterFirstServices(ServiceFact service, ServiceFact? assessment, ServiceFact? strategy, ServiceFact? planning)
    {
        List<Evidence> because = [new("start", service.StartsOn, service)];
        if (assessment is not null) because.Add(new("service 468", assessment.StartsOn, assessment));
        if (strategy is not null) because.Add(new("service 469", strategy.StartsOn, strategy));
        if (planning is not null) because.Add(new("service 470", planning.StartsOn, planning));
        var first = assessment?.StartsOn <= service.StartsOn && strategy?.StartsOn <= service.StartsOn && planning?.StartsOn <= service.StartsOn;
        AddMetOrNot("chi.vocational-exploration-after-first-services", service.Ref, first, [.. because]);
    }

    private void VocationalExplorationForYouth()
    {
        if (FirstEnrollment(Program.Youth) is null) return;
        var service = FirstService("431");
        ObjectiveFact? research = null;
        foreach (var plan in _facts.Plans)
        {
            if (plan.Kind != PlanKind.Iss) continue;
            foreach (var goal in plan.Goals)
                foreach (var objective in goal.Objectives)
                    if (objective.Predefined == "Research LMI & Occupations" && (research is null || objective.StartsOn < research.StartsOn)) research = objective;
        }

        List<string>? missing = null;
        List<Evidence> because = [];
        if (service is null) Lacks(ref missing, "service431");
        else because.Add(new("service 431", service.StartsOn, service));
        if (research is null) Lacks(ref missing, "objective");
        else because.Add(new("objective", research.StartsOn, research));
        AddMetUnless("chi.vocational-exploration-for-youth", "participant", missing, [.. because]);
    }

    private void YouthElementWithin45Days()
    {
        var determined = _facts.Application?.DeterminedOn;
        var asked = determined is not null && _facts.Application!.Programs.Contains(Program.Youth);
        if (!asked && FirstEnrollment(Program.Youth) is null) return;

        if (determined is not { } eligible)
        {
            Add("chi.youth-element-within-45-days", "participant", Outcome.CannotTell, []);
            return;
        }
        var due = eligible.AddDays(45);
        var decided = new Evidence("eligibility determined", eligible, _facts.Application!);
        if (FirstYouthElement() is { } element)
            AddDone("chi.youth-element-within-45-days", "participant", due, element.StartsOn, decided, new Evidence("youth element service", element.StartsOn, element));
        else
            AddToDo("chi.youth-element-within-45-days", "participant", due, decided);
    }

    private void OneOpenPlan()
    {
        if (_facts.Plans.IsEmpty) return;
        List<string> open = [];
        List<Evidence> because = [];
        foreach (var plan in _facts.Plans)
        {
            if (plan.ClosedOn is not null) continue;
            open.Add(plan.Id);
            because.Add(new("open plan", plan.OpenedOn, plan));
        }
        AddMetUnless("chi.one-open-plan", "participant", open.Count > 1 ? open : null, [.. because]);
    }

    private void SkillsInventoryWorksheet()
    {
        if (_facts.Participant.TrainingApprovedOn is null && (!_facts.Participant.NewCareerCoach || _facts.Plans.IsEmpty)) return;
        var worksheet = FirstAssessment(AssessmentType.SkillsInventoryWorksheet);
        ImmutableArray<Evidence> because = worksheet is null ? [] : [new("skills inventory worksheet", worksheet.CompletedOn, worksheet)];
        AddMetOrNot("chi.skills-inventory-worksheet", "participant", worksheet is not null, because);
    }

    private void PlanServiceBeforeTraining()
    {
        ServiceFact? first = null;
        foreach (var service in _facts.Services)
            if (service.StartsOn <= _today && service.Kind == ServiceKind.PlanDevelopment && (first is null || service.StartsOn < first.StartsOn)) first = service;

        foreach (var service in _facts.Services)
        {
            if (service.StartsOn > _today || !IsTraining(service)) continue;
            var start = new Evidence("start", service.StartsOn, service);
            if (first is null) AddMetOrNot("chi.plan-service-before-training", service.Ref, met: false, start);
            else AddMetOrNot("chi.plan-service-before-training", service.Ref, first.StartsOn <= service.StartsOn, start, new Evidence("plan development", first.StartsOn, first));
        }
    }
}
