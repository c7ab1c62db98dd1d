using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Features.FrontDesk.LocalServices;

namespace Milepost.App.Features.FrontDesk.Counts;

/// <summary>Visits, reportable individuals and the participants among them, of a place and some days.</summary>
public sealed class CountsPage(DeskCountsQuery counts, KeptPlacesQuery places, Actor actor, AgencyTime time) : CountsOfPlacePage
{
    public DeskCounts? Counts { get; private set; }
    public CountsFilter Filter { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> PlaceItems { get; private set; } = [];

    /// <summary>Who may not read names sees the numbers only.</summary>
    public bool MayList => actor.MayTake("/front-desk/counts/list", "GET");

    public async Task OnGetAsync(CancellationToken ct)
    {
        PlaceItems = await places.HandleAsync(ct);
        Filter = FilterOn(time.Today);
        Counts = ModelState.IsValid ? await counts.HandleAsync(Filter, ct) : null;
        if (Counts is not null) (Place, Filter) = (Counts.Place.Id, Filter with { PlaceId = Counts.Place.Id });
    }

    public string ListOf(Counted what, Guid? place = null) => "/front-desk/counts/list" + Query(Filter, what, place);
}
