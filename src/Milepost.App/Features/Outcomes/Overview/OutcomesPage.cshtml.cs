using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Exits;
using Milepost.App.Features.FollowUps;
using Milepost.App.Web;

namespace Milepost.App.Features.Outcomes.Overview;

public sealed class OutcomesPage(OutcomesQuery outcomes, ExitForecastQuery exits, FollowUpQuery followUps, Actor actor) : MilepostPage
{
    public OutcomesView View { get; private set; } = null!;

    public ExitOutlook? Exits { get; private set; }

    public FollowUpView FollowUp { get; private set; } = null!;

    public bool MayWrite => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await outcomes.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        Exits = await exits.HandleAsync(participantId, ct);
        FollowUp = (await followUps.HandleAsync(participantId, ct))!;
        return Page();
    }
}
