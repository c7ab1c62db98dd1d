using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Participants.Eligibility;

/// <summary>The parts of the application's questions, and how far each is answered.</summary>
public sealed class AnswersPage(EligibilityQuery eligibility, Actor actor) : MilepostPage
{
    public bool CanEdit => !actor.OnlyReads;

    public Guid ParticipantId { get; private set; }

    /// <summary>Null while there is no application.</summary>
    public EligibilityView? View { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        ParticipantId = participantId;
        View = await eligibility.HandleAsync(participantId, ct);
        return Page();
    }
}
