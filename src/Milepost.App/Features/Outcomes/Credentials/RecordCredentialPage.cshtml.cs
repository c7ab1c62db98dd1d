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

public sealed class RecordCredentialPage(RecordCredentialHandler record, ParticipantQuery people, EvidenceQuery evidence, ReferenceLists lists) : MilepostPage
{
    [BindProperty] public CredentialForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Types => lists.CredentialTypes.Select(t => new HintedItem(t.Name, t.Name, t.Meaning));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct) => await LoadAsync(participantId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await record.HandleAsync(new(participantId, Form.Name!, Form.Type!, Form.On!.Value, Form.LearnedOn, Form.Evidence.ToInput()), ct);
        return Answer(result, _ => $"/participants/{participantId}/outcomes", $"{Form.Name} is recorded. It counts among the accomplishments.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await people.HandleAsync(participantId, ct) is null) return false;
        ViewData[EvidenceChoices.Key("Evidence")] = await evidence.HandleAsync(participantId, "credential", ct);
        return true;
    }
}

public class CredentialForm
{
    [Required(ErrorMessage = "Enter the name of the credential."), Display(Name = "Name of the credential"), StringLength(300)] public string? Name { get; set; }
    [Required(ErrorMessage = "Choose the type of credential."), Display(Name = "Type"), StringLength(200)] public string? Type { get; set; }
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
