using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Supervision.Approvals;
using Milepost.App.Features.Worksites.Placements;
using Milepost.App.Web;

namespace Milepost.App.Features.Services.View;

public sealed class ServicePage(ServiceQuery services, ParticipantQuery participants, ApprovalsQuery approvals, PlacementPayQuery pays, Actor actor, AgencyTime time) : MilepostPage
{
    public ServiceView View { get; private set; } = null!;

    /// <summary>How the service's approval stands, where the pack asks for one.</summary>
    public ApprovalNotice? Approval { get; private set; }

    /// <summary>What was paid at its placement; nothing where it has none.</summary>
    public PlacementPay? Pay { get; private set; }

    /// <summary>Where attendance is kept, if it is kept day by day.</summary>
    public string? AttendanceAddress => actor.MayTake("/participants/{participantId:guid}/services/{serviceId:guid}/attendance", "GET")
        ? $"/participants/{View.Service.ParticipantId}/services/{View.Service.Id}/attendance" : null;

    public bool SeesWorksites => actor.MayTake("/worksites/sites/{worksiteId:guid}", "GET");

    public DateOnly Today => time.Today;

    public bool MayWrite => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await services.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        if (await participants.HandleAsync(participantId, ct) is { } participant) Approval = await approvals.OfServiceAsync(participant, view.Service, ct);
        if (view.Service.Details.Placement is not null) Pay = await pays.HandleAsync(view.Service, ct);
        return Page();
    }
}
