using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Worksites.Jobs;

public sealed class NewJobPage(WorksitesQuery worksites, KeepWorksitesHandler keep) : MilepostPage
{
    [BindProperty] public JobForm Form { get; set; } = new();

    public WorksiteRow Site { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid worksiteId, CancellationToken ct) => await LoadAsync(worksiteId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid worksiteId, CancellationToken ct)
    {
        if (!await LoadAsync(worksiteId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var added = await keep.HandleAsync(new AddJob(worksiteId, Form.ToDetails()), ct);
        return Answer(added, _ => $"/worksites/sites/{worksiteId}", $"{Form.Title} is added. People can be placed in it now, from their plan or from here.");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await worksites.WorksiteAsync(id, ct) is not ({ IsKept: true }, var site)) return false;
        Site = site;
        return true;
    }
}
