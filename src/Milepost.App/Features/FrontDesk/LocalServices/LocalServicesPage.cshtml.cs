using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.FrontDesk.LocalServices;

public sealed class LocalServicesPage(LocalServicesQuery services, Actor actor) : MilepostPage
{
    public IReadOnlyList<LocalServiceRow> Rows { get; private set; } = [];

    public bool MayAdd => actor.MayTake("/local-services/new", "POST");

    public async Task OnGetAsync(CancellationToken ct) => Rows = await services.HandleAsync(ct);
}
