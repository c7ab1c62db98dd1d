using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Participants.Gaps;

public sealed class NewGapPage(PlanGapHandler plan) : MilepostPage
{
    [BindProperty] public GapForm Form { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        var result = await plan.HandleAsync(new(participantId, null, Form.From!.Value, Form.To!.Value, Form.Reason, 0), ct);
        return Answer(result, _ => $"/participants/{participantId}/outcomes#gaps", "Planned gap recorded. Say in a case note how you stay in touch meanwhile.");
    }
}
