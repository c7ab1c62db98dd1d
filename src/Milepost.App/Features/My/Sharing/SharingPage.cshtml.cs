using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Consents;
using Milepost.App.Web;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.My.Sharing;

/// <summary>Who may see what, and taking it back.</summary>
public sealed class SharingPage(SharingQuery sharing, WithdrawConsentHandler withdraw, AgencyTime time, IStringLocalizer<SharingPage> words) : MilepostPage
{
    public const string Address = "/me/sharing";

    [BindProperty] public Guid? ConsentId { get; set; }

    public OwnSharing Own { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        // A form without a consent withdraws nothing: the page shows what there is.
        if (ConsentId is not { } id) return LocalRedirect(Address);
        var result = await withdraw.HandleAsync(new WithdrawConsent(Own.ParticipantId, id, time.Today), ct);
        return Answer(result, _ => Address, words["Taken back. From now on nobody sees what rested on it."]);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await sharing.HandleAsync(ct) is not { } own) return false;
        Own = own;
        return true;
    }
}
