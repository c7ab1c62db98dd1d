using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Accounts;
using Milepost.App.Web;

namespace Milepost.App.Features.Findings.Calendar;

/// <summary>Makes the address of the own calendar, shows it once, makes a new one, switches it off.</summary>
public sealed class CalendarPage(MakeCalendarFeedHandler make, TurnOffCalendarFeedHandler turnOff, OwnCalendarFeedQuery own) : MilepostPage
{
    /// <summary>Carries the address over the redirect, sealed, and goes with the first look at it.</summary>
    private const string AddressKey = "calendar-address";

    public DateTimeOffset? MadeAt { get; private set; }

    public bool IsOn => MadeAt is not null;

    public string? Address { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        MadeAt = await own.HandleAsync(ct);
        if (!IsOn || TempData[AddressKey] is not string path) return;
        Address = $"{Request.Scheme}://{Request.Host}{Request.PathBase}{path}";
        Response.Headers.CacheControl = "no-store";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await make.HandleAsync(ct);
        if (result.IsDone) TempData[AddressKey] = result.Value;
        return Answer(result, _ => AccountsPaths.Calendar, "Your calendar's address is ready. Copy it now: it is shown only once.");
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct) =>
        Answer(await turnOff.HandleAsync(ct), _ => AccountsPaths.Calendar, "Your calendar is off. Its address finds nothing any more; remove it from your calendar program.");
}
