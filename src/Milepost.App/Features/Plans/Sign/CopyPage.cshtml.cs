using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Sign;

public sealed class CopyPage(SignQuery query, GiveCopyHandler give) : MilepostPage
{
    [BindProperty] public CopyForm Form { get; set; } = new();

    public SignView View { get; private set; } = null!;

    public Agreement Agreement { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, Guid agreementId, CancellationToken ct) => ShowAsync(participantId, planId, agreementId, ct);

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid planId, Guid agreementId, CancellationToken ct)
    {
        if (await ShowAsync(participantId, planId, agreementId, ct) is NotFoundResult missing) return missing;
        if (!ModelState.IsValid) return Page();

        var given = await give.HandleAsync(new(participantId, planId, agreementId, Form.CopyGivenOn!.Value), ct);
        return Answer(given, _ => $"/participants/{participantId}",
            View.Pack.Settings.NoteSubjects.CopyGiven is null ? "The copy is recorded." : "The copy is recorded, and the case note about it is written.");
    }

    private async Task<IActionResult> ShowAsync(Guid participantId, Guid planId, Guid agreementId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view) return NotFound();
        if (view.Plan.Agreements.FirstOrDefault(a => a.Id == agreementId && a.Method != AgreementMethod.UnableToCollect) is not { } agreement) return NotFound();
        (View, Agreement) = (view, agreement);
        return Page();
    }

    public sealed class CopyForm
    {
        [Display(Name = "Copy given on"), Required(ErrorMessage = "Enter the day the copy was given.")]
        public DateOnly? CopyGivenOn { get; set; }
    }
}
