using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Accounts.OwnAccount;

public sealed class PasswordPage(ChangePasswordHandler change, UserManager<UserAccount> accounts, SignInManager<UserAccount> signIn, Actor actor) : MilepostPage
{
    [BindProperty] public PasswordForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>Nothing else opens before a new password is set.</summary>
    public bool IsDue { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid) return Page();
        var result = await change.HandleAsync(new(Form.CurrentPassword!, Form.NewPassword!), ct);
        if (result.IsDone) await signIn.RefreshSignInAsync(result.Value);
        return Answer(result, _ => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : AccountsPaths.Account, "Your password is changed. Every other place where you were signed in is signed out.");
    }

    private async Task LoadAsync(CancellationToken ct) => IsDue = await accounts.Users.AnyAsync(u => u.Id == actor.AccountId && u.MustChangePassword, ct);

    public sealed class PasswordForm
    {
        [Display(Name = "Current password"), Required(ErrorMessage = "Enter the password you have now."), StringLength(200), DataType(DataType.Password)]
        public string? CurrentPassword { get; set; }

        [Display(Name = "New password"), Required(ErrorMessage = "Enter a new password."), StringLength(200), DataType(DataType.Password)]
        public string? NewPassword { get; set; }

        [Display(Name = "New password again"), Required(ErrorMessage = "Enter the new password again."), DataType(DataType.Password)]
        [Compare(nameof(NewPassword), ErrorMessage = "The two passwords differ. Enter the same one twice.")]
        public string? RepeatedPassword { get; set; }
    }
}
