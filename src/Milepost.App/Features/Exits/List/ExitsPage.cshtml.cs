using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Office;
using Milepost.App.Features.Participants.Caseload;
using Milepost.App.Web;

namespace Milepost.App.Features.Exits.List;

public sealed class ExitsPage(ExitsQuery exits, CaseloadQuery caseload, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "")] public PeopleFilter At { get; set; } = new();

    public ExitList List { get; private set; } = null!;

    public IReadOnlyList<CaseloadPlanner> Planners { get; private set; } = [];

    public DateOnly Today => time.Today;

    public bool MayWrite => !actor.OnlyReads;

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await exits.HandleAsync(At, ct);
        Planners = await caseload.PlannersAsync(ct);
    }
}
