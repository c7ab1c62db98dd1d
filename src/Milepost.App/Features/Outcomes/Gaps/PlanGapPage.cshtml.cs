using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Outcomes.Gaps;

public sealed class PlanGapPage(PlanGapHandler plan) : MilepostPage
{
    [BindProperty] public GapForm Form { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        var result = await plan.HandleAsync(new(participantId, Form.From!.Value, Form.To!.Value, Form.Reason!), ct);
        return Answer(result, _ => $"/participants/{participantId}/outcomes", "The planned gap is recorded.");
    }
}

public sealed class GapForm
{
    [Required, Display(Name = "First day")] public DateOnly? From { get; set; }
    [Required, Display(Name = "Last day")] public DateOnly? To { get; set; }
    [Required(ErrorMessage = "Enter the reason for the gap."), Display(Name = "Reason"), StringLength(2000)] public string? Reason { get; set; }
}
