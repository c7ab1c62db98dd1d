using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Sites;

public sealed class WorksitePage(
    WorksitesQuery worksites, KeepWorksitesHandler keep, ListHistoryQuery history, WorksitePayQuery pays, ReferenceLists lists, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty] public EndForm End { get; set; } = new();

    public EmployerRow Row { get; private set; } = null!;

    public WorksiteRow Site { get; private set; } = null!;

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public PayrollTotals Totals { get; private set; } = PayrollTotals.None;

    /// <summary>The minimum wage of a grown-up here today.</summary>
    public WageOnDay? Adult => lists.WageLaw.On(Site.Worksite.Details.Region, Today.AddYears(-40), WageCircumstance.ByAge, Today);

    public bool MayKeep => Row.IsKept && actor.MayTake("/worksites/sites/{worksiteId:guid}/edit", "GET");

    public bool SeesPeople => actor.MayTake("/worksites/sites/{worksiteId:guid}/people", "GET");

    public DateOnly Today => time.Today;

    public async Task<IActionResult> OnGetAsync(Guid worksiteId, CancellationToken ct) => await LoadAsync(worksiteId, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(Guid worksiteId, CancellationToken ct) => OnGetAsync(worksiteId, ct);

    public async Task<IActionResult> OnPostEndAsync(Guid worksiteId, CancellationToken ct)
    {
        if (!await LoadAsync(worksiteId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        return Answer(await keep.HandleAsync(new EndWorksite(worksiteId, End.On ?? Today, End.Reason!), ct), Here, "The worksite is no longer used. Placements of the past keep it.", nameof(End));
    }

    public async Task<IActionResult> OnPostResumeAsync(Guid worksiteId, CancellationToken ct)
    {
        if (!await LoadAsync(worksiteId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        return Answer(await keep.HandleAsync(new ResumeWorksite(worksiteId, End.Reason!), ct), Here, "The worksite is used again.", nameof(End));
    }

    private static string Here(Worksite worksite) => $"/worksites/sites/{worksite.Id}";

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await worksites.WorksiteAsync(id, ct) is not var (employer, site)) return false;
        (Row, Site) = (employer, site);
        History = await history.HandleAsync([site.Worksite, .. site.Jobs.Select(j => (Recorded)j.Job)], ct);
        Totals = await pays.OfWorksiteAsync(KeepWorksitesHandler.Key(site.Worksite), ct);
        return true;
    }
}
