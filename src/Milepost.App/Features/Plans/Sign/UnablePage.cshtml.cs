using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Plans.Sign;

public sealed class UnablePage(SignQuery query, UnableToCollectHandler unable) : MilepostPage
{
    [BindProperty] public UnableForm Form { get; set; } = new();

    public SignView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view) return NotFound();
        View = view;
        if (!ModelState.IsValid) return Page();

        var recorded = await unable.HandleAsync(new(participantId, planId, Form.Reason ?? "", Form.TryAgainOn), ct);
        return Answer(recorded, _ => $"/participants/{participantId}", "Recorded that the signature could not be collected. It explains the gap and is no signature: try again.");
    }

    public sealed class UnableForm
    {
        [Display(Name = "Reason"), Required(ErrorMessage = "Enter the reason."), StringLength(1000, ErrorMessage = "Use 1,000 characters or fewer.")]
        public string? Reason { get; set; }

        [Display(Name = "Try again on")]
        public DateOnly? TryAgainOn { get; set; }
    }
}
