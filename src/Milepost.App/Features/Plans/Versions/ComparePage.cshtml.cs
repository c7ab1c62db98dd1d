using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;

namespace Milepost.App.Features.Plans.Versions;

public sealed class ComparePage(PlanVersionsQuery versions, PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    [FromQuery(Name = "from")] public string? From { get; set; }

    [FromQuery(Name = "to")] public string? Until { get; set; }

    /// <summary>The versions of which a copy is at hand.</summary>
    public IReadOnlyList<PlanVersionRow> Readable { get; private set; } = [];

    public PlanVersionRow? Earlier { get; private set; }

    public PlanVersionRow? Later { get; private set; }

    public IReadOnlyList<PlanDifference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Readable = [.. (await versions.HandleAsync(Walk, ct)).Where(v => v.Content is not null)];
        (Earlier, Later) = (Version(From), Version(Until));
        if (Earlier?.Content is { } from && Later?.Content is { } to) Differences = PlanComparison.Of(from, to, Walk.ObjectiveWord);
        return Page();
    }

    private PlanVersionRow? Version(string? number) => Readable.FirstOrDefault(v => int.TryParse(number, out var wanted) && v.Number == wanted);
}
