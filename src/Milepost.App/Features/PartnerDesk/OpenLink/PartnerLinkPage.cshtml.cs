using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Milepost.App.Features.Partners;
using Milepost.App.Web;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.PartnerDesk.OpenLink;

/// <summary>Where a link that was mailed to a partner leads: it asks for the access code before it opens anything, and says nothing about whom.</summary>
public sealed class PartnerLinkPage(OpenPartnerLinkHandler open) : MilepostPage
{
    [BindProperty] public CodeForm Form { get; set; } = new();

    /// <summary>The same for a link that was revoked, is over, was cut or never existed.</summary>
    public bool IsSpent { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct) => await open.OpensAsync(token, ct) ? Page() : Spent();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (!await open.OpensAsync(token, ct)) return Spent();
        if (!ModelState.IsValid) return Page();
        var opened = await open.HandleAsync(new(token, Form.Code!), ct);
        if (!opened.IsDone || opened.Value.Answer == PartnerLinkAnswer.Spent) return Spent();
        if (opened.Value.Session is not { } session)
        {
            Tell(ReferralProblems.CodeWrong, "Form.Code");
            return Page();
        }
        await PartnerVisits.StartAsync(HttpContext, session);
        return LocalRedirect(PartnerPaths.Shared(opened.Value.LinkId));
    }

    private PageResult Spent()
    {
        IsSpent = true;
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public sealed class CodeForm
    {
        [Display(Name = "Access code"), Required(ErrorMessage = "Enter the access code that the career planner told you."), StringLength(20)] public string? Code { get; set; }
    }
}
