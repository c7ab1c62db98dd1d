using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.FrontDesk.Kiosk;

/// <summary>Staff make the device before them a kiosk, and end kiosks that stand elsewhere.</summary>
public sealed class OpenKioskPage(FrontDeskQuery desk, KioskQuery kiosks, OpenKioskHandler open, EndKioskHandler end) : MilepostPage
{
    [BindProperty] public KioskForm Form { get; set; } = new();

    public IReadOnlyList<OrgUnit> Offices { get; private set; } = [];
    public IReadOnlyList<KioskDevice> Open { get; private set; } = [];

    public IEnumerable<SelectListItem> OfficeItems => Offices.Select(o => new SelectListItem(o.Name, o.Id.ToString()));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Offices is [var only]) Form.OfficeId = only.Id;
        Form.Name = "Front door";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid) return Page();
        var opened = await open.HandleAsync(new(Form.OfficeId!.Value, Form.Name), ct);
        if (!opened.IsDone) return Answer(opened, _ => "", "");
        await KioskQuery.StartAsync(HttpContext, opened.Value);
        return LocalRedirect(KioskQuery.Path);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid kioskId, CancellationToken ct)
    {
        await LoadAsync(ct);
        ModelState.Clear();
        var ended = await end.HandleAsync(new(kioskId), ct);
        if (ended.Problem?.Kind == ProblemKind.NotFound)
        {
            Tell(ended.Problem, "");
            return Page();
        }
        return Answer(ended, _ => "/front-desk/kiosk", "The kiosk is ended. Its device opens nothing any more.");
    }

    private async Task LoadAsync(CancellationToken ct) => (Offices, Open) = (await desk.OfficesAsync(ct), await kiosks.OpenAsync(ct));

    public sealed class KioskForm
    {
        [Display(Name = "Office"), Required(ErrorMessage = "Choose the office.")]
        public Guid? OfficeId { get; set; }

        [Display(Name = "Where the device stands"), Required(ErrorMessage = "Enter where the device stands, like Front door."), StringLength(60)]
        public string? Name { get; set; }
    }
}
