using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Worksites.Employers;

public sealed class EditEmployerPage(WorksitesQuery worksites, KeepWorksitesHandler keep, LastListChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ChangeEmployerForm Form { get; set; } = new();

    public EmployerRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid employerId, CancellationToken ct)
    {
        if (await worksites.EmployerAsync(employerId, ct) is not { IsKept: true } row) return NotFound();
        (Row, Form) = (row, ChangeEmployerForm.Of(row.Employer));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid employerId, CancellationToken ct)
    {
        if (await worksites.EmployerAsync(employerId, ct) is not { IsKept: true } row) return NotFound();
        Row = row;
        if (!ModelState.IsValid) return Page();
        var changed = await keep.HandleAsync(new ChangeEmployer(employerId, Form.Version, Form.ToDetails()), ct);
        if (changed.Problem?.Kind != ProblemKind.Stale) return Answer(changed, e => $"/worksites/employers/{e.Id}", "The employer is saved.");
        var (theirs, yours) = (ChangeEmployerForm.Of(row.Employer), Form);
        Form.Version = theirs.Version;
        return ShowConflict(theirs, yours, await lastChange.HandleAsync(row.Employer, ct));
    }
}
