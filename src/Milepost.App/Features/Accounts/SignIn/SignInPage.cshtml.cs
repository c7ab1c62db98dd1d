using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Accounts.SignIn;

public sealed class SignInPage(SignInManager<StaffAccount> signIn, UserManager<StaffAccount> accounts) : MilepostPage
{
    [BindProperty] public SignInForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var account = await accounts.FindByEmailAsync(Form.Email!.Trim());
        if (account is { IsActive: true })
        {
            var result = await signIn.PasswordSignInAsync(account, Form.Password!, isPersistent: false, lockoutOnFailure: true);
            if (result.RequiresTwoFactor) return LocalRedirect($"/sign-in/code?returnUrl={Uri.EscapeDataString(Next)}");
            if (result.Succeeded) return LocalRedirect(account.MustChangePassword ? "/account/password" : Next);
            if (result.IsLockedOut)
            {
                ModelState.AddModelError("", "Too many wrong tries. Wait 15 minutes, then try again, or ask an administrator for a reset link.");
                return Page();
            }
        }
        // The same words for a wrong address and a wrong password: strangers learn nothing about who has an account.
        ModelState.AddModelError("", "The e-mail address or the password is wrong. Check both and try again.");
        return Page();
    }

    private string Next => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    public sealed class SignInForm
    {
        [Display(Name = "E-mail address"), Required(ErrorMessage = "Enter your e-mail address."), StringLength(256)]
        public string? Email { get; set; }

        [Display(Name = "Password"), Required(ErrorMessage = "Enter your password."), StringLength(200), DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}
