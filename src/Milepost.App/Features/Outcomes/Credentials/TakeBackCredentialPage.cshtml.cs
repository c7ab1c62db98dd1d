using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Credentials;

public sealed class TakeBackCredentialPage(CredentialQuery query, TakeBackCredentialHandler takeBack) : MilepostPage
{
    [BindProperty] public TakeBackForm Form { get; set; } = new();

    public Credential Entry { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid credentialId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, credentialId, ct) is not { } found) return NotFound();
        (Entry, Form.Version) = (found, found.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid credentialId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, credentialId, ct) is not { } found) return NotFound();
        Entry = found;
        if (!ModelState.IsValid) return Page();
        var result = await takeBack.HandleAsync(new(participantId, credentialId, Form.Reason, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = found.Version;
            ModelState.Remove("Form.Version");
        }
        return Answer(result, _ => $"/participants/{participantId}/outcomes", "The credential is taken back. The history keeps it with your reason.");
    }
}
