using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Office;
using Milepost.App.Features.Participants.Caseload;
using Milepost.App.Web;

namespace Milepost.App.Features.FollowUps.List;

public sealed class FollowUpsPage(FollowUpsQuery followUps, CaseloadQuery caseload, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "")] public PeopleFilter At { get; set; } = new();

    public FollowUpList List { get; private set; } = null!;

    public IReadOnlyList<CaseloadPlanner> Planners { get; private set; } = [];

    public DateOnly Today => time.Today;

    public bool MayWrite => !actor.OnlyReads;

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await followUps.HandleAsync(At, ct);
        Planners = await caseload.PlannersAsync(ct);
    }
}
