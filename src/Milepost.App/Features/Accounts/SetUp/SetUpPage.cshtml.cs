using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Accounts.ResetPassword;
using Milepost.App.Web;

namespace Milepost.App.Features.Accounts.SetUp;

public sealed class SetUpPage(SetUpInstallationHandler setUp) : MilepostPage
{
    [BindProperty] public SetUpForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? Token { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await setUp.IsOpenAsync(Token, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await setUp.IsOpenAsync(Token, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await setUp.HandleAsync(new(Token, Form.StateCode!, Form.StateName!, Form.Name!, Form.Email!, Form.NewPassword!), ct);
        return Answer(result, _ => AccountsPaths.SignIn, "Milepost is set up. Sign in, then add local areas, providers and offices under People, Organization.");
    }

    public sealed class SetUpForm : NewPasswordForm
    {
        [Display(Name = "State"), Required(ErrorMessage = "Enter the name of the state."), StringLength(200)]
        public string? StateName { get; set; }

        [Display(Name = "Short code of the state"), Required(ErrorMessage = "Enter a short code, like IL."), StringLength(40)]
        public string? StateCode { get; set; }

        [Display(Name = "Your name"), Required(ErrorMessage = "Enter your name."), StringLength(120)]
        public string? Name { get; set; }

        [Display(Name = "Your e-mail address"), Required(ErrorMessage = "Enter your e-mail address."), StringLength(256)]
        public string? Email { get; set; }
    }
}
