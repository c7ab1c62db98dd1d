using System.Globalization;

namespace Milepost.Domain.Services;

/// <summary>A place at an employer's worksite, with its wages in dollars an hour.</summary>
public sealed record Placement(
    string Employer, string Worksite, decimal MinimumWage, decimal HourlyWage, decimal SubsidizedWage,
    string PositionType, string Status, DateOnly StartsOn, DateOnly? EndsOn)
{
    /// <summary>What the employer pays itself: hourly less subsidized (Illinois workNet guide, Worksite Placements).</summary>
    public decimal UnsubsidizedWage => HourlyWage - SubsidizedWage;
}

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
    public string? SupportType { get; init; }
    public decimal? WeeklyHours { get; init; }
    public IReadOnlyList<InformedChoice> InformedChoice { get; init; } = [];
    public Placement? Placement { get; init; }
    public string? SocCode { get; init; }
    public string? RapidsId { get; init; }
    public string? TrainingProgram { get; init; }
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
}

/// <summary>One episode of a service.</summary>
public sealed class Service : RecordPart
{
    private Service() { }

    public ServiceDetails Details { get; private set; } = new();
    public DateOnly? EndsOn { get; private set; }
    public Completion? Completion { get; private set; }

    /// <summary>The day it was entered, apart from the day it happened.</summary>
    public DateOnly RecordedOn { get; private set; }
    public DateOnly? LearnedEndedOn { get; private set; }
    public DateOnly? ClosureRecordedOn { get; private set; }

    public bool IsOpen => EndsOn is null && Completion is null;

    public static Result<Service> Enter(
        Participants.Participant participant, ServiceDetails details, DateOnly? endsOn, Completion? completion, ServiceRules rules, DateOnly today)
    {
        var problems = Check(details, rules);
        CheckEnd(problems, details.StartsOn, endsOn, completion, today);
        if (problems.Count > 0) return problems;

        var service = new Service
        {
            ParticipantId = participant.Id, CaseFileId = participant.NextPartId("S"), Details = Trim(details), RecordedOn = today,
            EndsOn = endsOn, Completion = completion, LearnedEndedOn = endsOn is null ? null : today, ClosureRecordedOn = completion is null ? null : today,
        };
        service.Raise("service.entered", $"Service entered: {service.Title}, {details.StartsOn.Words()}");
        return service;
    }

    public static Service Restore(Guid participantId, string caseFileId, ServiceDetails details, DateOnly? endsOn, Completion? completion,
        DateOnly recordedOn, DateOnly? learnedEndedOn, DateOnly? closureRecordedOn) => new()
        {
            ParticipantId = participantId, CaseFileId = caseFileId, Details = details, EndsOn = endsOn, Completion = completion,
            RecordedOn = recordedOn, LearnedEndedOn = learnedEndedOn, ClosureRecordedOn = closureRecordedOn,
        };

    public Result<Done> Change(ServiceDetails details, ServiceRules rules)
    {
        var problems = Check(details, rules);
        if (EndsOn < details.StartsOn) problems.Add(ServiceProblems.EndBeforeStart("StartsOn", EndsOn!.Value));
        if (problems.Count > 0) return problems;

        Details = Trim(details);
        Raise("service.changed", $"Service changed: {Title}");
        return Done.It;
    }

    /// <summary>Closes an episode with its outcome.</summary>
    public Result<Done> Close(DateOnly endsOn, Completion completion, DateOnly? learnedOn, DateOnly today)
    {
        if (Completion is not null) return ServiceProblems.AlreadyClosed;
        var problems = new List<Problem>();
        CheckEnd(problems, Details.StartsOn, endsOn, completion, today);
        if (learnedOn > today) problems.Add(ServiceProblems.InFuture("LearnedOn", "you learned that it ended"));
        else if (learnedOn < endsOn) problems.Add(ServiceProblems.LearnedBeforeEnd(endsOn));
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

    private static List<Problem> Check(ServiceDetails details, ServiceRules rules)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(details.Name)) problems.Add(ServiceProblems.NameMissing);
        if (details.PlannedEndOn < details.StartsOn) problems.Add(ServiceProblems.EndBeforeStart("PlannedEndOn", details.StartsOn));
        if (details.YouthElement is < 1 or > 14) problems.Add(ServiceProblems.Element);
        if (details.Kind == ServiceKind.YouthElement && details.YouthElement is null) problems.Add(ServiceProblems.ElementMissing);
        if (details.Cost is < 0) problems.Add(ServiceProblems.NegativeCost);
        if (details.Cost is null && rules.CostRequiredFor.Contains(details.Kind)) problems.Add(ServiceProblems.CostMissing);
        if (details.WeeklyHours is < 0 or > 168) problems.Add(ServiceProblems.WeeklyHours);
        if (details.WeeklyHours is null && rules.RequiredFields.Contains("service.weeklyHours")) problems.Add(ServiceProblems.WeeklyHoursMissing);
        if (string.IsNullOrWhiteSpace(details.Provider) && rules.RequiredFields.Contains("service.provider")) problems.Add(ServiceProblems.ProviderMissing);
        if (string.IsNullOrWhiteSpace(details.SocCode) && rules.RequiredFields.Contains("service.socCode")) problems.Add(ServiceProblems.SocCodeMissing);
        if (string.IsNullOrWhiteSpace(details.RapidsId) && rules.RequiredFields.Contains("service.rapidsId")) problems.Add(ServiceProblems.RapidsIdMissing);
        if (details.Placement is null && rules.PlacementRequiredFor.Contains(details.Kind)) problems.Add(ServiceProblems.PlacementMissing);
        if (details.Placement is { } p)
        {
            // WS-01 to WS-03 of the Illinois workNet guide, Worksite Placements.
            if (p.HourlyWage < p.MinimumWage) problems.Add(ServiceProblems.BelowMinimumWage(p.MinimumWage));
            if (p.SubsidizedWage > p.MinimumWage) problems.Add(ServiceProblems.SubsidyAboveMinimum(p.MinimumWage));
            if (p.EndsOn < p.StartsOn) problems.Add(ServiceProblems.EndBeforeStart("PlacementEndsOn", p.StartsOn));
        }
        return problems;
    }

    private static void CheckEnd(List<Problem> problems, DateOnly startsOn, DateOnly? endsOn, Completion? completion, DateOnly today)
    {
        if (endsOn > today) problems.Add(ServiceProblems.InFuture("EndsOn", "it ended"));
        else if (endsOn < startsOn) problems.Add(ServiceProblems.EndBeforeStart("EndsOn", startsOn));
        if (completion is not null && endsOn is null) problems.Add(ServiceProblems.EndMissing);
        if (endsOn is not null && completion is null) problems.Add(ServiceProblems.CompletionMissing);
    }

    private static ServiceDetails Trim(ServiceDetails details) => details with { Name = details.Name.Trim() };
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
