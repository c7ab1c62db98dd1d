using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Supervision.Approvals;
using Milepost.App.Web;

namespace Milepost.App.Features.Agreements.Overview;

/// <summary>Everything about agreeing to one plan: what stands, what waits for whom, and what happened before.</summary>
public sealed class AgreementPage(AgreementQuery query, ApprovalsQuery approvals, Actor actor) : MilepostPage
{
    public AgreementView View { get; private set; } = null!;

    /// <summary>How the plan's approval stands, where the pack asks for one.</summary>
    public ApprovalNotice? Approval { get; private set; }

    public bool MayChange => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view) return NotFound();
        View = view;
        Approval = await approvals.OfPlanAsync(view.Person, view.Plan, ct);
        return Page();
    }
}
