using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Milepost.App.Features.Agreements.Overview;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements.Sign;

/// <summary>A page of the participant's walk through reading and signing. To anybody else it does not exist.</summary>
public abstract class ParticipantPage(SigningSignerQuery signers, SigningViewQuery views) : MilepostPage
{
    [BindProperty(SupportsGet = true), FromRoute] public Guid RequestId { get; set; }

    protected ParticipantSigner Signer { get; private set; } = null!;

    public SigningView View { get; private set; } = null!;

    /// <summary>Somebody with an account who is not signed in is asked to sign in first; everybody else learns nothing.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.Headers.CacheControl = "no-store";
        var ct = HttpContext.RequestAborted;
        if (await signers.HandleAsync(HttpContext, RequestId, ct) is not { } signer || await views.HandleAsync(signer, ct) is not { } view)
        {
            // The second press of two, the browser's "back", or half an hour that is over: say how it ended, and never ask a participant without an account to sign in.
            context.Result = await signers.EndAsync(HttpContext, RequestId, ct) is { } end ? ThankYouPage.After(this, end) : User.Identity?.IsAuthenticated == true ? NotFound() : LocalRedirect($"/sign-in?returnUrl={Uri.EscapeDataString(SigningPaths.Request(RequestId))}");
            return;
        }
        (Signer, View) = (signer, view);
        await next();
    }

    /// <summary>Shows the form again with what is wrong; where the matter is over meanwhile, the first page says how it stands.</summary>
    protected IActionResult Refused<T>(Result<T> refused)
    {
        if (refused.Problem == SigningProblems.NotOpen) return LocalRedirect(SigningPaths.Request(RequestId));
        foreach (var problem in refused.Problems)
        {
            // What is wrong with the certificate is for staff, who cannot sign then either.
            var said = problem.Code.StartsWith("seal.", StringComparison.Ordinal) ? SigningProblems.NotSealed : problem;
            Tell(said, said.Field is { } field ? $"Form.{field}" : "");
        }
        return Page();
    }
}
