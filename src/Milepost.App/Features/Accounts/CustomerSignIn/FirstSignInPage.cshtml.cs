using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Milepost.App.Web;
using Milepost.App.Web.Languages;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.CustomerSignIn;

/// <summary>Where an invitation leads: the date of birth, a password, and in.</summary>
public sealed class FirstSignInPage(FirstSignInHandler first, SignInManager<UserAccount> signIn, IStringLocalizer<FirstSignInPage> words) : MilepostPage
{
    [BindProperty] public FirstSignInForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? Account { get; set; }

    [BindProperty(SupportsGet = true)] public string? Token { get; set; }

    /// <summary>The same for a link that was used, is old, was cut or never existed.</summary>
    public bool IsSpent { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await first.FitsAsync(AccountId, Token) ? Page() : Spent();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await first.FitsAsync(AccountId, Token)) return Spent();
        if (!ModelState.IsValid) return Page();
        var result = await first.HandleAsync(new(AccountId, Token, Form.BirthDate!.Value, Form.NewPassword!), ct);
        if (result.Problem?.Kind == ProblemKind.NotFound) return Spent();
        if (result is { IsDone: true, Value: { Account: null, TriesLeft: var left } })
        {
            if (left == 0) return Spent();
            Tell(CustomerSignInProblems.WrongBirthDate, "Form.BirthDate");
            return Page();
        }
        if (result.IsDone)
        {
            await signIn.SignInAsync(result.Value.Account!, isPersistent: false);
            LanguageSetup.ChooseFirst(HttpContext, result.Value.Language);
        }
        return Answer(result, _ => "/me", words["Your password is set. Next time, sign in with {0} and this password.", result.IsDone ? result.Value.Account!.Email! : ""]);
    }

    private Guid AccountId => Guid.TryParse(Account, out var id) ? id : Guid.Empty;

    private IActionResult Spent()
    {
        IsSpent = true;
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public sealed class FirstSignInForm
    {
        [Display(Name = "Your date of birth"), Required(ErrorMessage = "Enter your date of birth.")]
        public DateOnly? BirthDate { get; set; }

        [Display(Name = "New password"), Required(ErrorMessage = "Enter a new password."), StringLength(200, ErrorMessage = "Use a password of 200 letters or fewer."), DataType(DataType.Password)]
        public string? NewPassword { get; set; }

        [Display(Name = "New password again"), Required(ErrorMessage = "Enter the new password again."), DataType(DataType.Password)]
        [Compare(nameof(NewPassword), ErrorMessage = "The two passwords differ. Enter the same one twice.")]
        public string? RepeatedPassword { get; set; }
    }
}
