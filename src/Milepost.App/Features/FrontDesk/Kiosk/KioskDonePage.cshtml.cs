using Microsoft.AspNetCore.DataProtection;
using Milepost.App.Access;
using Milepost.App.Web.Languages;

namespace Milepost.App.Features.FrontDesk.Kiosk;

/// <summary>Thanks, names nobody, and makes room for the next person, who begins in the language of the device.</summary>
public sealed class KioskDonePage(KioskQuery kiosks, Actor actor, IDataProtectionProvider protection) : GuestPage(kiosks, actor, protection)
{
    private const int SecondsToRead = 8;

    public void OnGet()
    {
        StartOverAfter(SecondsToRead);
        Response.Cookies.Delete(LanguageSetup.Cookie);
    }
}
