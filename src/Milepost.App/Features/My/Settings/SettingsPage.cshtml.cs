using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Accounts;
using Milepost.App.Web;
using Milepost.App.Web.Languages;

namespace Milepost.App.Features.My.Settings;

public sealed class SettingsPage(OwnSettingsQuery query, OwnSettingsHandler change, SignInManager<UserAccount> signIn, IStringLocalizer<SettingsPage> words) : MilepostPage
{
    [BindProperty] public LanguageForm Form { get; set; } = new();

    public OwnSettings Settings { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Form.Language = Settings.Language ?? LanguageSetup.Current;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await change.HandleAsync(new ChooseOwnLanguage(Form.Language!), ct);
        if (result.IsDone)
        {
            LanguageSetup.Choose(HttpContext, Form.Language!);
            LanguageSetup.Read(Form.Language!);
        }
        return Answer(result, _ => "/me/settings", words["Your language is saved."]);
    }

    public async Task<IActionResult> OnPostSignOutAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        var result = await change.HandleAsync(new SignOutEverywhere(), ct);
        if (!result.IsDone) return Answer(result, _ => "/me/settings", "");
        await signIn.SignOutAsync();
        return LocalRedirect(AccountsPaths.SignedOut);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await query.HandleAsync(ct) is not { } found) return false;
        Settings = found;
        return true;
    }

    public sealed class LanguageForm
    {
        [Display(Name = "Language of my pages, letters and plan"), Required(ErrorMessage = "Choose English or Spanish.")]
        public string? Language { get; set; }
    }
}
