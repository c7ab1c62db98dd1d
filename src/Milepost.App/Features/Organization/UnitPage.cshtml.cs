using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.History;
using Milepost.App.Policy;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.Organization;

public sealed class UnitPage(OrganizationQuery organization, KeepUnitsHandler keep, Packs packs, LastOrganizationChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ChangeUnitForm Form { get; set; } = new();

    public OrgUnit Unit { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> PackChoices => UnitForm.PackChoices(packs);

    public async Task<IActionResult> OnGetAsync(Guid unitId, CancellationToken ct)
    {
        if (!await LoadAsync(unitId, ct)) return NotFound();
        Form = FormOf(Unit);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid unitId, CancellationToken ct)
    {
        if (!await LoadAsync(unitId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new ChangeUnit(unitId, Form.Name!, Form.PackId, Form.Address, Form.Phone, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = FormOf(Unit);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(ct));
        }
        return Answer(result, _ => "/organization", $"{Form.Name} is saved.");
    }

    private async Task<bool> LoadAsync(Guid unitId, CancellationToken ct)
    {
        if (await organization.FindAsync(unitId, ct) is not { } unit) return false;
        Unit = unit;
        return true;
    }

    private static ChangeUnitForm FormOf(OrgUnit unit) => new() { Name = unit.Name, PackId = unit.PackId, Address = unit.Address, Phone = unit.Phone, Version = unit.Version };

    public sealed class ChangeUnitForm : UnitForm
    {
        public long Version { get; set; }
    }
}
