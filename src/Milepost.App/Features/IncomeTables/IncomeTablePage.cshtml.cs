using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.History;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.IncomeTables;

public sealed class IncomeTablePage(IncomeTablesQuery tables, KeepIncomeTablesHandler keep, LastOrganizationChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ChangeTableForm Form { get; set; } = new();

    public KeptIncomeTable Kept { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid tableId, CancellationToken ct)
    {
        if (!await LoadAsync(tableId, ct)) return NotFound();
        Form = FormOf();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid tableId, CancellationToken ct)
    {
        if (!await LoadAsync(tableId, ct)) return NotFound();
        Form.Extend();
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new ChangeIncomeTable(tableId, Form.Details(), Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await LoadAsync(tableId, ct))
        {
            var theirs = FormOf();
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(ct));
        }
        return Answer(result, _ => "/low-income", $"The income table for {Form.Area} is saved.");
    }

    private async Task<bool> LoadAsync(Guid tableId, CancellationToken ct)
    {
        if ((await tables.HandleAsync(ct)).FirstOrDefault(each => each.Table.Id == tableId) is not { MayChange: true } kept) return false;
        Kept = kept;
        return true;
    }

    private ChangeTableForm FormOf()
    {
        var form = new ChangeTableForm { Version = Kept.Table.Version };
        form.Take(Kept.Table.Details);
        form.Extend();
        return form;
    }

    public sealed class ChangeTableForm : IncomeTableForm
    {
        public long Version { get; set; }
    }
}
