using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.App.Web.Layout;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.ResetPassword;

public sealed class ResetPasswordPage(ResetPasswordHandler reset) : MilepostPage
{
    [BindProperty] public NewPasswordForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? Account { get; set; }

    [BindProperty(SupportsGet = true)] public string? Token { get; set; }

    /// <summary>The same for a link that was used, is old, was cut or never existed.</summary>
    public bool IsSpent { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await reset.FitsAsync(AccountId, Token) ? Page() : Spent();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await reset.FitsAsync(AccountId, Token)) return Spent();
        if (!ModelState.IsValid) return Page();
        var result = await reset.HandleAsync(new(AccountId, Token, Form.NewPassword!), ct);
        if (result.Problem?.Kind == ProblemKind.NotFound) return Spent();
        return Answer(result, _ => AccountsPaths.SignIn, "Your new password is set. Sign in with it.");
    }

    private Guid AccountId => Guid.TryParse(Account, out var id) ? id : Guid.Empty;

    private IActionResult Spent()
    {
        IsSpent = true;
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}

/// <summary>A new password, typed twice.</summary>
public class NewPasswordForm
{
    [Display(Name = "New password", Order = 20_001), Required(ErrorMessage = "Enter a new password."), StringLength(200), DataType(DataType.Password)]
    public string? NewPassword { get; set; }

    [Display(Name = "New password again", Order = 20_002), Required(ErrorMessage = "Enter the new password again."), DataType(DataType.Password)]
    [Compare(nameof(NewPassword), ErrorMessage = "The two passwords differ. Enter the same one twice.")]
    public string? RepeatedPassword { get; set; }
}
