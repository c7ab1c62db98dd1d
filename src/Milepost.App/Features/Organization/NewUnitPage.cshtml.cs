using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Policy;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.Organization;

public sealed class NewUnitPage(OrganizationQuery organization, KeepUnitsHandler keep, Packs packs) : MilepostPage
{
    [BindProperty] public NewUnitForm Form { get; set; } = new();

    /// <summary>The place above; none for a further state.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Under { get; set; }

    public OrgUnit? Parent { get; private set; }

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PackChoices => UnitForm.PackChoices(packs);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (Kinds is [var only]) Form.Kind = Enum.Parse<OrgUnitKind>(only.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new AddUnit(Under, Form.Kind!.Value, Form.Code!.Trim(), Form.Name!, Form.PackId, Form.Address, Form.Phone), ct);
        return Answer(result, _ => "/organization", $"{Form.Name} is added.{(Form.Kind == OrgUnitKind.Office ? " Give somebody a role there under People." : " Now add what stands below it.")}");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (Under is { } id && (Parent = await organization.FindAsync(id, ct)) is null || Parent?.Kind == OrgUnitKind.Office) return false;
        if (Under is null && !await organization.MayAddStateAsync(ct)) return false;
        Kinds = [.. Enum.GetValues<OrgUnitKind>().Where(k => Parent is null ? k == OrgUnitKind.State : k > Parent.Kind).Select(k => new SelectListItem(Words.Of(k), k.ToString()))];
        return true;
    }

    public sealed class NewUnitForm : UnitForm
    {
        [Display(Name = "Kind of place", Order = 1), Required(ErrorMessage = "Choose what kind of place it is.")]
        public OrgUnitKind? Kind { get; set; }

        [Display(Name = "Code", Order = 3), Required(ErrorMessage = "Enter a short code, like lakeside-north."), StringLength(40)]
        public string? Code { get; set; }
    }
}

public class UnitForm
{
    [Display(Name = "Name", Order = 2), Required(ErrorMessage = "Enter a name."), StringLength(200)]
    public string? Name { get; set; }

    [Display(Name = "Policy", Order = 4)]
    public string? PackId { get; set; }

    [Display(Name = "Address", Order = 5), StringLength(300)]
    public string? Address { get; set; }

    [Display(Name = "Phone", Order = 6), StringLength(40)]
    public string? Phone { get; set; }

    public static IReadOnlyList<SelectListItem> PackChoices(Packs packs) => [.. packs.All.Select(p => new SelectListItem($"{p.Title} ({p.Jurisdiction})", p.Id))];
}
