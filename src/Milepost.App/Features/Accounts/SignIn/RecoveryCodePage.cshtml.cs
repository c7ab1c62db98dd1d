using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Web;
using Milepost.App.Web.Languages;
using Milepost.App.Web.Layout;

namespace Milepost.App.Features.Accounts.SignIn;

/// <summary>The second step without the phone: one of the ten codes that were printed when two-step sign-in was set up.</summary>
public sealed class RecoveryCodePage(SignInManager<UserAccount> signIn, UserManager<UserAccount> accounts, IStringLocalizer<RecoveryCodePage> words, SignInLog log) : MilepostPage
{
    [BindProperty] public CodeForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is { IsActive: true } ? Page() : LocalRedirect(SignInPaths.With(AccountsPaths.SignIn, Next));

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { IsActive: true } account) return LocalRedirect(SignInPaths.With(AccountsPaths.SignIn, Next));
        if (!ModelState.IsValid) return Page();
        if (await accounts.IsLockedOutAsync(account)) return Refuse("", ProblemWords.Of(AccountProblems.LockedOut));

        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(Form.RecoveryCode!.Trim().ToUpperInvariant());
        log.Note("recovery-code", SignInLog.OutcomeOf(result), account.Id);
        if (result.Succeeded)
        {
            var left = await accounts.CountRecoveryCodesAsync(account);
            if (left < 4) TempData.SayInfo($"{(left == 0 ? "That was your last recovery code" : $"Recovery codes left: {left}")}. Make new ones under Your account, Two-step sign-in.");
            return LocalRedirect(Next);
        }
        // The framework does not count wrong recovery codes; ten tries a second would find one in the end.
        await accounts.AccessFailedAsync(account);
        return await accounts.IsLockedOutAsync(account)
            ? Refuse("", ProblemWords.Of(AccountProblems.LockedOut))
            : Refuse("Form.RecoveryCode", words["This code does not fit. Each code works once: cross it out when you used it, and enter another."].Value);
    }

    public string Next => SignInPaths.Next(Url, ReturnUrl);

    private IActionResult Refuse(string field, string words)
    {
        ModelState.AddModelError(field, words);
        return Page();
    }

    public sealed class CodeForm
    {
        [Display(Name = "Recovery code"), Required(ErrorMessage = "Enter one of your recovery codes."), StringLength(40)]
        public string? RecoveryCode { get; set; }
    }
}
