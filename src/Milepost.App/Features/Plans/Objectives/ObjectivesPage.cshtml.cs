using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Objectives;

public sealed record FoundObjective(PredefinedObjective Objective, string Services, bool InPlan);

/// <summary>The predefined objectives to search on the left, the plan as it grows on the right.</summary>
public sealed class ObjectivesPage(PlanWalkQuery walks, LastChangeQuery lastChange, ReferenceLists lists) : WalkPage(walks, lastChange)
{
    [FromQuery(Name = "q")] public string? Search { get; set; }

    [FromQuery(Name = "goal")] public string? GoalWanted { get; set; }

    public IReadOnlyList<Goal> OpenGoals => [.. Plan.Goals.Where(g => g.IsOpen)];

    /// <summary>The goal a chosen objective will serve.</summary>
    public Goal? Goal { get; private set; }

    public IReadOnlyList<FoundObjective> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Goal = OpenGoals.FirstOrDefault(g => Guid.TryParse(GoalWanted, out var id) && g.Id == id) ?? (OpenGoals.Count > 0 ? OpenGoals[0] : null);
        var program = CodeWords.Of(Walk.Record.Program);
        var inPlan = Plan.Goals.SelectMany(g => g.Objectives).Where(o => o.IsOpen).Select(o => o.Details.Predefined).ToHashSet();
        Found = [.. lists.SearchObjectives(Search ?? "").Where(IsForProgram).Select(objective => new FoundObjective(
            objective, string.Join("; ", lists.LikelyServices(objective, program, Walk.Person.PackId).Select(s => s.Label)), inPlan.Contains(objective.Name)))];
        return Page();
    }

    public string NewLink(int? predefined) => To($"/objectives/new?goal={Goal!.Id}") + (predefined is { } number ? $"&predefined={number}" : "");

    /// <summary>The procedure's list gives "N/A" for adults to one that only youth use.</summary>
    private bool IsForProgram(PredefinedObjective objective) =>
        Walk.Record.Program == Program.Youth || objective.AdultServices.Count > 0 || objective.YouthServices.Count == 0;
}
