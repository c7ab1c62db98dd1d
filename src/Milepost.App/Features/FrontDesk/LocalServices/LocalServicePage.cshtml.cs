using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.History;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.FrontDesk.LocalServices;

public sealed class LocalServicePage(LocalServicesQuery services, KeepLocalServicesHandler keep, LastOrganizationChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ChangeForm Form { get; set; } = new();

    public LocalServiceRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid localServiceId, CancellationToken ct)
    {
        if (!await LoadAsync(localServiceId, ct)) return NotFound();
        Form = FormOf(Row);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid localServiceId, CancellationToken ct)
    {
        if (!await LoadAsync(localServiceId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new ChangeLocalService(localServiceId, Form.Name, Form.Spanish, Form.Kind!.Value, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = FormOf(Row);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(ct));
        }
        return Answer(result, _ => "/local-services", $"{Form.Name} is saved.");
    }

    public async Task<IActionResult> OnPostOfferAsync(Guid localServiceId, bool offered, CancellationToken ct)
    {
        if (!await LoadAsync(localServiceId, ct)) return NotFound();
        ModelState.Clear();
        Form = FormOf(Row);
        return Answer(await keep.HandleAsync(new OfferLocalService(localServiceId, offered), ct), _ => "/local-services",
            offered ? $"{Row.Service.Name} is offered again." : $"{Row.Service.Name} is not offered after today. Visits that chose it keep it.");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await services.FindAsync(id, ct) is not { } found) return false;
        Row = found;
        return true;
    }

    private static ChangeForm FormOf(LocalServiceRow row) => new() { Name = row.Service.Name, Spanish = row.Service.Spanish, Kind = row.Service.Kind, Version = row.Service.Version };

    public sealed class ChangeForm : LocalServiceForm
    {
        public long Version { get; set; }
    }
}
