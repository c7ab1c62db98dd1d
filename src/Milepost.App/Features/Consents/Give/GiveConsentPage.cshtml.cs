using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Documents;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Consents.Give;

public sealed class GiveConsentPage(GiveConsentHandler give, ConsentChoicesQuery choices, DocumentsQuery documents, UploadIntake uploads, AgencyTime time) : MilepostPage
{
    [BindProperty] public ConsentForm Form { get; set; } = new();

    /// <summary>A partner to begin with, from the referral that lacks a consent.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Partner { get; set; }

    /// <summary>The referral to go on with afterwards.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Referral { get; set; }

    public ConsentChoices Choices { get; private set; } = null!;

    public UploadLimits Limits { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Form = new()
        {
            To = Choices.Partners.FirstOrDefault(p => p.Id == Partner) is { } partner ? ConsentChoices.ValueOf(partner) : null,
            GivenOn = time.Today, From = time.Today, Until = time.Today.AddYears(1), Way = ConsentWay.Paper,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (this.RefusesTooLarge("Form.Paper", uploads, Limits) || !ModelState.IsValid) return Page();
        var result = await give.HandleAsync(new(
            participantId, Form.To, Form.Items, Form.Documents, Form.Purpose, Form.From!.Value, Form.Until!.Value, Form.Way!.Value, Form.GivenOn!.Value, Form.Witness,
            await UploadedFile.ReadAsync(Form.Paper, ct), null), ct);
        return Answer(result, _ => Referral is { } referral ? $"/participants/{participantId}/referrals/{referral}/send" : $"/participants/{participantId}/consents",
            "The consent is recorded. Referrals can now share what it covers.");
    }

    public IEnumerable<SelectListItem> ToItems
    {
        get
        {
            var (one, kind) = (new SelectListGroup { Name = "One partner" }, new SelectListGroup { Name = "All partners of a program" });
            return Choices.Partners.Select(p => new SelectListItem(p.Details.Name, ConsentChoices.ValueOf(p)) { Group = one })
                .Concat(Choices.Programs.Select(p => new SelectListItem(p.Name, ConsentChoices.ValueOf(p)) { Group = kind }))
                .Append(new("All partners", ConsentChoices.Everyone));
        }
    }

    public static IEnumerable<SelectListItem> ItemItems => Enum.GetValues<SharedItem>().Select(i => new HintedItem(SharingWords.Of(i), i.ToString(), SharingWords.Holds(i)));

    public IEnumerable<SelectListItem> DocumentItems => Choices.Documents.Select(d => new SelectListItem(d.Title, d.Id.ToString()));

    public static IEnumerable<SelectListItem> WayItems => new[] { ConsentWay.Paper, ConsentWay.Spoken }.Select(w => new SelectListItem(SharingWords.Of(w), w.ToString()));

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await documents.HandleAsync(participantId, ct) is not { } kept) return false;
        Limits = kept.Limits;
        Choices = await choices.HandleAsync(participantId, ct);
        return true;
    }

    public sealed class ConsentForm
    {
        [Display(Name = "Share with"), Required(ErrorMessage = "Choose whom it is shared with.")] public string? To { get; set; }
        [Display(Name = "What to share")] public List<SharedItem> Items { get; set; } = [];
        [Display(Name = "Documents")] public List<Guid> Documents { get; set; } = [];
        [Display(Name = "What for"), Required(ErrorMessage = "Enter what it is shared for."), StringLength(1000)] public string? Purpose { get; set; }
        [Display(Name = "How it was given"), Required(ErrorMessage = "Choose how it was given.")] public ConsentWay? Way { get; set; }
        [Display(Name = "Day it was given"), Required(ErrorMessage = "Enter the day it was given.")] public DateOnly? GivenOn { get; set; }
        [Display(Name = "First day"), Required(ErrorMessage = "Enter the first day.")] public DateOnly? From { get; set; }
        [Display(Name = "Last day"), Required(ErrorMessage = "Enter the last day.")] public DateOnly? Until { get; set; }
        [Display(Name = "Witness"), StringLength(200)] public string? Witness { get; set; }
        [Display(Name = "Signed paper")] public IFormFile? Paper { get; set; }
    }
}
