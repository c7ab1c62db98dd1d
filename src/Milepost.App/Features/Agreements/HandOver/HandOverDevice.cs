using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements.HandOver;

/// <summary>The participant is here after all, or the device was put away too early: the form that waits is opened on the office's device.</summary>
public sealed record HandOverDevice(Guid ParticipantId, Guid RequestId);

public sealed class HandOverDeviceHandler(MilepostDb db, AgencyTime time)
{
    /// <returns>The secret that opens the form on this device, and nothing else.</returns>
    public Task<Result<OneTimeSecret>> HandleAsync(HandOverDevice command, CancellationToken ct) => db.ChangeAsync<OneTimeSecret>(async () =>
    {
        if (await OpenRequest.FindAsync(db, command.ParticipantId, command.RequestId, ct) is not { } open) return SigningProblems.NotFound;
        var session = OneTimeSecret.Create();
        var handed = open.Request.HandOver(session.Sha256, db.Actor.Name, time.Now, open.Plan.VersionToSign);
        return handed.IsDone ? session : handed.As<OneTimeSecret>();
    }, ct);
}
