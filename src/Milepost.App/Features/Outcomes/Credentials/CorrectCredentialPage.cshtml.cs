using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Credentials;

public sealed class CorrectCredentialPage(CorrectCredentialHandler correct, CredentialQuery credentials, EvidenceQuery evidence, ReferenceLists lists, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public CorrectCredentialForm Form { get; set; } = new();

    public Credential Credential { get; private set; } = null!;

    public IEnumerable<SelectListItem> Types => lists.CredentialTypes.Select(t => new HintedItem(t.Name, t.Name, t.Meaning))
        .Concat(Credential.Type is { } kept && lists.CredentialTypes.All(t => t.Name != kept) ? [new HintedItem(kept, kept, "Not on the list any more")] : []);

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid credentialId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, credentialId, ct)) return NotFound();
        Form = CorrectCredentialForm.Of(Credential);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid credentialId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, credentialId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var facts = Credential.Evidence?.Facts;
        var result = await correct.HandleAsync(
            new(participantId, credentialId, Form.Name!, Form.Type, Form.On!.Value, Form.LearnedOn, Form.Evidence.ToInput(facts), Form.Reason, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = Credential.Version;
            return ShowConflict(CorrectCredentialForm.Of(Credential), Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/outcomes#credentials", $"{Form.Name} is saved. The history keeps what it was.");
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid credentialId, CancellationToken ct)
    {
        if (await credentials.HandleAsync(participantId, credentialId, ct) is not { } found) return false;
        Credential = found;
        ViewData[EvidenceChoices.Key("Evidence")] = await evidence.HandleAsync(participantId, "credential", ct);
        return true;
    }
}
