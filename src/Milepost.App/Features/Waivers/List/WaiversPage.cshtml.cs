using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Participants;
using Milepost.App.Web;

namespace Milepost.App.Features.Waivers.List;

public sealed class WaiversPage(WaiversQuery waivers, ParticipantQuery participants, Actor actor, AgencyTime time) : MilepostPage
{
    public string Name { get; private set; } = "";

    public IReadOnlyList<WaiverRow> Active { get; private set; } = [];

    public IReadOnlyList<WaiverRow> Past { get; private set; } = [];

    public DateOnly Today => time.Today;

    public bool MayGive => actor.MayTake(WaiverGiversQuery.Route, HttpMethods.Post);

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await participants.HandleAsync(participantId, ct) is not { } participant) return NotFound();
        Name = participant.Name;
        var all = await waivers.AllAsync(participantId, ct);
        (Active, Past) = ([.. all.Where(w => w.IsActive(Today))], [.. all.Where(w => !w.IsActive(Today))]);
        return Page();
    }
}
