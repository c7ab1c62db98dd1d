using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Outcomes.Overview;
using Milepost.App.Web;

namespace Milepost.App.Features.Outcomes.Referrals;

public sealed class ReferralsPage(OutcomesQuery outcomes, Actor actor, AgencyTime time) : MilepostPage
{
    public OutcomesView View { get; private set; } = null!;

    public bool MayWrite => !actor.OnlyReads;

    public DateOnly Today => time.Today;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await outcomes.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
