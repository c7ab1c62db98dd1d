using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Accounts.OwnAccount;
using Milepost.App.Web;

namespace Milepost.App.Features.My.Settings;

public sealed class OwnPasswordPage(ChangePasswordHandler change, SignInManager<UserAccount> signIn, IStringLocalizer<OwnPasswordPage> words) : MilepostPage
{
    [BindProperty] public PasswordForm Form { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        var result = await change.HandleAsync(new(Form.CurrentPassword!, Form.NewPassword!), ct);
        if (result.IsDone) await signIn.RefreshSignInAsync(result.Value);
        return Answer(result, _ => "/me/settings", words["Your password is changed. Every other phone and computer where you were signed in is signed out."]);
    }

    public sealed class PasswordForm
    {
        [Display(Name = "Password I have now"), Required(ErrorMessage = "Enter the password you have now."), StringLength(200), DataType(DataType.Password)]
        public string? CurrentPassword { get; set; }

        [Display(Name = "New password"), Required(ErrorMessage = "Enter a new password."), StringLength(200), DataType(DataType.Password)]
        public string? NewPassword { get; set; }

        [Display(Name = "New password again"), Required(ErrorMessage = "Enter the new password again."), DataType(DataType.Password)]
        [Compare(nameof(NewPassword), ErrorMessage = "The two passwords differ. Enter the same one twice.")]
        public string? RepeatedPassword { get; set; }
    }
}
