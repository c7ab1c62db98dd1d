using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Participants.Profile;

public sealed class ProfilePage(ParticipantQuery participants, ChangeProfileHandler change, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ProfileForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await participants.HandleAsync(participantId, ct) is not { } participant) return NotFound();
        Form = ProfileForm.Of(participant.Profile);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();

        var result = await change.HandleAsync(new(participantId, Form.ToProfile(), Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await participants.HandleAsync(participantId, ct) is { } participant)
        {
            var theirs = ProfileForm.Of(participant.Profile);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/application", "Profile saved. Everything printed from now on uses it.");
    }
}
