using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Accounts.SignIn;

/// <summary>The second step: the code of the authenticator app.</summary>
public sealed class CodePage(SignInManager<UserAccount> signIn, SignInLog log) : MilepostPage
{
    [BindProperty] public CodeForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() => await FirstStepStandsAsync() ? Page() : LocalRedirect(SignInPaths.With(AccountsPaths.SignIn, Next));

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { IsActive: true } account) return LocalRedirect(SignInPaths.With(AccountsPaths.SignIn, Next));
        if (!ModelState.IsValid) return Page();

        var code = new string([.. Form.OneTimeCode!.Where(char.IsAsciiDigit)]);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        log.Note("code", SignInLog.OutcomeOf(result), account.Id);
        if (result.Succeeded) return LocalRedirect(Next);
        Tell(result.IsLockedOut ? AccountProblems.LockedOut : AccountProblems.WrongCode, result.IsLockedOut ? "" : "Form.OneTimeCode");
        return Page();
    }

    public string Next => SignInPaths.Next(Url, ReturnUrl);

    /// <summary>The password was right a moment ago; that counts for five minutes.</summary>
    private async Task<bool> FirstStepStandsAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is { IsActive: true };

    public sealed class CodeForm
    {
        [Display(Name = "Code from your authenticator app"), Required(ErrorMessage = "Enter the six digits that the app shows now."), StringLength(20)]
        public string? OneTimeCode { get; set; }
    }
}
