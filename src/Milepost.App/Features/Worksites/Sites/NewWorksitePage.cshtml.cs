using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Worksites.Sites;

public sealed class NewWorksitePage(WorksitesQuery worksites, KeepWorksitesHandler keep) : MilepostPage
{
    [BindProperty] public WorksiteForm Form { get; set; } = new();

    public EmployerRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid employerId, CancellationToken ct) => await LoadAsync(employerId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid employerId, CancellationToken ct)
    {
        if (!await LoadAsync(employerId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var added = await keep.HandleAsync(new AddWorksite(employerId, Form.ToDetails()), ct);
        return Answer(added, w => $"/worksites/sites/{w.Id}", $"{Form.Name} is added. Now add the job.");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await worksites.EmployerAsync(id, ct) is not { IsKept: true } row) return false;
        Row = row;
        return true;
    }
}
