using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Referrals;

public sealed class MakeReferralPage(MakeReferralHandler make, ReferralFormQuery choices, AgencyTime time) : MilepostPage
{
    public const string Given = "given";
    public const string Send = "send";

    /// <summary>What it is for and to whom, where a link knows them.</summary>
    [BindProperty(SupportsGet = true)] public string? Partner { get; set; }
    [BindProperty(SupportsGet = true)] public string? For { get; set; }

    /// <summary>The follow-up of the basic skills screening that it carries out.</summary>
    [BindProperty(SupportsGet = true)] public string? Screening { get; set; }

    [BindProperty] public NewReferralForm Form { get; set; } = new();

    public ReferralChoices Choices { get; private set; } = null!;

    public static IEnumerable<SelectListItem> WayItems =>
    [
        new HintedItem("The customer takes it along", Given, "Nothing of the record goes anywhere."),
        new HintedItem("It is sent to the partner", Send, "Next you choose what the partner sees, as far as the customer's consent goes."),
    ];

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        (Form.On, Form.Way, Form.For) = (time.Today, Given, For);
        if (Partner is not null) Form.Partner = Partner;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var isDraft = Form.Way == Send;
        var result = await make.HandleAsync(new MakeReferral(participantId, Form.Details(Choices), isDraft), ct);
        return Answer(
            result, referral => Screening is not null
                ? $"/participants/{participantId}/screening/follow-up?action={Uri.EscapeDataString(Screening)}&by={Uri.EscapeDataString("referral:" + referral.CaseFileId)}"
                : isDraft ? $"/participants/{participantId}/referrals/{referral.Id}/send" : $"/participants/{participantId}/referrals",
            isDraft ? "The referral is written. Choose what to share and send it." : $"The referral to {(result.IsDone ? result.Value.Partner : "")} is recorded. Record its answer when it comes.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await choices.HandleAsync(participantId, ct) is not { } found) return false;
        Choices = found;
        return true;
    }

    public sealed class NewReferralForm : ReferralForm
    {
        [Display(Name = "How the partner hears of it")] public string? Way { get; set; }
    }
}

public class ReferralForm
{
    [Display(Name = "Partner on the list")] public Guid? PartnerId { get; set; }
    [Display(Name = "Partner"), StringLength(300)] public string? Partner { get; set; }
    [Display(Name = "Contact"), StringLength(500)] public string? Contact { get; set; }
    [Required, Display(Name = "Day of the referral")] public DateOnly? On { get; set; }
    [Display(Name = "What it is for"), StringLength(2000)] public string? For { get; set; }
    [Display(Name = "Needed by")] public DateOnly? NeededBy { get; set; }
    [Display(Name = "What of the plan it answers")] public string? Answers { get; set; }

    public ReferralDetails Details(ReferralChoices choices) => new()
    {
        PartnerId = PartnerId, Partner = Partner ?? "", Contact = Contact, On = On!.Value, For = For, NeededBy = NeededBy, Answers = choices.Read(Answers),
    };
}
