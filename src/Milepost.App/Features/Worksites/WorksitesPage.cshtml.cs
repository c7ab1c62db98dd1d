using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Worksites;

public sealed class WorksitesPage(WorksitesQuery worksites, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public bool Ended { get; set; }

    public IReadOnlyList<EmployerRow> Rows { get; private set; } = [];

    public bool MayKeep => actor.MayTake("/worksites/employers/new", "GET");

    public bool SeesPeople => actor.MayTake("/worksites/wage-check", "GET");

    public DateOnly Today => time.Today;

    public async Task OnGetAsync(CancellationToken ct) => Rows = await worksites.HandleAsync(Q, Ended, ct);
}
