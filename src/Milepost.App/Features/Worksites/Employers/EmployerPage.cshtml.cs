using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Employers;

public sealed class EmployerPage(WorksitesQuery worksites, KeepWorksitesHandler keep, ListHistoryQuery history, WorksitePayQuery pays, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty] public EndForm End { get; set; } = new();

    public EmployerRow Row { get; private set; } = null!;

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public PayrollTotals Totals { get; private set; } = PayrollTotals.None;

    public bool MayKeep => Row.IsKept && actor.MayTake("/worksites/employers/{employerId:guid}/edit", "GET");

    public DateOnly Today => time.Today;

    public async Task<IActionResult> OnGetAsync(Guid employerId, CancellationToken ct) => await LoadAsync(employerId, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(Guid employerId, CancellationToken ct) => OnGetAsync(employerId, ct);

    public async Task<IActionResult> OnPostEndAsync(Guid employerId, CancellationToken ct)
    {
        if (!await LoadAsync(employerId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        return Answer(await keep.HandleAsync(new EndEmployer(employerId, End.On ?? Today, End.Reason!), ct), Here, "The employer is no longer used. Placements of the past keep it.", nameof(End));
    }

    public async Task<IActionResult> OnPostResumeAsync(Guid employerId, CancellationToken ct)
    {
        if (!await LoadAsync(employerId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        return Answer(await keep.HandleAsync(new ResumeEmployer(employerId, End.Reason!), ct), Here, "The employer is used again.", nameof(End));
    }

    private static string Here(Employer employer) => $"/worksites/employers/{employer.Id}";

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await worksites.EmployerAsync(id, ct) is not { } row) return false;
        Row = row;
        History = await history.HandleAsync([row.Employer, .. row.Worksites.Select(w => (Recorded)w.Worksite), .. row.Worksites.SelectMany(w => w.Jobs.Select(j => j.Job))], ct);
        Totals = await pays.OfEmployerAsync(KeepWorksitesHandler.Key(row.Employer), ct);
        return true;
    }
}
