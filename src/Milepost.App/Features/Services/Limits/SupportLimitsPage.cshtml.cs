using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Services.Limits;

public sealed class SupportLimitsPage(SupportLimitsListQuery limits, Actor actor, AgencyTime time) : MilepostPage
{
    public SupportLimitList List { get; private set; } = new([], []);

    public DateOnly Today => time.Today;

    public bool MaySet => actor.HasRoleFor("/support-limits/new");

    public bool MayEnd(SupportLimitRow row) => MaySet && row.Limit.Until is null && List.Places.Any(place => place.Value == $"{row.Limit.OrgUnitId}");

    public async Task OnGetAsync(CancellationToken ct) => List = await limits.HandleAsync(ct);
}
