using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Worksites.Roster;

/// <summary>Everybody placed at a worksite, straight from their plans.</summary>
public sealed class RosterPage(WorksitesQuery worksites, WorksitePayQuery pays, AgencyTime time) : MilepostPage
{
    public WorksiteRow Site { get; private set; } = null!;

    public IReadOnlyList<PlacedPerson> People { get; private set; } = [];

    /// <summary>Openings that people take who are not the reader's to see.</summary>
    public int Others { get; private set; }

    public DateOnly Today => time.Today;

    public async Task<IActionResult> OnGetAsync(Guid worksiteId, CancellationToken ct)
    {
        if (await worksites.WorksiteAsync(worksiteId, ct) is not var (_, site)) return NotFound();
        Site = site;
        People = await pays.PlacementsAsync(p => p.WorksiteId == KeepWorksitesHandler.Key(site.Worksite), ct);
        Others = site.Jobs.Sum(j => j.Taken) - People.Count(p => p.Placement.JobId is not null && p.Service.EndsOn is null && p.Placement.TakesAnOpening(Today));
        return Page();
    }
}
