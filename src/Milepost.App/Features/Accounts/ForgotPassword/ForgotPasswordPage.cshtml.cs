using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Milepost.App.Features.Mail;
using Milepost.App.Web;

namespace Milepost.App.Features.Accounts.ForgotPassword;

[EnableRateLimiting(AccountsSetup.ForgotPasswordLimit)]
public sealed class ForgotPasswordPage(ForgotPasswordHandler forgot, MailSettings mail) : MilepostPage
{
    /// <summary>Writing a letter takes longer than finding nobody; the answer must not come sooner for the one than for the other.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(400);

    [BindProperty] public ForgotPasswordForm Form { get; set; } = new();

    /// <summary>The same for every address.</summary>
    public bool IsSent { get; private set; }

    public bool MailLeaves => mail.Obstacle is null;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        var least = Task.Delay(Least, ct);
        var result = await forgot.HandleAsync(new(Form.Email!), ct);
        await least;
        IsSent = result.IsDone;
        return Page();
    }

    public sealed class ForgotPasswordForm
    {
        [Display(Name = "E-mail address"), Required(ErrorMessage = "Enter your e-mail address."), StringLength(256)]
        public string? Email { get; set; }
    }
}
