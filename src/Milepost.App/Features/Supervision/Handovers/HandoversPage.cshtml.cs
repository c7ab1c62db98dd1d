using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Supervision.Handovers;

public sealed class HandoversPage(HandoversQuery handovers, AcknowledgeHandoverHandler acknowledge) : MilepostPage
{
    public IReadOnlyList<Arrival> Arrivals { get; private set; } = [];

    public IReadOnlyList<HandoverRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Arrivals = await handovers.ArrivalsAsync(ct);
        Rows = await handovers.AllAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid runId, CancellationToken ct) =>
        Answer(await acknowledge.HandleAsync(new(runId), ct), _ => "/my-day", "Noted.");
}
