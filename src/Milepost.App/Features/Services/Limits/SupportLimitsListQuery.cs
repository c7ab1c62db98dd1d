using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Limits;

public sealed record SupportLimitRow(SupportLimit Limit, string Place);

/// <param name="Places">Where this person may set a limit.</param>
public sealed record SupportLimitList(IReadOnlyList<SupportLimitRow> Rows, IReadOnlyList<SelectListItem> Places);

public sealed class SupportLimitsListQuery(MilepostDb db)
{
    public async Task<SupportLimitList> HandleAsync(CancellationToken ct)
    {
        var serving = await db.UnitsServingActorAsync(ct);
        var rows = await (from limit in db.SupportLimits.AsNoTracking()
                          join unit in db.OrgUnits on limit.OrgUnitId equals unit.Id
                          where serving.Contains(limit.OrgUnitId)
                          orderby unit.Path, limit.SupportType, limit.From
                          select new SupportLimitRow(limit, unit.Name)).ToListAsync(ct);
        return new(rows, [.. (await db.UnitsKeptByActorAsync(ct)).Select(u => new SelectListItem(u.Name, $"{u.Id}"))]);
    }
}
