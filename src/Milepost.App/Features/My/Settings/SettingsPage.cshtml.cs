using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Notifications.Choose;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.App.Web.Languages;

namespace Milepost.App.Features.My.Settings;

public sealed class SettingsPage(OwnSettingsQuery query, OwnSettingsHandler change, NotificationChoicesQuery chosen, ChooseNotificationsHandler choose, SignInManager<UserAccount> signIn, IStringLocalizer<SettingsPage> words) : MilepostPage
{
    [BindProperty] public LanguageForm Form { get; set; } = new();

    [BindProperty] public MailForm Mail { get; set; } = new();

    public OwnSettings Settings { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        ShowLanguage();
        await ShowMailAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        JudgeOnly(nameof(Form));
        await ShowMailAsync(ct);
        if (!ModelState.IsValid) return Page();
        var result = await change.HandleAsync(new ChooseOwnLanguage(Form.Language!), ct);
        if (result.IsDone)
        {
            LanguageSetup.Choose(HttpContext, Form.Language!);
            LanguageSetup.Read(Form.Language!);
        }
        return Answer(result, _ => "/me/settings", words["Your language is saved."]);
    }

    public async Task<IActionResult> OnPostMailAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        ShowLanguage();
        if (!IsInOrder(Mail, nameof(Mail))) return Page();
        var weekday = (await chosen.HandleAsync(ct))?.Weekday ?? DayOfWeek.Monday;
        return Answer(await choose.HandleAsync(new(Mail.Digest!.Value, weekday, Mail.AboutMessages, Mail.AboutSignatures), ct), _ => "/me/settings", words["Your e-mail choices are saved."], nameof(Mail));
    }

    public async Task<IActionResult> OnPostSignOutAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        var result = await change.HandleAsync(new SignOutEverywhere(), ct);
        if (!result.IsDone) return Answer(result, _ => "/me/settings", "");
        await signIn.SignOutAsync();
        return LocalRedirect(AccountsPaths.SignedOut);
    }

    private void ShowLanguage() => Form.Language = Settings.Language ?? LanguageSetup.Current;

    private async Task ShowMailAsync(CancellationToken ct)
    {
        if (await chosen.HandleAsync(ct) is { } now) Mail = new() { Digest = now.Digest, AboutMessages = now.AboutMessages, AboutSignatures = now.AboutSignatures };
    }

    /// <summary>There are several forms on the page; one was sent.</summary>
    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await query.HandleAsync(ct) is not { } found) return false;
        Settings = found;
        return true;
    }

    public sealed class MailForm
    {
        [Display(Name = "A summary of my news"), Required(ErrorMessage = "Choose how often the summary comes.")]
        public DigestEvery? Digest { get; set; }

        [Display(Name = "When I get a message")]
        public bool AboutMessages { get; set; }

        [Display(Name = "When there is something to sign")]
        public bool AboutSignatures { get; set; }
    }

    public sealed class LanguageForm
    {
        [Display(Name = "Language of my pages, letters and plan"), Required(ErrorMessage = "Choose English or Spanish.")]
        public string? Language { get; set; }
    }
}
