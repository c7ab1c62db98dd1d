using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Services.View;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Services.Reopen;

public sealed class ReopenServicePage(ServiceQuery services, ReopenServiceHandler reopen, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ReopenServiceForm Form { get; set; } = new();

    public ServiceView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await services.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        Form = new() { Version = view.Service.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await services.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        if (!ModelState.IsValid) return Page();

        var result = await reopen.HandleAsync(new(participantId, serviceId, Form.Version, Form.Reason!), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = view.Service.Version;
            return ShowConflict(new ReopenServiceForm { Reason = Form.Reason }, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, service => $"/participants/{participantId}/services/{service.Id}", $"{view.Service.Title} is open again. Its end and outcome were taken back; the history keeps them.");
    }
}

public sealed class ReopenServiceForm
{
    [Required(ErrorMessage = "Enter the reason."), Display(Name = "Reason"), StringLength(1000)] public string? Reason { get; set; }
    public long Version { get; set; }
}
