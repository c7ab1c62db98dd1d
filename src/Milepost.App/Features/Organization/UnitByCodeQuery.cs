using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Organization;

/// <summary>Finds a place by the short code that stands in case files and on the command line.</summary>
public sealed class UnitByCodeQuery(MilepostDb db)
{
    public Task<Guid?> HandleAsync(string code, CancellationToken ct) =>
        db.OrgUnits.AsNoTracking().Where(u => u.Code == code).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
}
