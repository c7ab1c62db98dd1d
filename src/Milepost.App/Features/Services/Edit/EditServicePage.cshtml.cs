using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Services.View;
using Milepost.App.Features.Worksites.Placements;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Services.Edit;

public sealed class EditServicePage(ServiceQuery services, ChangeServiceHandler change, LastChangeQuery lastChange, PlacementOfferQuery offers) : MilepostPage
{
    [BindProperty] public EditServiceForm Form { get; set; } = new();

    public ServiceView View { get; private set; } = null!;

    public PlacementOffer? Offer { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await services.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        Form = Filled(view);
        await OfferAsync(participantId, overwrite: false, ct);
        return Page();
    }

    /// <summary>"Use this job": fills the form in from it and saves nothing.</summary>
    public async Task<IActionResult> OnPostJobAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await services.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        var shown = ShowAgain();
        await OfferAsync(participantId, overwrite: true, ct);
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await services.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        await OfferAsync(participantId, overwrite: false, ct);
        if (view.Choice.AsksPlacement)
            foreach (var missing in Form.StillMissing()) ModelState.AddModelError($"Form.{missing.MemberNames.First()}", missing.ErrorMessage!);
        if (!ModelState.IsValid) return Page();

        var result = await change.HandleAsync(new(participantId, serviceId, Form.Version, Form.ToDetails(), Form.PlanPart, SinceWhen(view)), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var (theirs, yours) = (Filled(view), Form);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, yours, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, service => $"/participants/{participantId}/services/{service.Id}", "The service is saved. The Update Log shows what changed.");
    }

    private async Task OfferAsync(Guid participantId, bool overwrite, CancellationToken ct)
    {
        if (!View.Choice.AsksPlacement) return;
        var held = View.Service.Details.Placement;
        Offer = await offers.FillInAsync(participantId, Form, ModelState, held?.JobId, held?.Region, overwrite, ct);
    }

    /// <summary>The day of the former status stays in the field when only the status is changed: the new one then begins today.</summary>
    private DateOnly? SinceWhen(ServiceView view) =>
        view.Service.Details.Placement is { } held && held.Status != Form.PlacementStatus && held.StatusOn == Form.StatusSince ? null : Form.StatusSince;

    private static EditServiceForm Filled(ServiceView view)
    {
        var form = new EditServiceForm { Version = view.Service.Version };
        form.Take(view.Service.Details, view.PlanPart);
        return form;
    }
}

public sealed class EditServiceForm : ServiceForm
{
    public long Version { get; set; }
}
