using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Jobs;

public sealed class JobPage(WorksitesQuery worksites, KeepWorksitesHandler keep, ListHistoryQuery history, LastListChangeQuery lastChange, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty] public ChangeJobForm Form { get; set; } = new();
    [BindProperty] public EndForm End { get; set; } = new();

    public EmployerRow Employer { get; private set; } = null!;

    public WorksiteRow Site { get; private set; } = null!;

    public JobRow Row { get; private set; } = null!;

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public bool MayKeep => Employer.IsKept && actor.MayTake("/worksites/jobs/{jobId:guid}", "POST");

    public DateOnly Today => time.Today;

    public async Task<IActionResult> OnGetAsync(Guid jobId, CancellationToken ct)
    {
        if (!await LoadAsync(jobId, ct)) return NotFound();
        Form = ChangeJobForm.Of(Row.Job);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid jobId, CancellationToken ct)
    {
        if (!await LoadAsync(jobId, ct) || !Employer.IsKept) return NotFound();
        if (IsWrong(nameof(Form))) return Page();
        var changed = await keep.HandleAsync(new ChangeJob(jobId, Form.Version, Form.ToDetails()), ct);
        if (changed.Problem?.Kind != ProblemKind.Stale) return Answer(changed, _ => Back, "The job is saved. Placements keep the wage they have.");
        var (theirs, yours) = (ChangeJobForm.Of(Row.Job), Form);
        Form.Version = theirs.Version;
        return ShowConflict(theirs, yours, await lastChange.HandleAsync(Row.Job, ct));
    }

    public async Task<IActionResult> OnPostEndAsync(Guid jobId, CancellationToken ct)
    {
        if (!await LoadAsync(jobId, ct)) return NotFound();
        if (IsWrong(nameof(End))) return ShownWithJob();
        var ended = await keep.HandleAsync(new EndJob(jobId, End.On ?? Today, End.Reason!), ct);
        if (!ended.IsDone) Form = ChangeJobForm.Of(Row.Job);
        return Answer(ended, _ => Back, "The job is no longer offered. Placements of the past keep it.", nameof(End));
    }

    public async Task<IActionResult> OnPostResumeAsync(Guid jobId, CancellationToken ct)
    {
        if (!await LoadAsync(jobId, ct)) return NotFound();
        if (IsWrong(nameof(End))) return ShownWithJob();
        var resumed = await keep.HandleAsync(new ResumeJob(jobId, End.Reason!), ct);
        if (!resumed.IsDone) Form = ChangeJobForm.Of(Row.Job);
        return Answer(resumed, _ => Back, "The job is offered again.", nameof(End));
    }

    private string Back => $"/worksites/sites/{Site.Worksite.Id}";

    /// <summary>There are two forms on the page; only the one that was sent is asked.</summary>
    private bool IsWrong(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        // Nothing of the form came: then there is nothing that could be in order.
        if (!Request.Form.Keys.Any(key => key.StartsWith(form + ".", StringComparison.Ordinal))) return true;
        return !ModelState.IsValid;
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult ShownWithJob()
    {
        Form = ChangeJobForm.Of(Row.Job);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await worksites.JobAsync(id, ct) is not var (employer, site, row)) return false;
        (Employer, Site, Row) = (employer, site, row);
        History = await history.HandleAsync([row.Job], ct);
        return true;
    }
}
