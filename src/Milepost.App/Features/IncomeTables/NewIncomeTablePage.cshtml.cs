using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;

namespace Milepost.App.Features.IncomeTables;

public sealed class NewIncomeTablePage(IncomeTablesQuery tables, KeepIncomeTablesHandler keep) : MilepostPage
{
    [BindProperty] public NewTableForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Form.Extend();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Form.Extend();
        if (!ModelState.IsValid) return Page();
        return Answer(await keep.HandleAsync(new AddIncomeTable(Form.OrgUnitId!.Value, Form.Details()), ct), _ => "/low-income", $"The income table for {Form.Area} is added. Applications from its first day on are compared with it.");
    }

    private async Task LoadAsync(CancellationToken ct) => Places = [.. (await tables.PlacesAsync(ct)).Select(unit => new SelectListItem(unit.Name, unit.Id.ToString()))];

    public sealed class NewTableForm : IncomeTableForm
    {
        [Display(Name = "Kept by"), Required(ErrorMessage = "Choose the place that keeps it.")]
        public Guid? OrgUnitId { get; set; }
    }
}
