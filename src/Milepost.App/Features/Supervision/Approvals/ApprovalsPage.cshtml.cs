using Milepost.App.Web;

namespace Milepost.App.Features.Supervision.Approvals;

public sealed class ApprovalsPage(ApprovalsQuery approvals) : MilepostPage
{
    public ApprovalsWaiting Waiting { get; private set; } = ApprovalsWaiting.None;

    public async Task OnGetAsync(CancellationToken ct) => Waiting = await approvals.WaitingAsync(ct);
}
