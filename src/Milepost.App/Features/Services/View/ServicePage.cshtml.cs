using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Services.View;

public sealed class ServicePage(ServiceQuery services, Actor actor, AgencyTime time) : MilepostPage
{
    public ServiceView View { get; private set; } = null!;

    public DateOnly Today => time.Today;

    public bool MayWrite => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await services.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
