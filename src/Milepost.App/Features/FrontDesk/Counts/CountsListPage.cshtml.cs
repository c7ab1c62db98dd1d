using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;

namespace Milepost.App.Features.FrontDesk.Counts;

/// <summary>Who or what stands behind one number.</summary>
public sealed class CountsListPage(DeskCountsQuery counts, Actor actor, AgencyTime time) : CountsOfPlacePage
{
    public const int MostShown = 500;

    public CountsFilter Filter { get; private set; } = null!;
    public DeskCounts? Counts { get; private set; }
    public IReadOnlyList<CountedVisit> Visits { get; private set; } = [];
    public IReadOnlyList<CountedPerson> People { get; private set; } = [];
    public bool MayOpen => actor.MayTake("/front-desk/visitors/{visitorId:guid}", "GET");
    public int Total => Counted.IsOfPeople ? People.Count : Visits.Count;

    public string Heading
    {
        get
        {
            var what = Counted;
            if (what.ServiceKey is { } key) return $"Visits for {Counts?.Services.FirstOrDefault(s => s.Key == key)?.Name ?? "a local service"}";
            return what == Counted.Anonymous ? "Visits without a name" : what == Counted.People ? "Reportable individuals"
                : what == Counted.Participants ? "Participants among the visitors" : what == Counted.Others ? "Reportable individuals who were not participants" : "Visits";
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Filter = FilterOn(time.Today);
        Counts = await counts.HandleAsync(Filter, ct);
        if (Counts is null) return;
        if (Counted.IsOfPeople) People = await counts.PeopleAsync(Filter, Counted, ct);
        else Visits = await counts.VisitsAsync(Filter, Counted, ct);
    }
}
