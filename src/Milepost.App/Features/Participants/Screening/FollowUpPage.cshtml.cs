using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Screening;

/// <summary>The four actions that follow a deficiency: each is done where it belongs, and tied to what did it here.</summary>
public sealed class FollowUpPage(ScreeningQuery screenings, FollowUpScreeningHandler followUp, TakeBackFollowUpHandler takeBack, Actor actor) : MilepostPage
{
    /// <summary>The action that a link came back from, and what did it.</summary>
    [BindProperty(SupportsGet = true)] public string? Action { get; set; }
    [BindProperty(SupportsGet = true)] public string? By { get; set; }

    public ScreeningView View { get; private set; } = null!;

    public bool CanEdit => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct) => await LoadAsync(participantId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        return Answer(await followUp.HandleAsync(new(participantId, Action ?? "", By), ct), _ => Here(participantId), "The follow-up is recorded with what did it.", "");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        return Answer(await takeBack.HandleAsync(new(participantId, Action ?? ""), ct), _ => Here(participantId), "The follow-up is taken back. What did it stays in the record.", "");
    }

    private static string Here(Guid participantId) => $"/participants/{participantId}/screening/follow-up";

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await screenings.HandleAsync(participantId, ct) is not { } found) return false;
        View = found;
        return true;
    }
}
