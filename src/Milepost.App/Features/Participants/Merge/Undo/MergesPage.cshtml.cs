using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.App.Web;

namespace Milepost.App.Features.Participants.Merge.Undo;

/// <summary>The records that were merged into this one.</summary>
public sealed class MergesPage(ParticipantQuery participants, MergesQuery merges, Actor actor) : MilepostPage
{
    public IReadOnlyList<RecordMerge> Merges { get; private set; } = [];

    public bool MayUndo => actor.MayTake(UndoMergePage.Route, HttpMethods.Post);

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await participants.HandleAsync(participantId, ct) is null) return NotFound();
        Merges = await merges.HandleAsync(participantId, ct);
        return Page();
    }
}
