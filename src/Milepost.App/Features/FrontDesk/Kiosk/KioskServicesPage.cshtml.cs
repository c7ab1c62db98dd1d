using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Milepost.App.Access;
using Milepost.App.Web.Languages;

namespace Milepost.App.Features.FrontDesk.Kiosk;

/// <summary>What somebody came in for. It looks the same for a person the office knows and for a stranger.</summary>
[EnableRateLimiting(FrontDeskFeature.KioskLimit)]
public sealed class KioskServicesPage(KioskQuery kiosks, FrontDeskQuery desk, CheckInAtKioskHandler checkIn, Actor actor, IDataProtectionProvider protection, AgencyTime time)
    : GuestPage(kiosks, actor, protection)
{
    [BindProperty] public List<Guid> Services { get; set; } = [];

    public IReadOnlyList<SelectListItem> Offered { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        SealedGuest = TakeSealed();
        if (Unseal(SealedGuest) is null) return LocalRedirect(KioskQuery.Path);
        StartOverAfter(SecondsLeftAlone);
        Offered = [.. (await desk.ServicesAsync(Kiosk!.OfficeId, time.Today, ct))
            .Select(s => new SelectListItem(LanguageSetup.Current == LanguageSetup.Spanish ? s.Spanish ?? s.Name : s.Name, s.Id.ToString()))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Unseal(SealedGuest) is not { } guest) return LocalRedirect(KioskQuery.Path);
        await checkIn.HandleAsync(new(Kiosk!, guest, Services), ct);
        return LocalRedirect("/kiosk/done");
    }
}
