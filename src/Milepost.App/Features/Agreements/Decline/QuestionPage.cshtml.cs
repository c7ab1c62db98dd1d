using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Agreements.Overview;
using Milepost.App.Features.Agreements.Sign;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements.Decline;

/// <summary>Not signing now: a question first, or paper.</summary>
public sealed class QuestionPage(SigningSignerQuery signers, SigningViewQuery views, DeclineToSignHandler decline, IStringLocalizer<QuestionPage> t) : ParticipantPage(signers, views)
{
    [BindProperty] public QuestionForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Choices => [new(t["I have a question, or something is not right"], "question"), new(t["I would rather sign on paper"], "paper")];

    public IActionResult OnGet()
    {
        if (View.Standing != SigningStanding.Asked) return LocalRedirect(SigningPaths.Request(RequestId));
        Form.What = "question";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (View.Standing != SigningStanding.Asked) return LocalRedirect(SigningPaths.Request(RequestId));
        if (!ModelState.IsValid) return Page();
        var declined = await decline.HandleAsync(new(Signer, Form.What == "paper", Form.Question), ct);
        if (!declined.IsDone) return Refused(declined);
        if (Signer.AccountId is not null) return LocalRedirect(SigningPaths.Request(RequestId));
        return ThankYouPage.After(this, SigningEnd.Of(declined.Value));
    }

    public sealed class QuestionForm
    {
        [Display(Name = "What would you like?"), Required(ErrorMessage = "Choose one."), AllowedValues("question", "paper", ErrorMessage = "Choose one.")]
        public string? What { get; set; }

        [Display(Name = "Your question"), StringLength(4000, ErrorMessage = "Use 4,000 characters or fewer.")]
        public string? Question { get; set; }
    }
}
