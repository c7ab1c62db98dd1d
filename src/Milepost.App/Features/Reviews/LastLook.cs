using System.Text.Json;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Reviews;

/// <summary>How a goal stood then.</summary>
/// <param name="Status">Nothing when it is not known: the record came from elsewhere after that day.</param>
/// <param name="OpenObjectives">Objectives it had then that were still open.</param>
public sealed record GoalThen(GoalStatus? Status, bool IsOpen, string Statement, DateOnly? EndsOn, int OpenObjectives);

/// <summary>The plan as it stood when it was last reviewed, signed or printed for signing.</summary>
/// <param name="What">"last review", "when version 2 was signed".</param>
/// <param name="Goals">By case-file id; a goal that came later is missing.</param>
/// <param name="Changes">What changed since the last review, of the kinds policy names.</param>
public sealed record LastLook(DateOnly? On, string What, IReadOnlyDictionary<string, GoalThen> Goals, IReadOnlyList<PlanChange> Changes)
{
    private static readonly Dictionary<string, string> Looks = new()
    {
        ["plan.reviewed"] = "at the last review", ["plan.signed"] = "when it was signed", ["plan.printed"] = "when it was printed for signing",
        ["plan.unable-to-collect"] = "when a signature was asked for",
    };

    /// <summary>
    /// Goes back through the history, newest first, and takes each change back until the moment of the last look. A record that came
    /// from elsewhere has no history before that day: there the dates it brought decide.
    /// </summary>
    public static LastLook Find(Plan plan, IEnumerable<HistoryEntry> newestFirst, Func<DateTimeOffset, DateOnly> dayOf)
    {
        var then = new Dictionary<(string What, string Field), string?>();
        var changesField = ($"Plan {plan.CaseFileId}", "Changes");
        IReadOnlyList<PlanChange>? changesThen = null;
        (DateOnly On, string What)? look = null;
        foreach (var entry in newestFirst)
        {
            var kinds = entry.Events.Select(e => e.Kind).ToList();
            if (BeginsTheRecord(kinds)) break;
            if (look is null && kinds.Find(Looks.ContainsKey) is { } seen) look = (dayOf(entry.At), Looks[seen]);
            if (kinds.Contains("plan.reviewed"))
            {
                changesThen = then.TryGetValue(changesField, out var json) ? Read(json) : plan.Changes;
                break;
            }
            foreach (var change in entry.Changes.Where(c => look is null || (c.What, c.Field) == changesField)) then[(change.What, change.Field)] = change.Before;
        }

        var reviewedOn = plan.Reviews.Select(r => (DateOnly?)r.On).Max();
        var changes = changesThen is not null ? plan.Changes.Except(changesThen).ToList() : plan.Changes.Where(c => reviewedOn is null || c.On > reviewedOn).ToList();
        if (look is var (on, what)) return new(on, what, plan.Goals.Where(g => !IsNew(then, $"Goal {g.CaseFileId}")).ToDictionary(g => g.CaseFileId, g => Then(g, then)), changes);

        var agreedOn = plan.LatestAgreement?.On;
        if (Later(reviewedOn, agreedOn) is not { } lookedOn) return new(null, "", new Dictionary<string, GoalThen>(), changes);
        return new(lookedOn, lookedOn == reviewedOn ? Looks["plan.reviewed"] : Looks["plan.signed"],
            plan.Goals.Where(g => g.Details.EstablishedOn <= lookedOn).ToDictionary(g => g.CaseFileId, g => Then(g, then, lookedOn)), changes);
    }

    /// <summary>No older entry is looked at.</summary>
    public static bool EndsWith(HistoryEntry entry) => entry.Events.Any(e => e.Kind == "plan.reviewed") || BeginsTheRecord([.. entry.Events.Select(e => e.Kind)]);

    private static bool BeginsTheRecord(List<string> kinds) => kinds.Exists(k => k is "participant.imported" or "participant.replaced" or "plan.opened");

    private static GoalThen Then(Goal goal, Dictionary<(string, string), string?> then)
    {
        var what = $"Goal {goal.CaseFileId}";
        return new(
            then.TryGetValue((what, "Status"), out var status) ? status is null ? null : Enum.Parse<GoalStatus>(status) : goal.Status,
            then.TryGetValue((what, "ClosedOn"), out var closed) ? closed is null : goal.IsOpen,
            then.TryGetValue((what, "statement"), out var statement) && statement is not null ? statement : goal.Details.Statement,
            then.TryGetValue((what, "projectedEndOn"), out var ends) ? ends is null ? null : DateOnly.ParseExact(ends, "yyyy-MM-dd") : goal.Details.ProjectedEndOn,
            goal.Objectives.Count(o => !IsNew(then, $"Objective {o.CaseFileId}") && (then.TryGetValue(($"Objective {o.CaseFileId}", "ClosedOn"), out var done) ? done is null : o.IsOpen)));
    }

    private static GoalThen Then(Goal goal, Dictionary<(string, string), string?> then, DateOnly on)
    {
        var asImported = Then(goal, then);
        return asImported with
        {
            Status = goal.StatusOn <= on ? asImported.Status : null,
            IsOpen = goal.ClosedOn is null || goal.ClosedOn > on,
            OpenObjectives = goal.Objectives.Count(o => o.Details.StartsOn <= on && (o.ClosedOn is null || o.ClosedOn > on)),
        };
    }

    private static bool IsNew(Dictionary<(string, string), string?> then, string what) => then.TryGetValue((what, "CaseFileId"), out var id) && id is null;

    private static IReadOnlyList<PlanChange> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<PlanChange>>(json, JsonColumn.Options)!;

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null ? b : b is null ? a : a > b ? a : b;
}
