using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;

namespace Milepost.App.Features.Worksites.Employers;

public sealed class NewEmployerPage(WorksitesQuery worksites, KeepWorksitesHandler keep) : MilepostPage
{
    [BindProperty] public NewEmployerForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Places is [var only]) Form.UnitId = Guid.Parse(only.Value);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid) return Page();
        var added = await keep.HandleAsync(new AddEmployer(Form.UnitId!.Value, Form.ToDetails()), ct);
        return Answer(added, employer => $"/worksites/employers/{employer.Id}", $"{Form.Name} is added. Now add the worksite.");
    }

    private async Task LoadAsync(CancellationToken ct) => Places = [.. (await worksites.PlacesAsync(ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
}
