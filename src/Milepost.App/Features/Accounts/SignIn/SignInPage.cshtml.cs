using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Drafts;
using Milepost.App.Web;
using Milepost.App.Web.Languages;

namespace Milepost.App.Features.Accounts.SignIn;

public sealed class SignInPage(
    SignInManager<UserAccount> signIn, UserManager<UserAccount> accounts, UnknownAddresses unknown, CustomerLanguageQuery languages, IStringLocalizer<SignInPage> words, SignInLog log) : MilepostPage
{
    [BindProperty] public SignInForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>The sign-in before this one ended because nothing happened for too long.</summary>
    [BindProperty(SupportsGet = true)] public bool Idle { get; set; }

    /// <summary>A form that came after its author was signed out; it becomes a draft when the author signs in.</summary>
    [BindProperty] public string? Carried { get; set; }

    public void OnGet() => Carried = HttpContext.Items[LateForms.CarriedKey] as string;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();

        var isLocked = false;
        var account = await accounts.FindByEmailAsync(Form.Email!.Trim());
        if (account is { IsActive: true, PasswordHash: not null })
        {
            var result = await signIn.PasswordSignInAsync(account, Form.Password!, isPersistent: false, lockoutOnFailure: true);
            log.Note("password", SignInLog.OutcomeOf(result), account.Id);
            if (result.Succeeded || result.RequiresTwoFactor) await LateForms.KeepCarriedAsync(HttpContext, account.Id, Carried);
            if (result.RequiresTwoFactor) return LocalRedirect(SignInPaths.With(AccountsPaths.Code, Next));
            if (result.Succeeded)
            {
                LanguageSetup.ChooseFirst(HttpContext, await languages.HandleAsync(account, ct));
                return LocalRedirect(Next);
            }
            isLocked = result.IsLockedOut;
        }
        else
        {
            isLocked = await unknown.TryAsync(Form.Email.Trim(), Form.Password!, ct);
            log.Note("password", isLocked ? SignInLog.Locked : SignInLog.Refused, account?.Id);
        }

        // The same words for a wrong address and a wrong password: strangers learn nothing about who has an account.
        ModelState.AddModelError("", isLocked ? ProblemWords.Of(AccountProblems.LockedOut) : words["The e-mail address or the password is wrong. Check both and try again."].Value);
        return Page();
    }

    private string Next => SignInPaths.Next(Url, ReturnUrl);

    public sealed class SignInForm
    {
        [Display(Name = "E-mail address"), Required(ErrorMessage = "Enter your e-mail address."), StringLength(256)]
        public string? Email { get; set; }

        [Display(Name = "Password"), Required(ErrorMessage = "Enter your password."), StringLength(200), DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}

internal static class SignInPaths
{
    /// <summary>Where to go after signing in: only ever a page of this site.</summary>
    public static string Next(IUrlHelper url, string? returnUrl) => url.IsLocalUrl(returnUrl) ? returnUrl! : "/";

    public static string With(string path, string returnUrl) => $"{path}?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
