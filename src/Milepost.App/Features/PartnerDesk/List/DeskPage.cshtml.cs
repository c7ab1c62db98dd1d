using Milepost.App.Web;

namespace Milepost.App.Features.PartnerDesk.List;

/// <summary>What is referred to the partner of whoever is signed in, as far as consent goes today.</summary>
public sealed class DeskPage(DeskQuery desk, AgencyTime time) : MilepostPage
{
    public string Partner { get; private set; } = "";

    public IReadOnlyList<DeskRow> Rows { get; private set; } = [];

    public DateOnly Today => time.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        (Partner, Rows) = await desk.HandleAsync(ct);
    }
}
