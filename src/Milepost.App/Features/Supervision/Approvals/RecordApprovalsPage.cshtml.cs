using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Supervision.Approvals.Decide;
using Milepost.App.Web;

namespace Milepost.App.Features.Supervision.Approvals;

public sealed class RecordApprovalsPage(ApprovalsQuery approvals, Actor actor) : MilepostPage
{
    public IReadOnlyList<ApprovalRow> Rows { get; private set; } = [];

    public IReadOnlyList<ApprovalNotice> Needed { get; private set; } = [];

    public bool MayDecide => actor.MayTake(DecideApprovalPage.Route, HttpMethods.Post);

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await approvals.OfParticipantAsync(participantId, ct) is not ({ } rows, { } needed)) return NotFound();
        (Rows, Needed) = (rows, needed);
        return Page();
    }
}
