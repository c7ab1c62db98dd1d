using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.History;

public sealed class ViewersPage(ViewersQuery viewers) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public Guid ParticipantId { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public ViewerList List { get; private set; } = new([], 0, 1, 1);

    public async Task OnGetAsync(CancellationToken ct) => List = await viewers.HandleAsync(ParticipantId, PageNumber, ct);
}
