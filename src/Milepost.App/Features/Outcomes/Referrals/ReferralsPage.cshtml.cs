using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Outcomes.Overview;
using Milepost.App.Web;
using Milepost.App.Web.TagHelpers;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Referrals;

public sealed class ReferralsPage(OutcomesQuery outcomes, Actor actor, AgencyTime time) : MilepostPage
{
    public OutcomesView View { get; private set; } = null!;

    public bool MayWrite => !actor.OnlyReads;

    public DateOnly Today => time.Today;

    public static StatusKind KindOf(ReferralStanding standing) => standing switch
    {
        ReferralStanding.Sent or ReferralStanding.Given or ReferralStanding.Drafted => StatusKind.Waiting,
        ReferralStanding.Accepted => StatusKind.Info,
        ReferralStanding.Done or ReferralStanding.Expired => StatusKind.Attention,
        ReferralStanding.Reviewed or ReferralStanding.Answered => StatusKind.Good,
        _ => StatusKind.Neutral,
    };

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await outcomes.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
