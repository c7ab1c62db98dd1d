using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Worksites.Sites;

public sealed class EditWorksitePage(WorksitesQuery worksites, KeepWorksitesHandler keep, LastListChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ChangeWorksiteForm Form { get; set; } = new();

    public WorksiteRow Site { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid worksiteId, CancellationToken ct)
    {
        if (!await LoadAsync(worksiteId, ct)) return NotFound();
        Form = ChangeWorksiteForm.Of(Site.Worksite);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid worksiteId, CancellationToken ct)
    {
        if (!await LoadAsync(worksiteId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var changed = await keep.HandleAsync(new ChangeWorksite(worksiteId, Form.Version, Form.ToDetails()), ct);
        if (changed.Problem?.Kind != ProblemKind.Stale) return Answer(changed, w => $"/worksites/sites/{w.Id}", "The worksite is saved.");
        var (theirs, yours) = (ChangeWorksiteForm.Of(Site.Worksite), Form);
        Form.Version = theirs.Version;
        return ShowConflict(theirs, yours, await lastChange.HandleAsync(Site.Worksite, ct));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await worksites.WorksiteAsync(id, ct) is not ({ IsKept: true }, var site)) return false;
        Site = site;
        return true;
    }
}
