using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Participants.Gaps;

public sealed class ChangeGapPage(PlannedGapQuery gaps, PlanGapHandler plan, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public GapForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid gapId, CancellationToken ct)
    {
        if (await gaps.HandleAsync(participantId, gapId, ct) is not { } gap) return NotFound();
        Form = GapForm.Of(gap);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid gapId, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        var result = await plan.HandleAsync(new(participantId, gapId, Form.From!.Value, Form.To!.Value, Form.Reason, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await gaps.HandleAsync(participantId, gapId, ct) is { } gap)
        {
            Form.Version = gap.Version;
            return ShowConflict(GapForm.Of(gap), Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/outcomes#gaps", "Planned gap saved.");
    }
}
