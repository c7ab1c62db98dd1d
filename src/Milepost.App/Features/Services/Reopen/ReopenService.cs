using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Reopen;

/// <summary>Takes the end and the outcome back.</summary>
public sealed record ReopenService(Guid ParticipantId, Guid ServiceId, long Version, string Reason);

public sealed class ReopenServiceHandler(MilepostDb db, RecordSettingsQuery records, AgencyTime time)
{
    public Task<Result<Service>> HandleAsync(ReopenService command, CancellationToken ct) => db.ChangeAsync<Service>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var all = await db.Services.Where(s => s.ParticipantId == participant.Id).ToListAsync(ct);
        if (all.Find(s => s.Id == command.ServiceId) is not { } service) return ServiceProblems.NotFound;
        if (service.IsOpen) return ServiceProblems.NotClosed;
        if (service.Version != command.Version) return StaleProblems.Changed;
        var reopened = service.Reopen(command.Reason);
        if (!reopened.IsDone) return reopened.As<Service>();

        var record = await records.HandleAsync(participant, ct);
        var plan = await db.Plans.OpenOfAsync(participant.Id, ct);
        TellPlan.Follow(plan, service, [], all, record.Settings, time.Today);
        return service;
    }, ct);
}
