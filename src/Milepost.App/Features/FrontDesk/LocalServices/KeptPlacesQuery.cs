using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.FrontDesk.LocalServices;

/// <summary>The places whose list somebody keeps, from the root down, to choose from.</summary>
public sealed class KeptPlacesQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<SelectListItem>> HandleAsync(CancellationToken ct) =>
        [.. (await db.UnitsKeptByActorAsync(ct)).Select(u => new SelectListItem($"{u.Name} ({Words.Of(u.Kind).ToLowerInvariant()})", u.Id.ToString()))];
}
