using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Worksites.WageCheck;

public sealed class WageCheckPage(WageCheckQuery check, Actor actor, AgencyTime time) : MilepostPage
{
    public IReadOnlyList<WageCheckLine> Lines { get; private set; } = [];

    public bool MayWrite => !actor.OnlyReads;

    public DateOnly Today => time.Today;

    public async Task OnGetAsync(CancellationToken ct) => Lines = await check.HandleAsync(ct);
}
