using System.Globalization;
using System.Text.RegularExpressions;
using Milepost.Domain.Training;

namespace Milepost.Domain.Services;

public sealed record ServiceDetails
{
    public string? Code { get; init; }
    public string Name { get; init; } = "";
    public ServiceKind Kind { get; init; }
    public Program? Program { get; init; }

    /// <summary>1 to 14 (29 USC 3164(c)(2)).</summary>
    public int? YouthElement { get; init; }
    public bool? WioaFunded { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly? PlannedEndOn { get; init; }
    public string? Provider { get; init; }

    /// <summary>Dollars.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Who pays the cost; null while nobody has said.</summary>
    public Funding? Funding { get; init; }
    public string? SupportType { get; init; }
    public decimal? WeeklyHours { get; init; }
    public IReadOnlyList<InformedChoice> InformedChoice { get; init; } = [];
    public Placement? Placement { get; init; }
    public string? SocCode { get; init; }
    public string? RapidsId { get; init; }
    public string? TrainingProgram { get; init; }
    public TrainingDetails? Training { get; init; }
    public string? Attendance { get; init; }
    public string? Notes { get; init; }

    /// <summary>The barriers of the plan it answers.</summary>
    public IReadOnlyList<string> Barriers { get; init; } = [];

    /// <summary>Case-file id of the goal it serves directly, where steps hang from goals (Illinois workNet).</summary>
    public string? Goal { get; init; }

    /// <summary>Given and done on one day.</summary>
    public bool? SameDay { get; init; }

    /// <summary>Which time this service is given: 1, 2, 3.</summary>
    public int? Episode { get; init; }

    /// <summary>Both are the same service, given at different times.</summary>
    public bool IsSameServiceAs(ServiceDetails other) => Kind == other.Kind && Code == other.Code && Name == other.Name;

    /// <summary>Nothing differs. Lists compare by their items here; a record compares them by reference.</summary>
    public bool SaysTheSameAs(ServiceDetails other) =>
        InformedChoice.SequenceEqual(other.InformedChoice) && Barriers.SequenceEqual(other.Barriers)
        && (Training is null ? other.Training is null : Training.SaysTheSameAs(other.Training))
        && this == other with { InformedChoice = InformedChoice, Barriers = Barriers, Training = Training };
}

/// <summary>What a pack asks of services.</summary>
public sealed record ServiceRules
{
    /// <summary>Fields a form must have, named "service.provider", "service.weeklyHours".</summary>
    public required IReadOnlySet<string> RequiredFields { get; init; }

    /// <summary>Kinds whose cost must be given (Illinois workNet guide: support and barrier reduction).</summary>
    public required IReadOnlySet<ServiceKind> CostRequiredFor { get; init; }

    /// <summary>Kinds that need their worksite placement.</summary>
    public required IReadOnlySet<ServiceKind> PlacementRequiredFor { get; init; }

    /// <summary>The programs that may have this kind of service.</summary>
    public required IReadOnlySet<Program> Programs { get; init; }

    public required IReadOnlyList<string> PositionTypes { get; init; }

    public required IReadOnlyList<string> PlacementStatuses { get; init; }

    public TrainingRules Training { get; init; } = TrainingRules.None;

    public bool Requires(string field) => RequiredFields.Contains("service." + field);
}

/// <summary>One episode of a service.</summary>
public sealed partial class Service : RecordPart
{
    /// <summary>A start or planned end further off than this is a slip of the finger.</summary>
    public const int FurthestYearsAhead = 10;

    private Service() { }

    public ServiceDetails Details { get; private set; } = new();
    public DateOnly? EndsOn { get; private set; }
    public Completion? Completion { get; private set; }

    /// <summary>The day it was entered, apart from the day it happened.</summary>
    public DateOnly RecordedOn { get; private set; }
    public DateOnly? LearnedEndedOn { get; private set; }
    public DateOnly? ClosureRecordedOn { get; private set; }

    public bool IsOpen => EndsOn is null && Completion is null;

    /// <param name="learnedOn">The day the staff learned that it ended; nothing where that is the day it ended.</param>
    /// <param name="earlier">The services of this person so far: the same one given again is a further episode.</param>
    /// <param name="statusSince">The day from which its placement stands as it does; nothing for the usual one.</param>
    public static Result<Service> Enter(
        Participants.Participant participant, ServiceDetails details, DateOnly? endsOn, Completion? completion, ServiceRules rules, DateOnly today,
        DateOnly? learnedOn = null, IEnumerable<Service>? earlier = null, DateOnly? statusSince = null)
    {
        details = Trim(details);
        var problems = Check(details, rules, participant, today);
        CheckEnd(problems, details.StartsOn, endsOn, completion, today);
        CheckLearned(problems, endsOn, learnedOn, today);
        if (details.SameDay == true && endsOn is not null && endsOn != details.StartsOn) problems.Add(ServiceProblems.NotOneDay(details.StartsOn));
        details = DateStatus(problems, details, null, statusSince, today);
        if (problems.Count > 0) return problems;

        var service = new Service
        {
            ParticipantId = participant.Id, CaseFileId = participant.NextPartId("S"), RecordedOn = today,
            Details = details with { Episode = NextEpisode(details, earlier ?? []) },
            EndsOn = endsOn, Completion = completion, LearnedEndedOn = learnedOn, ClosureRecordedOn = completion is null ? null : today,
        };
        service.Raise("service.entered", $"Service entered: {service.Title}, {details.StartsOn.Words()}");
        return service;
    }

    /// <summary>1 for the first time, else one more than the highest before, or than the number of those before, when they bear no numbers.</summary>
    public static int NextEpisode(ServiceDetails details, IEnumerable<Service> earlier)
    {
        var before = earlier.Where(s => s.Details.IsSameServiceAs(details)).ToList();
        return Math.Max(before.Count, before.Max(s => s.Details.Episode) ?? 0) + 1;
    }

    public static Service Restore(Guid participantId, string caseFileId, ServiceDetails details, DateOnly? endsOn, Completion? completion,
        DateOnly recordedOn, DateOnly? learnedEndedOn, DateOnly? closureRecordedOn) => new()
        {
            ParticipantId = participantId, CaseFileId = caseFileId, Details = details, EndsOn = endsOn, Completion = completion,
            RecordedOn = recordedOn, LearnedEndedOn = learnedEndedOn, ClosureRecordedOn = closureRecordedOn,
        };

    /// <summary>Corrects what was entered. What service it is and which episode stays.</summary>
    public Result<Done> Change(ServiceDetails details, ServiceRules rules, Participants.Participant participant, DateOnly today, DateOnly? statusSince = null)
    {
        details = Trim(details) with { Code = Details.Code, Name = Details.Name, Kind = Details.Kind, Episode = Details.Episode, SameDay = Details.SameDay };
        var problems = Check(details, rules, participant, today, sameProgram: details.Program == Details.Program, sameRapidsId: details.RapidsId == Details.RapidsId);
        // A service of one day moves as a whole; any other one keeps its end.
        var endsOn = Details.SameDay == true && EndsOn == Details.StartsOn ? details.StartsOn : EndsOn;
        if (endsOn < details.StartsOn) problems.Add(ServiceProblems.StartAfterEnd(endsOn.Value));
        if (endsOn > today) problems.Add(ServiceProblems.InFuture("StartsOn", "it was given"));
        details = DateStatus(problems, details, Details.Placement, statusSince, today);
        if (problems.Count > 0) return problems;
        if (details.SaysTheSameAs(Details)) return Done.It;

        (Details, EndsOn) = (details, endsOn);
        if (LearnedEndedOn < endsOn) LearnedEndedOn = null;
        Raise("service.changed", $"Service changed: {Title}");
        return Done.It;
    }

    /// <summary>Adds the talks that were held when the training was chosen; what stands already stays.</summary>
    public void TakeInformedChoice(IEnumerable<InformedChoice> talks)
    {
        IReadOnlyList<InformedChoice> all = [.. Details.InformedChoice.Union(talks).Order()];
        if (all.Count == Details.InformedChoice.Count) return;
        Details = Details with { InformedChoice = all };
        Raise("service.informed-choice", $"Informed choice recorded: {Title}");
    }

    /// <summary>Closes an episode with its outcome.</summary>
    public Result<Done> Close(DateOnly endsOn, Completion completion, DateOnly? learnedOn, DateOnly today)
    {
        if (Completion is not null) return ServiceProblems.AlreadyClosed;
        var problems = new List<Problem>();
        CheckEnd(problems, Details.StartsOn, endsOn, completion, today);
        CheckLearned(problems, endsOn, learnedOn, today);
        if (problems.Count > 0) return problems;

        (EndsOn, Completion, LearnedEndedOn, ClosureRecordedOn) = (endsOn, completion, learnedOn, today);
        Raise("service.closed", $"Service closed ({Words.Of(completion)}): {Title}, {endsOn.Words()}");
        return Done.It;
    }

    public Result<Done> Reopen(string reason)
    {
        if (IsOpen) return ServiceProblems.NotClosed;
        if (string.IsNullOrWhiteSpace(reason)) return ServiceProblems.ReasonMissing;
        (EndsOn, Completion, LearnedEndedOn, ClosureRecordedOn) = (null, null, null, null);
        Raise("service.reopened", $"Service reopened: {Title}", reason.Trim());
        return Done.It;
    }

    /// <summary>"224 Career Exploration".</summary>
    public string Title => Details.Code is null ? Details.Name : string.Create(CultureInfo.InvariantCulture, $"{Details.Code} {Details.Name}");

    /// <param name="sameProgram">The program stays as it is: what came from elsewhere is history and stays correctable.</param>
    /// <param name="sameRapidsId">So is the number of the apprenticeship.</param>
    private static List<Problem> Check(
        ServiceDetails details, ServiceRules rules, Participants.Participant participant, DateOnly today, bool sameProgram = false, bool sameRapidsId = false)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(details.Name)) problems.Add(ServiceProblems.NameMissing);
        if (!sameProgram && details.Program is { } program && !rules.Programs.Contains(program)) problems.Add(ServiceProblems.KindNotAllowed(details.Kind, program));
        if (details.StartsOn < participant.Profile.BirthDate) problems.Add(ServiceProblems.BeforeBirth(participant.Profile.BirthDate));
        if (details.StartsOn > today.AddYears(FurthestYearsAhead)) problems.Add(ServiceProblems.TooFarAhead("StartsOn"));
        if (details.PlannedEndOn < details.StartsOn) problems.Add(ServiceProblems.EndBeforeStart("PlannedEndOn", details.StartsOn));
        else if (details.PlannedEndOn > today.AddYears(FurthestYearsAhead)) problems.Add(ServiceProblems.TooFarAhead("PlannedEndOn"));
        if (details.YouthElement is < 1 or > 14) problems.Add(ServiceProblems.Element);
        else if (details.YouthElement is null && (details.Kind == ServiceKind.YouthElement || rules.Requires("youthElement"))) problems.Add(ServiceProblems.ElementMissing);
        if (details.Cost is < 0) problems.Add(ServiceProblems.NegativeCost);
        else if (details.Cost is { } cost && !IsInCents(cost)) problems.Add(ServiceProblems.NotInCents("Cost"));
        if (details.Cost is null && rules.CostRequiredFor.Contains(details.Kind)) problems.Add(ServiceProblems.CostMissing);
        if (details.Funding is { } funding) problems.AddRange(Funding.Check(funding, details.Cost, isCostTyped: details.Training?.Cost is null));
        if (details.WeeklyHours is < 0 or > 168) problems.Add(ServiceProblems.WeeklyHours);
        if (details.SocCode is { } soc && !SocCode().IsMatch(soc)) problems.Add(ServiceProblems.SocCode);
        if (!sameRapidsId && details.RapidsId is { } rapids && !RapidsId().IsMatch(rapids)) problems.Add(ServiceProblems.RapidsId);
        if (details.Training is { } training) CheckTraining(problems, training);
        Require("weeklyHours", details.WeeklyHours is null, ServiceProblems.WeeklyHoursMissing);
        Require("provider", details.Provider is null, ServiceProblems.ProviderMissing);
        Require("socCode", details.SocCode is null, ServiceProblems.SocCodeMissing);
        Require("rapidsId", details.RapidsId is null, ServiceProblems.RapidsIdMissing);
        Require("supportType", details.SupportType is null, ServiceProblems.SupportTypeMissing);
        Require("wioaFunded", details.WioaFunded is null, ServiceProblems.WioaFundedMissing);
        Require("goal", details.Goal is null, ServiceProblems.GoalMissing);
        if (details.Placement is null && rules.PlacementRequiredFor.Contains(details.Kind)) problems.Add(ServiceProblems.PlacementMissing);
        if (details.Placement is { } placement) CheckPlacement(problems, placement, rules);
        return problems;

        void Require(string field, bool missing, Problem problem)
        {
            if (missing && rules.Requires(field)) problems.Add(problem);
        }
    }

    private static void CheckPlacement(List<Problem> problems, Placement placement, ServiceRules rules)
    {
        if (string.IsNullOrWhiteSpace(placement.Employer)) problems.Add(ServiceProblems.EmployerMissing);
        if (string.IsNullOrWhiteSpace(placement.Worksite)) problems.Add(ServiceProblems.WorksiteMissing);
        CheckWage(placement.MinimumWage, "MinimumWage");
        CheckWage(placement.HourlyWage, "HourlyWage");
        CheckWage(placement.SubsidizedWage, "SubsidizedWage");
        // Illinois workNet guide, Service/Step Level Information (Worksite Placements).
        if (placement.HourlyWage < placement.MinimumWage) problems.Add(ServiceProblems.BelowMinimumWage(placement.MinimumWage));
        if (placement.SubsidizedWage > placement.MinimumWage) problems.Add(ServiceProblems.SubsidyAboveMinimum(placement.MinimumWage));
        if (!rules.PositionTypes.Contains(placement.PositionType)) problems.Add(ServiceProblems.PositionType);
        if (!rules.PlacementStatuses.Contains(placement.Status)) problems.Add(ServiceProblems.PlacementStatus);
        if (placement.EndsOn < placement.StartsOn) problems.Add(ServiceProblems.EndBeforeStart("PlacementEndsOn", placement.StartsOn));

        void CheckWage(decimal wage, string field)
        {
            if (wage < 0) problems.Add(ServiceProblems.NegativeWage(field));
            else if (!IsInCents(wage)) problems.Add(ServiceProblems.NotInCents(field));
        }
    }

    /// <summary>Puts the placement's status down with its day; the days of statuses go forward.</summary>
    private static ServiceDetails DateStatus(List<Problem> problems, ServiceDetails details, Placement? before, DateOnly? since, DateOnly today)
    {
        if (details.Placement is not { } placement) return details;
        if (since > today && placement.Standing != PlacementStanding.Planned) problems.Add(ServiceProblems.InFuture("StatusSince", "the status began"));
        var dated = placement.DatedAfter(before, since, today);
        for (var i = 1; i < dated.StatusHistory.Count; i++)
        {
            if (dated.StatusHistory[i].On >= dated.StatusHistory[i - 1].On) continue;
            problems.Add(ServiceProblems.StatusBackwards(dated.StatusHistory[i - 1]));
            break;
        }
        return details with { Placement = dated };
    }

    private static bool IsInCents(decimal dollars) => decimal.Round(dollars, 2) == dollars;

    private static void CheckLearned(List<Problem> problems, DateOnly? endsOn, DateOnly? learnedOn, DateOnly today)
    {
        if (learnedOn is null) return;
        if (endsOn is null) problems.Add(ServiceProblems.LearnedWithoutEnd);
        else if (learnedOn > today) problems.Add(ServiceProblems.InFuture("LearnedOn", "you learned that it ended"));
        else if (learnedOn < endsOn) problems.Add(ServiceProblems.LearnedBeforeEnd(endsOn.Value));
    }

    private static void CheckEnd(List<Problem> problems, DateOnly startsOn, DateOnly? endsOn, Completion? completion, DateOnly today)
    {
        if (endsOn > today) problems.Add(ServiceProblems.InFuture("EndsOn", "it ended"));
        else if (endsOn < startsOn) problems.Add(ServiceProblems.EndBeforeStart("EndsOn", startsOn));
        if (completion is not null && endsOn is null) problems.Add(ServiceProblems.EndMissing);
        if (endsOn is not null && completion is null) problems.Add(ServiceProblems.CompletionMissing);
    }

    private static ServiceDetails Trim(ServiceDetails details) => details with
    {
        Name = details.Name.Trim(), Provider = Blank(details.Provider), SupportType = Blank(details.SupportType), SocCode = Blank(details.SocCode),
        RapidsId = Blank(details.RapidsId), Funding = Trim(details.Funding), TrainingProgram = Blank(details.TrainingProgram), Attendance = Blank(details.Attendance), Notes = Blank(details.Notes),
        Training = TrimTraining(details.Training),
        // The training's cost is the service's cost: one figure, not two that differ.
        Cost = details.Training?.Cost is { } parts && parts.Sum() > 0 ? parts.Sum() : details.Cost,
        Placement = details.Placement is { } p ? p with { Employer = p.Employer.Trim(), Worksite = p.Worksite.Trim() } : null,
    };

    private static Funding? Trim(Funding? funding) =>
        funding is null || (funding.Shares.Count == 0 && Blank(funding.OverLimitBecause) is null) ? null : funding with { OverLimitBecause = Blank(funding.OverLimitBecause) };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"^[0-9]{2}-[0-9]{4}(\.[0-9]{2})?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SocCode();

    /// <summary>The number of an occupation ("0627", "0627CB"), or that of a program ("IL012340001", "2023-IL-123456"). RAPIDS publishes no grammar: the shape is ours.</summary>
    [GeneratedRegex(@"^([0-9]{4}[A-Z]{0,3}|[A-Z]{2}-?[0-9]{5,12}|[0-9]{4}-[A-Z]{2}-[0-9]{3,8})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RapidsId();
}

public static class ServiceProblems
{
    public static readonly Problem NotFound = new("service.not-found", ProblemKind.NotFound, "There is no such service, or it is not yours to see.");
    public static readonly Problem NameMissing = new("service.name-missing", ProblemKind.Invalid, "Choose a service.", "Service");
    public static readonly Problem Element = new("service.element", ProblemKind.Invalid, "Choose one of the 14 youth elements.", "YouthElement");
    public static readonly Problem ElementMissing = new("service.element-missing", ProblemKind.Invalid, "Choose the youth element this service belongs to.", "YouthElement");
    public static readonly Problem NegativeCost = new("service.negative-cost", ProblemKind.Invalid, "Enter a cost of 0 or more, like 105.00.", "Cost");
    public static readonly Problem CostMissing = new("service.cost-missing", ProblemKind.Invalid, "Enter what it cost in dollars, like 105.00. This kind of service needs it.", "Cost");
    public static readonly Problem WeeklyHours = new("service.weekly-hours", ProblemKind.Invalid, "Enter hours a week from 0 to 168.", "WeeklyHours");
    public static readonly Problem WeeklyHoursMissing = new("service.weekly-hours-missing", ProblemKind.Invalid, "Enter the hours a week.", "WeeklyHours");
    public static readonly Problem ProviderMissing = new("service.provider-missing", ProblemKind.Invalid, "Enter who provides the service.", "Provider");
    public static readonly Problem SocCodeMissing = new("service.soc-code-missing", ProblemKind.Invalid, "Enter the occupation's SOC code, like 51-4121.00.", "SocCode");
    public static readonly Problem RapidsIdMissing = new("service.rapids-id-missing", ProblemKind.Invalid, "Enter the apprenticeship's RAPIDS ID.", "RapidsId");
    public static readonly Problem PlacementMissing = new("service.placement-missing", ProblemKind.Invalid, "Fill in the worksite placement: this kind of service needs it.", "Employer");
    public static readonly Problem EndMissing = new("service.end-missing", ProblemKind.Invalid, "Enter the day it ended: a service with an outcome has an end.", "EndsOn");
    public static readonly Problem CompletionMissing = new("service.completion-missing", ProblemKind.Invalid, "Choose how it ended: successful or unsuccessful.", "Completion");
    public static readonly Problem AlreadyClosed = new("service.already-closed", ProblemKind.Conflict, "This service is closed already.");
    public static readonly Problem NotClosed = new("service.not-closed", ProblemKind.Conflict, "This service is open; there is nothing to reopen.");
    public static readonly Problem ReasonMissing = new("service.reason-missing", ProblemKind.Invalid, "Enter the reason.", "Reason");

    public static readonly Problem NotOffered = new("service.not-offered", ProblemKind.Invalid, "This service is not offered in this program. Choose one from the list.", "Service");
    public static readonly Problem ProgramNotTheirs = new("service.program-not-theirs", ProblemKind.Invalid, "This person is not in that program. Choose one of the person's programs.", "Program");
    public static readonly Problem SocCode = new("service.soc-code", ProblemKind.Invalid, "Enter the SOC code as two digits, a hyphen and four digits, like 51-4121 or 51-4121.00.", "SocCode");
    public static readonly Problem CourseMissing = new("service.course-missing", ProblemKind.Invalid, "Choose the training program from the list. A supervisor can add one that is missing.", "Course");
    public static readonly Problem Course = new("service.course", ProblemKind.Invalid, "Choose a training program that is offered on the day the training starts.", "Course");
    public static readonly Problem RapidsId = new("service.rapids-id", ProblemKind.Invalid, "Enter the RAPIDS ID as it stands on the registration, like 0627CB, IL012340001 or 2023-IL-123456.", "RapidsId");
    public static readonly Problem SupportTypeMissing = new("service.support-type-missing", ProblemKind.Invalid, "Choose the type of support.", "SupportType");
    public static readonly Problem SupportType = new("service.support-type", ProblemKind.Invalid, "Choose a type of support from the list.", "SupportType");
    public static readonly Problem WioaFundedMissing = new("service.wioa-funded-missing", ProblemKind.Invalid, "Say whether it is paid with WIOA funds.", "WioaFunded");
    public static readonly Problem GoalMissing = new("service.goal-missing", ProblemKind.Invalid, "Choose the goal this serves. Add a goal to the plan first if there is none.", "PlanPart");
    public static readonly Problem PlanPart = new("service.plan-part", ProblemKind.Invalid, "Choose an open goal or objective of the open plan.", "PlanPart");
    public static readonly Problem Barrier = new("service.barrier", ProblemKind.Invalid, "Choose barriers that the open plan names.", "Barriers");
    public static readonly Problem EmployerMissing = new("service.employer-missing", ProblemKind.Invalid, "Enter the employer.", "Employer");
    public static readonly Problem WorksiteMissing = new("service.worksite-missing", ProblemKind.Invalid, "Enter the worksite.", "Worksite");
    public static readonly Problem PositionType = new("service.position-type", ProblemKind.Invalid, "Choose the position type.", "PositionType");
    public static readonly Problem PlacementStatus = new("service.placement-status", ProblemKind.Invalid, "Choose the status of the placement.", "PlacementStatus");
    public static readonly Problem LearnedWithoutEnd = new("service.learned-without-end", ProblemKind.Invalid, "Enter the day it ended as well, or leave this empty.", "LearnedOn");

    public static Problem KindNotAllowed(ServiceKind kind, Program program) => new("service.kind-not-allowed", ProblemKind.Invalid,
        $"{Words.Of(kind)} is not used in the {Words.Of(program)} program. Choose another service.", "Service");

    public static Problem BeforeBirth(DateOnly birthDate) => new("service.before-birth", ProblemKind.Invalid,
        $"Check the year: the person was born on {birthDate.Words()}.", "StartsOn");

    public static Problem TooFarAhead(string field) => new("service.too-far-ahead", ProblemKind.Invalid,
        $"Check the year: it is more than {Service.FurthestYearsAhead} years away.", field);

    public static Problem NotOneDay(DateOnly startsOn) => new("service.not-one-day", ProblemKind.Invalid,
        $"A service of one day ends on the day it starts, {startsOn.Words()}. Change the end, or untick that it was one day.", "EndsOn");

    public static Problem StartAfterEnd(DateOnly endsOn) => new("service.start-after-end", ProblemKind.Invalid,
        $"It ended on {endsOn.Words()}. Enter that day or an earlier one, or reopen the service first.", "StartsOn");

    public static Problem StatusBackwards(PlacementStatusDay before) => new("service.status-backwards", ProblemKind.Invalid,
        $"It was {before.Status} from {before.On.Words()}. Enter that day or a later one.", "StatusSince");

    public static Problem NegativeWage(string field) => new("service.negative-wage", ProblemKind.Invalid, "Enter a wage of 0 or more, like 16.20.", field);

    public static Problem NotInCents(string field) => new("service.not-in-cents", ProblemKind.Invalid, "Enter dollars and cents, like 105.00.", field);

    public static Problem InFuture(string field, string what) => new("service.in-future", ProblemKind.Invalid, $"Enter the day {what}: today or earlier.", field);

    public static Problem EndBeforeStart(string field, DateOnly other) =>
        new("service.end-before-start", ProblemKind.Invalid, $"An end cannot be before its start. The other day is {other.Words()}.", field);

    public static Problem LearnedBeforeEnd(DateOnly endsOn) =>
        new("service.learned-before-end", ProblemKind.Invalid, $"Enter a day on or after the end of {endsOn.Words()}.", "LearnedOn");

    public static Problem BelowMinimumWage(decimal minimum) => new("service.below-minimum-wage", ProblemKind.Invalid,
        $"The hourly wage must be at least the minimum wage of ${minimum:0.00}.", "HourlyWage");

    public static Problem SubsidyAboveMinimum(decimal minimum) => new("service.subsidy-above-minimum", ProblemKind.Invalid,
        $"The subsidized wage can be at most the minimum wage of ${minimum:0.00}.", "SubsidizedWage");
}
