using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Milepost.App.Web;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements.OpenLink;

/// <summary>Where a link that was sent leads: it asks for the date of birth before it opens anything, and says nothing about whose it is.</summary>
public sealed class LinkPage(OpenSigningLinkHandler open) : MilepostPage
{
    [BindProperty] public BirthDateForm Form { get; set; } = new();

    /// <summary>The same for a link that was used, is old, was cut or never existed.</summary>
    public bool IsSpent { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct) => await open.OpensAsync(token, ct) ? Page() : Spent();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (!await open.OpensAsync(token, ct)) return Spent();
        if (!ModelState.IsValid) return Page();

        var opened = await open.HandleAsync(new(token, Form.BirthDate!.Value), ct);
        if (!opened.IsDone || opened.Value.Answer == LinkAnswer.Spent) return Spent();
        if (opened.Value.Session is not { } session)
        {
            Tell(SigningProblems.WrongBirthDate, "Form.BirthDate");
            return Page();
        }
        await SigningSignerQuery.StartAsync(HttpContext, session);
        return LocalRedirect(SigningPaths.Request(opened.Value.RequestId));
    }

    private PageResult Spent()
    {
        IsSpent = true;
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public sealed class BirthDateForm
    {
        [Display(Name = "Your date of birth"), Required(ErrorMessage = "Enter your date of birth.")]
        public DateOnly? BirthDate { get; set; }
    }
}
