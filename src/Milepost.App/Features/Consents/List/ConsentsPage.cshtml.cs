using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Consents.List;

public sealed class ConsentsPage(ConsentsQuery consents, WithdrawConsentHandler withdraw, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty] public WithdrawForm Form { get; set; } = new();

    public IReadOnlyList<ConsentRow> Rows { get; private set; } = [];

    public DateOnly Today => time.Today;

    public bool MayWrite => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct) => await LoadAsync(participantId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (Form.ConsentId is not { } id) { ModelState.AddModelError("", "Choose a consent of the list."); return Page(); }
        var result = await withdraw.HandleAsync(new(participantId, id, Form.On ?? time.Today), ct);
        return Answer(result, _ => $"/participants/{participantId}/consents", "The consent is withdrawn. Partners see nothing any more that rested on it.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await consents.HandleAsync(participantId, ct) is not { } rows) return false;
        Rows = rows;
        return true;
    }

    public sealed class WithdrawForm
    {
        public Guid? ConsentId { get; set; }

        public DateOnly? On { get; set; }
    }
}
