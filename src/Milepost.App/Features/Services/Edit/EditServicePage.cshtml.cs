using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Services.View;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Services.Edit;

public sealed class EditServicePage(ServiceQuery services, ChangeServiceHandler change, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public EditServiceForm Form { get; set; } = new();

    public ServiceView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await services.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        Form = Filled(view);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await services.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        if (!ModelState.IsValid) return Page();

        var result = await change.HandleAsync(new(participantId, serviceId, Form.Version, Form.ToDetails(), Form.PlanPart), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var (theirs, yours) = (Filled(view), Form);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, yours, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, service => $"/participants/{participantId}/services/{service.Id}", "The service is saved. The Update Log shows what changed.");
    }

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
