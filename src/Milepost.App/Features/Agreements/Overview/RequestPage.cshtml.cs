using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Agreements.Remind;
using Milepost.App.Features.Agreements.TakeBack;
using Milepost.App.Web;

namespace Milepost.App.Features.Agreements.Overview;

/// <summary>One request: where it stands, the evidence that is kept, and what the staff may do with it.</summary>
public sealed class RequestPage(AgreementQuery query, RemindToSignHandler remind, TakeBackRequestHandler takeBack, Actor actor) : MilepostPage
{
    [BindProperty] public TakeBackForm Form { get; set; } = new();

    public AgreementView View { get; private set; } = null!;

    public RequestRow Row { get; private set; } = null!;

    public bool MayChange => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, Guid requestId, CancellationToken ct) =>
        await LoadAsync(participantId, planId, requestId, ct) ? Page() : NotFound();

    /// <summary>A form that names no button shows the page again.</summary>
    public Task<IActionResult> OnPostAsync(Guid participantId, Guid planId, Guid requestId, CancellationToken ct) => OnGetAsync(participantId, planId, requestId, ct);

    public async Task<IActionResult> OnPostRemindAsync(Guid participantId, Guid planId, Guid requestId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, planId, requestId, ct)) return NotFound();
        return Answer(await remind.HandleAsync(new(participantId, requestId), ct), _ => SigningPaths.Plan(participantId, planId), $"{View.Person.CalledName} is reminded. Earlier links no longer work.");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid participantId, Guid planId, Guid requestId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, planId, requestId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        return Answer(await takeBack.HandleAsync(new(participantId, requestId, Form.Reason), ct), _ => SigningPaths.Plan(participantId, planId), "The request is taken back. Nobody can sign it any more.");
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid planId, Guid requestId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view || view.Requests.FirstOrDefault(r => r.Request.Id == requestId) is not { } row) return false;
        (View, Row) = (view, row);
        return true;
    }

    public sealed class TakeBackForm
    {
        [Display(Name = "Why it is taken back"), StringLength(1000, ErrorMessage = "Use 1,000 characters or fewer.")]
        public string? Reason { get; set; }
    }
}
