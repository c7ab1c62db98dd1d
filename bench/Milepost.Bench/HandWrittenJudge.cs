using System.Collections.Immutable;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

/// <summary>
/// The requirements of Chicago and Cook County, with those of Illinois and the Act, as somebody would write them who knows of no other
/// jurisdiction: loops over the facts with every number and word in place. It is the floor the engine is measured against.
/// </summary>
/// <remarks>A change of those packs has to be made here as well: the benchmark does not time two judges that differ.</remarks>
internal sealed partial class HandWrittenJudge
{
    private readonly CaseFacts _facts;
    private readonly DateOnly _today;
    private readonly List<HandWrittenFinding> _findings = [];

    private HandWrittenJudge(CaseFacts facts, DateOnly today)
    {
        _facts = new HandWrittenRecord(today).Cut(facts);
        _today = today;
    }

    public static List<HandWrittenFinding> Judge(CaseFacts facts, DateOnly today)
    {
        var judge = new HandWrittenJudge(facts, today);
        if (today >= new DateOnly(2015, 7, 1)) judge.JudgeByTheAct();
        if (today >= new DateOnly(2022, 1, 1)) judge.JudgeByIllinois();
        if (today >= new DateOnly(2023, 3, 11)) judge.JudgeFirstServicesOfYouth();
        if (today >= new DateOnly(2023, 4, 6)) judge.JudgeByChicago();
        judge._findings.Sort(HandWrittenFinding.InOrder);
        return judge._findings;
    }

    private void JudgeByTheAct()
    {
        ExitAfter90Days();
        PriorityBeforeIndividualizedService();
        AssessmentCoversEightAreas();
        FollowUpFor12Months();
        ParticipationConditions();
        foreach (var plan in _facts.Plans) StrategyNamesPathwayAndIndicator(plan);
    }

    private void JudgeByIllinois()
    {
        ContactEvery30Days();
        EligibilityWithin30Days();
        OpenGoalAndObjective();
        IntroductionNote();
        ExitNote();
        ScreeningAnswered();
        ScreeningBeforeAssessment();
        foreach (var assessment in _facts.Assessments) JudgeAssessment(assessment);
        foreach (var note in _facts.CaseNotes) CaseNoteEnteredWithin10Days(note);
        foreach (var credential in _facts.Credentials) OutcomeEnteredWithin10Days(credential);
        foreach (var gain in _facts.SkillGains) OutcomeEnteredWithin10Days(gain);

        foreach (var service in _facts.Services)
            if (service.StartsOn <= _today) JudgeServiceByIllinois(service);

        var firstStrategy = FirstPlan(PlanKind.Iss);
        foreach (var plan in _facts.Plans) JudgePlanByIllinois(plan, isFirstStrategy: ReferenceEquals(plan, firstStrategy));
    }

    private void JudgeFirstServicesOfYouth()
    {
        var entered = false;
        foreach (var enrollment in _facts.Enrollments)
            entered |= enrollment.Program == Program.Youth && enrollment.EnteredOn > new DateOnly(2023, 3, 10);
        if (!entered) return;

        var (assessment, strategy, planning) = (FirstService("468"), FirstService("469"), FirstService("470"));
        YouthFirstServicesInOrder(assessment, strategy, planning);
        foreach (var service in _facts.Services)
            if (service.StartsOn <= _today && service.Code == "431") VocationalExplorationAfterFirstServices(service, assessment, strategy, planning);
    }

    private void JudgeByChicago()
    {
        VocationalExplorationForYouth();
        YouthElementWithin45Days();
        OneOpenPlan();
        SkillsInventoryWorksheet();
        PlanServiceBeforeTraining();
        foreach (var plan in _facts.Plans) JudgePlanByChicago(plan);
    }

    private void Add(string requirement, string subject, Outcome outcome, ImmutableArray<string> details, params ImmutableArray<Evidence> because) =>
        _findings.Add(new(requirement, subject, outcome, null, null, details, because));

    private void AddMetOrNot(string requirement, string subject, bool met, params ImmutableArray<Evidence> because) =>
        _findings.Add(new(requirement, subject, met ? Outcome.Met : Outcome.NotMet, null, null, [], because));

    private void AddMetUnless(string requirement, string subject, List<string>? missing, params ImmutableArray<Evidence> because) =>
        _findings.Add(new(requirement, subject, missing is null ? Outcome.Met : Outcome.NotMet, null, null, missing is null ? [] : [.. missing], because));

    private void AddDone(string requirement, string subject, DateOnly due, DateOnly done, params ImmutableArray<Evidence> because) =>
        _findings.Add(new(requirement, subject, done > due ? Outcome.MetLate : Outcome.Met, due, done, [], because));

    private void AddToDo(string requirement, string subject, DateOnly due, params ImmutableArray<Evidence> because) =>
        _findings.Add(new(requirement, subject, _today > due ? Outcome.Overdue : Outcome.Due, due, null, [], because));

    private static void Lacks(ref List<string>? missing, string detail)
    {
        missing ??= [];
        if (!missing.Contains(detail)) missing.Add(detail);
    }

    private bool IsActive()
    {
        foreach (var enrollment in _facts.Enrollments)
            if (!(enrollment.ExitedOn < _today)) return true;
        return false;
    }

    private EnrollmentFact? FirstEnrollment(Program program)
    {
        EnrollmentFact? first = null;
        foreach (var enrollment in _facts.Enrollments)
            if (enrollment.Program == program && (first is null || enrollment.EnteredOn < first.EnteredOn)) first = enrollment;
        return first;
    }

    private AssessmentFact? FirstAssessment(AssessmentType type)
    {
        AssessmentFact? first = null;
        foreach (var assessment in _facts.Assessments)
            if (assessment.Type == type && (first is null || assessment.CompletedOn < first.CompletedOn)) first = assessment;
        return first;
    }

    private PlanFact? FirstPlan(PlanKind kind)
    {
        PlanFact? first = null;
        foreach (var plan in _facts.Plans)
            if (plan.Kind == kind && (first is null || plan.OpenedOn < first.OpenedOn)) first = plan;
        return first;
    }

    private ServiceFact? FirstService(string code)
    {
        ServiceFact? first = null;
        foreach (var service in _facts.Services)
            if (service.StartsOn <= _today && service.Code == code && (first is null || service.StartsOn < first.StartsOn)) first = service;
        return first;
    }

    /// <summary>Element 9 is follow-up, which does not count.</summary>
    private ServiceFact? FirstYouthElement()
    {
        ServiceFact? first = null;
        foreach (var service in _facts.Services)
            if (service.StartsOn <= _today && service.YouthElement is not (null or 9) && (first is null || service.StartsOn < first.StartsOn)) first = service;
        return first;
    }

    private static bool IsTraining(ServiceFact service) => service.Kind is ServiceKind.Training or ServiceKind.Apprenticeship;
}
