using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Credentials;

/// <summary>Where somebody had training, asks first which one the credential comes from.</summary>
public sealed class RecordCredentialPage(RecordCredentialHandler record, CredentialChoiceQuery choices, EvidenceQuery evidence, ReferenceLists lists) : MilepostPage
{
    /// <summary>Says that it comes from no training.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>Id of a training, or <see cref="Elsewhere"/>.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "Where it was earned")] public string? Earned { get; set; }

    /// <summary>The training, where a link knows it.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Service { get; set; }

    [BindProperty] public CredentialForm Form { get; set; } = new();

    public CredentialChoice Choice { get; private set; } = null!;

    public bool AsksWhere => Choice is { Chosen: null, Trainings.Count: > 0 } && Earned != Elsewhere;

    public IEnumerable<SelectListItem> Types => lists.CredentialTypes.Select(t => new HintedItem(t.Name, t.Name, t.Meaning));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct) => await LoadAsync(participantId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (Choice.Chosen is null)
        {
            if (string.IsNullOrWhiteSpace(Form.Name)) ModelState.AddModelError("Form.Name", "Enter the name of the credential.");
            if (string.IsNullOrWhiteSpace(Form.Type)) ModelState.AddModelError("Form.Type", "Choose the type of credential.");
        }
        else if (Form.Number is null) ModelState.AddModelError("Form.Number", "Choose the credential.");
        if (!ModelState.IsValid)
        {
            // A form that was sent without saying where is that of one from elsewhere.
            if (Choice.Chosen is null) Earned = Elsewhere;
            return Page();
        }
        var result = await record.HandleAsync(new(participantId, Form.Name ?? "", Form.Type ?? "", Form.On!.Value, Form.LearnedOn, Form.Evidence.ToInput()) { ServiceId = Choice.Chosen?.Id, Number = Form.Number }, ct);
        if (!result.IsDone && Choice.Chosen is null) Earned = Elsewhere;
        return Answer(result, _ => $"/participants/{participantId}/outcomes", result.IsDone ? $"{result.Value.Name} is recorded. It counts among the accomplishments." : "");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        var service = Service ?? (Guid.TryParse(Earned, out var chosen) ? chosen : null);
        if (await choices.HandleAsync(participantId, service, ct) is not { } choice) return false;
        Choice = choice;
        ViewData[EvidenceChoices.Key("Evidence")] = await evidence.HandleAsync(participantId, "credential", ct);
        return true;
    }
}

public class CredentialForm
{
    [Display(Name = "Name of the credential"), StringLength(300)] public string? Name { get; set; }
    [Display(Name = "Type"), StringLength(200)] public string? Type { get; set; }
    [Display(Name = "Credential")] public int? Number { get; set; }
    [Required(ErrorMessage = "Enter the day it was earned."), Display(Name = "Earned on")] public DateOnly? On { get; set; }
    [Display(Name = "You heard of it on")] public DateOnly? LearnedOn { get; set; }
    public EvidenceForm Evidence { get; set; } = new();
}

public sealed class CorrectCredentialForm : CredentialForm
{
    [Display(Name = "Why it is changed"), StringLength(500)] public string? Reason { get; set; }
    public long Version { get; set; }

    public static CorrectCredentialForm Of(Credential credential) => new()
    {
        Name = credential.Name, Type = credential.Type, On = credential.AttainedOn, LearnedOn = credential.LearnedOn, Evidence = EvidenceForm.Of(credential.Evidence), Version = credential.Version,
    };
}
