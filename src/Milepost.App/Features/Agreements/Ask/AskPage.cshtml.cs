using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Agreements.Overview;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements.Ask;

public sealed class AskPage(AgreementQuery query, AskToSignHandler ask) : MilepostPage
{
    [BindProperty] public AskForm Form { get; set; } = new();

    public AgreementView View { get; private set; } = null!;

    public bool Reaches => View.HasSignIn || View.Person.Profile.Email is { Length: > 0 };

    public IEnumerable<SelectListItem> Ways =>
    [
        new(Reaches ? View.HasSignIn ? "By message: on the dashboard, and by e-mail" : "By e-mail, with a link that works once" : "By message: there is no e-mail address and no sign-in yet", nameof(SigningWay.Message), false, !Reaches),
        new("Here and now, on this device: you are signed out and hand it over", nameof(SigningWay.InPerson)),
    ];

    public static IEnumerable<SelectListItem> Languages => [new("English", ReaderLanguages.English), new("Spanish", ReaderLanguages.Spanish)];

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, planId, ct)) return NotFound();
        Form = new() { Way = Reaches ? SigningWay.Message : SigningWay.InPerson, Days = SignatureRequest.UsualDays, Language = View.FormLanguage };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, planId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var asked = await ask.HandleAsync(new(participantId, planId, Form.Way!.Value, Form.Days ?? SignatureRequest.UsualDays, Form.Language), ct);
        if (asked is { IsDone: true, Value.Session: { } session })
        {
            await SigningSignerQuery.StartAsync(HttpContext, session);
            return LocalRedirect(SigningPaths.Request(asked.Value.Request.Id));
        }
        return Answer(asked, _ => SigningPaths.Plan(participantId, planId), $"{View.Person.CalledName} is asked to sign version {View.Plan.VersionNumber}. You will see here when it is read and signed.");
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view) return false;
        View = view;
        return true;
    }

    public sealed class AskForm
    {
        [Display(Name = "How"), Required(ErrorMessage = "Choose how.")]
        public SigningWay? Way { get; set; }

        [Display(Name = "Language of the form")]
        public string? Language { get; set; }

        [Display(Name = "Days to sign")]
        public int? Days { get; set; }
    }
}
