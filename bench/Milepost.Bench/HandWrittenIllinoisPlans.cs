using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

// Illinois, for each plan, its agreements and its objectives.
internal sealed partial class HandWrittenJudge
{
    /// <summary>The predefined objectives that stand for one of the 14 youth elements.</summary>
    private static readonly HashSet<string> YouthElementObjectives =
    [
        "Attend Job Readiness Workshop", "Attend Financial Literacy", "Attend Computer Workshop", "Attend LinkedIn Workshop", "Research LMI & Occupations",
        "Develop / Revise Resume", "Create Cover Letter", "Apply for Jobs on a Weekly Basis", "Attend Interviews", "Use social media for Networking & Job Search",
        "Participate in Job Club", "Research Training Providers & Programs", "Attend Occupational Training", "Obtain Work Experience", "Obtain On-the-Job Training",
        "Attain Summer Employment", "Attain Paid Work Experience", "Attain Unpaid Work Experience", "Increase Reading and/or Math Skills", "Increase Digital Literacy",
        "Attend English as a Second Language Classes", "Practice Aztec", "Attain High School Diploma/Equivalency", "Attend College Tours",
        "Complete Financial Aid Paperwork", "Complete College Application", "Attend Post-Secondary Education", "Attend Leadership Development", "Attend Tutoring",
        "Participate in Mentoring", "Attend Alternative Education Program", "Take Work Keys", "Take Prove It", "Pass Certification / Licensing Exam",
        "Support Service - Child/Dependent Care", "Support Service-Transportation Assistance", "Support Service - Purchase uniforms/attire", "Support Service - Purchase tools",
    ];

    private void JudgePlanByIllinois(PlanFact plan, bool isFirstStrategy)
    {
        var subject = plan.Ref;
        var opened = new Evidence("plan", plan.OpenedOn, plan);
        if (plan.Kind == PlanKind.Iep)
        {
            IepContent(plan, subject, opened);
            JustificationBasisOf(plan, subject, opened);
        }
        else
        {
            IssContent(plan, subject, opened);
            if (isFirstStrategy) IssBeforeYouthEnrollment(plan, subject, opened);
        }
        PlanEpisodeRecorded(plan, subject, opened);
        if (plan.ClosedOn is null && IsActive())
        {
            var last = LastLookedAt(plan);
            AddToDo("il.plan-review-90-days", subject, last.On!.Value.AddDays(90), last);
        }
        // Chicago has a rule of its own from that day on, which takes this one's place.
        if (_today < new DateOnly(2023, 4, 6)) AgreementOnSignificantChange(plan, subject);

        foreach (var agreement in plan.Agreements)
            if (agreement.SignedByBothOn is { } signed)
                AddMetOrNot("il.copy-given-after-signing", agreement.Ref, agreement.CopyGivenOn >= signed, new Evidence("agreement", signed, agreement));

        foreach (var goal in plan.Goals)
            foreach (var objective in goal.Objectives) SmarterObjective(objective);
    }

    private void IepContent(PlanFact plan, string subject, Evidence opened)
    {
        bool shortTerm = false, longTerm = false, anyObjective = false;
        foreach (var goal in plan.Goals)
        {
            shortTerm |= goal.Term == GoalTerm.Short;
            longTerm |= goal.Term == GoalTerm.Long;
            anyObjective |= !goal.Objectives.IsEmpty;
        }

        List<string>? missing = null;
        if (!shortTerm) Lacks(ref missing, "shortTermGoal");
        if (!longTerm) Lacks(ref missing, "longTermGoal");
        if (!anyObjective) Lacks(ref missing, "objective");
        if (plan.Justification is null) Lacks(ref missing, "justification");
        if (!HasService(plan)) Lacks(ref missing, "services");
        if (!BarriersHaveActions(plan)) Lacks(ref missing, "barriers");
        if (!plan.HasIndicator) Lacks(ref missing, "indicator");
        if (!plan.HasTracking) Lacks(ref missing, "tracking");
        AddMetUnless("il.iep-content", subject, missing, opened);
    }

    /// <summary>Dated while the plan is open or named by an objective, started or planned.</summary>
    private bool HasService(PlanFact plan)
    {
        foreach (var service in _facts.Services)
        {
            if (service.Kind is ServiceKind.PlanDevelopment or ServiceKind.SelfService) continue;
            if (service.StartsOn >= plan.OpenedOn && !(service.StartsOn > plan.ClosedOn)) return true;
            foreach (var goal in plan.Goals)
                foreach (var objective in goal.Objectives)
                    if (objective.Services.Contains(service.Id)) return true;
        }
        return false;
    }

    private static bool BarriersHaveActions(PlanFact plan)
    {
        if (plan.Barriers.IsEmpty) return plan.NoBarriers;
        foreach (var barrier in plan.Barriers)
            if (!barrier.HasAction) return false;
        return true;
    }

    private void JustificationBasisOf(PlanFact plan, string subject, Evidence opened)
    {
        var justification = plan.Justification;
        List<string>? missing = null;
        if (justification is null || !justification.Basis.Contains(JustificationBasis.Assessment)) Lacks(ref missing, "assessment");
        if (justification is null || !justification.Basis.Contains(JustificationBasis.Interview)) Lacks(ref missing, "interview");
        if (justification is null || !justification.Basis.Contains(JustificationBasis.PreviousSkills)) Lacks(ref missing, "previousSkills");
        AddMetUnless("il.justification-basis", subject, missing, opened);
    }

    private void IssContent(PlanFact plan, string subject, Evidence opened)
    {
        bool anyObjective = false, anyElement = false;
        foreach (var goal in plan.Goals)
        {
            foreach (var objective in goal.Objectives)
            {
                anyObjective = true;
                anyElement = anyElement || (objective.Predefined is { } name && YouthElementObjectives.Contains(name)) || NamesYouthElement(objective);
            }
        }

        List<string>? missing = null;
        if (plan.Goals.IsEmpty) Lacks(ref missing, "goal");
        if (!anyObjective) Lacks(ref missing, "objective");
        if (!plan.HasCareerPathway) Lacks(ref missing, "careerPathway");
        if (!anyElement) Lacks(ref missing, "youthElement");
        if (!BarriersHaveActions(plan)) Lacks(ref missing, "barriers");
        if (!plan.HasIndicator) Lacks(ref missing, "indicator");
        if (!plan.HasTracking) Lacks(ref missing, "tracking");
        AddMetUnless("il.iss-content", subject, missing, opened);
    }

    private bool NamesYouthElement(ObjectiveFact objective)
    {
        foreach (var service in _facts.Services)
            if (service.StartsOn <= _today && (service.YouthElement is not null || service.Kind == ServiceKind.YouthElement) && objective.Services.Contains(service.Id)) return true;
        return false;
    }

    private void IssBeforeYouthEnrollment(PlanFact plan, string subject, Evidence opened)
    {
        List<Evidence> because = [opened];
        List<string>? missing = null;

        var assessment = FirstAssessment(AssessmentType.ObjectiveAssessmentSummary);
        if (assessment is not null) because.Add(new("objective assessment summary", assessment.CompletedOn, assessment));
        if (assessment?.CompletedOn > plan.OpenedOn) Lacks(ref missing, "afterAssessment");

        var enrollment = FirstEnrollment(Program.Youth);
        if (enrollment is not null) because.Add(new("enrollment in youth", enrollment.EnteredOn, enrollment));
        if (enrollment?.EnteredOn < plan.OpenedOn) Lacks(ref missing, "beforeEnrollment");

        if (missing is null && assessment is null) Add("il.iss-before-youth-enrollment", subject, Outcome.CannotTell, [], [.. because]);
        else AddMetUnless("il.iss-before-youth-enrollment", subject, missing, [.. because]);
    }

    private void PlanEpisodeRecorded(PlanFact plan, string subject, Evidence opened)
    {
        List<DateOnly> days = [plan.OpenedOn];
        foreach (var change in plan.Changes)
            if (!days.Contains(change.On)) days.Add(change.On);
        days.Sort();

        List<Evidence> because = [opened];
        List<string>? missing = null;
        foreach (var day in days)
        {
            ServiceFact? episode = null;
            foreach (var service in _facts.Services)
                if (service.StartsOn == day && service.Kind == ServiceKind.PlanDevelopment) episode ??= service;
            if (episode is null) Lacks(ref missing, day.ToString("yyyy-MM-dd"));
            else because.Add(new(episode.Name, day, episode));
        }
        AddMetUnless("il.plan-episode-recorded", subject, missing, [.. because]);
    }

    /// <summary>The opening, a review or a change, whichever was last.</summary>
    private static Evidence LastLookedAt(PlanFact plan)
    {
        var last = new Evidence("plan opened", plan.OpenedOn, plan);
        foreach (var review in plan.Reviews)
            if (review.On >= last.On) last = new("review of the plan", review.On, review);
        foreach (var change in plan.Changes)
            if (change.On >= last.On) last = new("change of the plan", change.On, change);
        return last;
    }

    private void AgreementOnSignificantChange(PlanFact plan, string subject)
    {
        List<Evidence> because = [];
        List<string>? missing = null;
        foreach (var change in plan.Changes)
        {
            if (change.Kind is not (ChangeKind.GoalAdded or ChangeKind.GoalChanged or ChangeKind.SupportChanged or ChangeKind.TrainingChanged)) continue;
            var name = NameOf(change);
            AddOnce(because, new(name, change.On, change));

            AgreementFact? first = null;
            foreach (var agreement in plan.Agreements)
                if (agreement.IsForm && agreement.ParticipantSignedOn >= change.On && (first is null || agreement.ParticipantSignedOn < first.ParticipantSignedOn)) first = agreement;
            if (first is null) Lacks(ref missing, name);
            else AddOnce(because, new("signed", first.ParticipantSignedOn, first));
        }
        if (because.Count > 0) AddMetUnless("il.agreement-on-significant-change", subject, missing, [.. because]);
    }

    private static string NameOf(ChangeFact change)
    {
        var kind = change.Kind switch
        {
            ChangeKind.GoalAdded => "goalAdded",
            ChangeKind.GoalChanged => "goalChanged",
            ChangeKind.SupportChanged => "supportChanged",
            _ => "trainingChanged",
        };
        return change.Goal is null ? kind : $"{kind}:{change.Goal}";
    }

    private static void AddOnce(List<Evidence> because, Evidence evidence)
    {
        if (!because.Contains(evidence)) because.Add(evidence);
    }

    private void SmarterObjective(ObjectiveFact objective)
    {
        List<string>? missing = null;
        if (WordsIn(objective.Statement) < 4) Lacks(ref missing, "specific");
        if (!IsMeasurable(objective.Statement)) Lacks(ref missing, "measurable");
        if (!objective.HasJustification) Lacks(ref missing, "relevant");
        if (objective.ProjectedEndOn is null) Lacks(ref missing, "timeDriven");
        if (objective.ReviewOn is null) Lacks(ref missing, "evaluate");
        Add("il.smarter-objective", objective.Ref, missing is null ? Outcome.Met : Outcome.Advice, missing is null ? [] : [.. missing],
            new Evidence("objective", objective.StartsOn, objective));
    }

    private static int WordsIn(string statement)
    {
        var words = 0;
        var counted = false;
        foreach (var letter in statement)
        {
            if (char.IsWhiteSpace(letter)) counted = false;
            else if (!counted && char.IsLetterOrDigit(letter))
            {
                words++;
                counted = true;
            }
        }
        return words;
    }

    private bool IsMeasurable(string statement)
    {
        foreach (var letter in statement)
            if (char.IsDigit(letter)) return true;
        foreach (var credential in _facts.Credentials)
            if (statement.Contains(credential.Name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
