using Milepost.App.Features.Participants;
using Milepost.App.Web.TagHelpers;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Plans.Overview;

/// <summary>A person's plan by goals, as the Illinois workNet pages show it: every goal with its objectives and services, in the pack's words.</summary>
/// <param name="Plan">The open plan, else the newest closed one; null before the first.</param>
/// <param name="Untied">Services that hang from no goal of this plan.</param>
public sealed record PlanOutline(
    Participant Person,
    RecordSettings Record,
    Plan? Plan,
    IReadOnlyList<GoalOutline> Goals,
    IReadOnlyList<ServiceOutline> Untied)
{
    public PackSettings Settings => Record.Settings;

    public IEnumerable<ServiceOutline> Services => Goals.SelectMany(g => g.Services).Concat(Untied).DistinctBy(s => s.Service.Id);

    public static PlanOutline Of(Participant person, RecordSettings record, Plan? plan, IReadOnlyList<Service> services, DateOnly today)
    {
        var outlines = services
            .OrderBy(s => s.Details.StartsOn).ThenBy(s => s.Id)
            .Select(s => ServiceOutline.Of(s, record.Settings, today)).ToList();
        var goals = (plan?.Goals ?? [])
            .Select((goal, i) => GoalOutline.Of(goal, i + 1, record.Settings, services, outlines, today)).ToList();
        var tied = goals.SelectMany(g => g.Services).Select(s => s.Service.Id).ToHashSet();
        return new(person, record, plan, goals, [.. outlines.Where(s => !tied.Contains(s.Service.Id))]);
    }
}

/// <param name="StartsOn">Typed, or from its services where the pack says so.</param>
/// <param name="Direct">Services that hang from the goal itself and from none of its objectives.</param>
public sealed record GoalOutline(
    Goal Goal,
    int Number,
    string Type,
    string Term,
    string Status,
    StatusKind StatusKind,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    IReadOnlyList<ObjectiveOutline> Objectives,
    IReadOnlyList<ServiceOutline> Direct)
{
    public IEnumerable<ServiceOutline> Services => Objectives.SelectMany(o => o.Services).Concat(Direct).DistinctBy(s => s.Service.Id);

    public static GoalOutline Of(
        Goal goal, int number, PackSettings settings, IReadOnlyList<Service> services, IReadOnlyList<ServiceOutline> outlines, DateOnly today)
    {
        var progress = GoalProgress.Of(goal, services, today);
        var fromServices = settings.GoalDates == GoalDates.FromServices;
        var named = goal.Services.ToHashSet(StringComparer.Ordinal);
        return new(
            goal, number, settings.LabelOf(goal.Details.Type), settings.LabelOf(goal.Details.Term),
            goal.IsOpen ? settings.LabelOf(progress.Status) : goal.Outcome is { Length: > 0 } outcome ? $"Closed, {outcome}" : "Closed",
            goal.IsOpen ? KindOf(progress.Status) : StatusKind.Neutral,
            fromServices ? progress.StartsOn : goal.Details.EstablishedOn,
            fromServices ? progress.EndsOn : goal.Details.ProjectedEndOn,
            [.. goal.Objectives.Select(o => ObjectiveOutline.Of(o, outlines, today))],
            [.. outlines.Where(s => s.Service.Details.Goal == goal.CaseFileId && !named.Contains(s.Service.CaseFileId))]);
    }

    private static StatusKind KindOf(GoalStatus status) => status switch
    {
        GoalStatus.NotStarted => StatusKind.Waiting,
        GoalStatus.Started => StatusKind.Info,
        GoalStatus.OffTrack => StatusKind.Late,
        _ => StatusKind.Good,
    };
}

public sealed record ObjectiveOutline(Objective Objective, string Status, StatusKind StatusKind, IReadOnlyList<ServiceOutline> Services)
{
    public static ObjectiveOutline Of(Objective objective, IReadOnlyList<ServiceOutline> outlines, DateOnly today)
    {
        var (status, kind) = objective switch
        {
            { IsOpen: false, Outcome: Completion.Successful } => ("Done", StatusKind.Good),
            { IsOpen: false } => (objective.Outcome is null ? "Closed" : "Closed, unsuccessful", StatusKind.Neutral),
            _ when objective.Details.ProjectedEndOn < today => ("Past its end", StatusKind.Late),
            _ when objective.Details.StartsOn > today => ("Planned", StatusKind.Waiting),
            _ => ("Open", StatusKind.Info),
        };
        var own = objective.Services.ToHashSet(StringComparer.Ordinal);
        return new(objective, status, kind, [.. outlines.Where(s => own.Contains(s.Service.CaseFileId))]);
    }
}

/// <param name="Missing">What the entry still lacks, in words; null when it is whole.</param>
public sealed record ServiceOutline(Service Service, string Kind, string Status, StatusKind StatusKind, string? Missing)
{
    public static ServiceOutline Of(Service service, PackSettings settings, DateOnly today)
    {
        var details = service.Details;
        var (status, kind) = service switch
        {
            { Completion: Completion.Successful } => ("Done", StatusKind.Good),
            { Completion: Completion.Unsuccessful } => ("Ended, unsuccessful", StatusKind.Neutral),
            { EndsOn: not null } => ("Ended, outcome missing", StatusKind.Attention),
            _ when details.StartsOn > today => ("Planned", StatusKind.Waiting),
            _ when details.PlannedEndOn < today => ("Past its end", StatusKind.Late),
            _ => ("Under way", StatusKind.Info),
        };
        var missing = new List<string>();
        if (details.Cost is null && settings.CostRequiredFor.Contains(CodeWords.Of(details.Kind))) missing.Add("cost");
        if (details.WeeklyHours is null && settings.RequiredOnService(CodeWords.Of(details.Kind)).Contains("weeklyHours")) missing.Add("weekly hours");
        if (string.IsNullOrWhiteSpace(details.Provider) && settings.RequiredOnService(CodeWords.Of(details.Kind)).Contains("provider")) missing.Add("provider");
        return new(
            service, settings.ServiceKind(CodeWords.Of(details.Kind))?.Label ?? Words.Of(details.Kind), status, kind,
            missing.Count == 0 ? null : $"{char.ToUpperInvariant(string.Join(", ", missing)[0])}{string.Join(", ", missing)[1..]} missing");
    }
}
