using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.App.Web;

namespace Milepost.App.Features.Notifications.Choose;

/// <summary>What e-mail a person of the staff wants.</summary>
public sealed class NotificationsPage(NotificationChoicesQuery chosen, ChooseNotificationsHandler choose) : MilepostPage
{
    [BindProperty] public NotificationsForm Form { get; set; } = new();

    public string Address { get; private set; } = "";

    public static IReadOnlyList<SelectListItem> Digests { get; } =
        [new("None", nameof(DigestEvery.None)), new("Every day", nameof(DigestEvery.Day)), new("Once a week", nameof(DigestEvery.Week))];

    public static IReadOnlyList<SelectListItem> Weekdays { get; } = [.. Enum.GetValues<DayOfWeek>().Select(day => new SelectListItem(day.ToString(), day.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } now) return NotFound();
        Form = new() { Digest = now.Digest, Weekday = now.Weekday, AboutMessages = now.AboutMessages, AboutSignatures = now.AboutSignatures };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is null) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await choose.HandleAsync(new(Form.Digest!.Value, Form.Weekday, Form.AboutMessages, Form.AboutSignatures), ct);
        return Answer(result, _ => AccountsPaths.Notifications, Form.Digest switch
        {
            DigestEvery.Day => "Saved. My Day comes every morning when something waits.",
            DigestEvery.Week => $"Saved. My Day comes on {Form.Weekday} mornings when something waits.",
            _ => "Saved. No digest of My Day is sent.",
        });
    }

    private async Task<ChosenNotifications?> LoadAsync(CancellationToken ct)
    {
        var now = await chosen.HandleAsync(ct);
        Address = now?.Address ?? "";
        return now;
    }

    public sealed class NotificationsForm
    {
        [Display(Name = "My Day by e-mail"), Required(ErrorMessage = "Choose how often My Day comes by e-mail.")]
        public DigestEvery? Digest { get; set; }

        [Display(Name = "Day of the week")]
        public DayOfWeek Weekday { get; set; } = DayOfWeek.Monday;

        [Display(Name = "When a customer of mine writes")]
        public bool AboutMessages { get; set; }

        [Display(Name = "When a customer of mine signs or declines")]
        public bool AboutSignatures { get; set; }
    }
}
