using System.Globalization;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Web.Languages;
using Milepost.App.Web.TagHelpers;
using Milepost.Domain;
using Milepost.Domain.Services;

namespace Milepost.App.Features.My;

/// <summary>How the record is said to the customer whose record it is, in the language of the page.</summary>
public sealed class OwnWords(IStringLocalizer<OwnWords> words, SpokenNames names)
{
    private static string Language => LanguageSetup.Current;

    public OwnState Of(GoalOutline goal) => (goal.Goal.IsOpen ? goal.Goal.Status : null, goal) switch
    {
        (GoalStatus.Complete, _) => new(words["Done"], StatusKind.Good, true),
        (_, { Goal: { IsOpen: false, Outcome: var outcome } }) => string.Equals(outcome, "successful", StringComparison.OrdinalIgnoreCase) || string.Equals(outcome, "reached", StringComparison.OrdinalIgnoreCase)
            ? new(words["Done"], StatusKind.Good, true) : new(words["Closed"], StatusKind.Neutral, false),
        (GoalStatus.OnTrack, _) => new(words["Going well"], StatusKind.Good, false),
        // Nobody is told off: off track means that a talk is due.
        (GoalStatus.OffTrack, _) => new(words["Let us talk about this one"], StatusKind.Attention, false),
        (_, { StatusKind: StatusKind.Waiting }) => new(words["Not started yet"], StatusKind.Waiting, false),
        _ => new(words["Started"], StatusKind.Info, false),
    };

    public OwnState Of(ObjectiveOutline step) => step switch
    {
        { Objective: { IsOpen: false, Outcome: Completion.Successful } } => new(words["Done"], StatusKind.Good, true),
        { Objective.IsOpen: false } => new(words["Closed"], StatusKind.Neutral, false),
        { StatusKind: StatusKind.Late } => new(words["Taking longer than planned"], StatusKind.Attention, false),
        { StatusKind: StatusKind.Waiting } => new(words["Comes later"], StatusKind.Waiting, false),
        _ => new(words["Under way"], StatusKind.Info, false),
    };

    public OwnState Of(ServiceOutline service) => service switch
    {
        { Service.Completion: Completion.Successful } => new(words["Done"], StatusKind.Good, true),
        { Service.IsOpen: false } => new(words["Ended"], StatusKind.Neutral, false),
        { StatusKind: StatusKind.Waiting } => new(words["Planned"], StatusKind.Waiting, false),
        _ => new(words["Under way"], StatusKind.Info, false),
    };

    public string Step(string statement) => names.Objective(statement, Language);

    public string Service(string name) => names.Service(name, Language);

    public string Barrier(string name) => names.Barrier(name, Language);

    public string Support(string name) => names.SupportType(name, Language);

    /// <summary>"Nursing Assistants" of "31-1131.00 Nursing Assistants".</summary>
    public static string Occupation(string codeAndTitle) => codeAndTitle.Split(' ', 2) is [{ Length: > 0 } code, { Length: > 0 } title] && char.IsAsciiDigit(code[0]) ? title : codeAndTitle;

    public string Words(NextStep step) => step.IsService ? Service(step.Words) : Step(step.Words);

    /// <summary>When a next step is due, in a sentence; null where it has no day.</summary>
    public string? When(NextStep step, DateOnly today) => step.On is not { } day ? null : (step.Date switch
    {
        StepDate.Starts => words["Starts {0}", day.ForCustomerAndAway(today)],
        StepDate.LookedAt when day >= today => words["You and your career planner look at it on {0}", day.ForCustomerAndAway(today)],
        _ when day >= today => words["Done by {0}", day.ForCustomerAndAway(today)],
        _ => words["Planned for {0}. It is all right if you need more time: tell your career planner.", day.ForCustomer()],
    }).Value;

    /// <summary>"Mar 4, 2026 to Apr 30, 2026"; "since Mar 4, 2026".</summary>
    public string Span(DateOnly? from, DateOnly? to, DateOnly today) => (from, to) switch
    {
        ({ } start, { } end) when start == end => start.ForCustomer(),
        ({ } start, { } end) => words["{0} to {1}", start.ForCustomer(), end.ForCustomer()],
        ({ } start, null) => start > today ? words["from {0}", start.ForCustomer()] : words["since {0}", start.ForCustomer()],
        (null, { } end) => words["until {0}", end.ForCustomer()],
        _ => "",
    };

    /// <summary>Dates, place and hours of a service in one line.</summary>
    public string Facts(Service service, DateOnly today) => string.Join(" · ", new[]
    {
        Span(service.Details.StartsOn, service.EndsOn ?? service.Details.PlannedEndOn, today),
        service.Details.Placement?.Employer ?? service.Details.Provider,
        service.Details.WeeklyHours is { } hours ? words["{0} hours a week", hours.ToString("0.##", CultureInfo.InvariantCulture)].Value : null,
    }.Where(fact => !string.IsNullOrEmpty(fact)));

    public string Of(StaffRole role) => role switch
    {
        StaffRole.CareerPlanner => words["Career planner"],
        StaffRole.Supervisor => words["Supervisor"],
        StaffRole.LocalAreaStaff => words["Local area staff"],
        StaffRole.StatewideStaff => words["Statewide staff"],
        StaffRole.Monitor => words["Monitor, who checks that the office works well"],
        StaffRole.DataOfficer => words["Data officer"],
        _ => words["Administrator"],
    };
}

/// <summary>A state as a customer reads it: kinder and shorter than what staff see.</summary>
public sealed record OwnState(string Word, StatusKind Kind, bool IsDone);
