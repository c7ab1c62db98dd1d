using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Supervision.Approvals.Ask;

public sealed class AskForApprovalPage(ParticipantQuery participants, ApprovalsQuery approvals, AskForApprovalHandler ask) : MilepostPage
{
    /// <summary>The plan or service.</summary>
    [BindProperty(SupportsGet = true, Name = "thing")] public Guid Thing { get; set; }

    [BindProperty, Display(Name = "Note"), StringLength(Approval.CommentMaxLength)] public string? Note { get; set; }

    public ApprovedThing? ThingAsked { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct) => await LoadAsync(participantId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        return Answer(await ask.HandleAsync(new(participantId, Thing, Note), ct), _ => $"/participants/{participantId}/approvals", "A supervisor is asked. The answer will stand here and on My Day.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await participants.HandleAsync(participantId, ct) is not { } participant) return false;
        ThingAsked = await approvals.ThingAsync(participant, Thing, null, ct);
        return true;
    }
}
