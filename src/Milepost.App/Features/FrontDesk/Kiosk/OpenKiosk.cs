using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.FrontDesk.Kiosk;

/// <summary>Makes the device that staff have before them the kiosk of an office.</summary>
/// <param name="Name">Where it stands.</param>
public sealed record OpenKiosk(Guid OfficeId, string? Name);

public sealed class OpenKioskHandler(MilepostDb db, Actor actor, AgencyTime time)
{
    /// <returns>The secret for the device.</returns>
    public Task<Result<OneTimeSecret>> HandleAsync(OpenKiosk command, CancellationToken ct) => db.ChangeAsync<OneTimeSecret>(async () =>
    {
        if (!actor.CanSee(command.OfficeId) || await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == command.OfficeId && u.Kind == OrgUnitKind.Office, ct) is not { } office)
            return VisitProblems.OfficeNotFound;
        var secret = OneTimeSecret.Create();
        var opened = KioskDevice.Open(office.Id, command.Name, secret.Sha256, actor.Name, time.Now);
        if (!opened.IsDone) return opened.As<OneTimeSecret>();
        db.Kiosks.Add(opened.Value);
        await db.NoteAsync("kiosk.opened", $"Kiosk opened at {office.Name}: {opened.Value.Name}", null, [], office.Path, ct);
        return secret;
    }, ct);
}

/// <summary>Ends a kiosk, from the office or on the device itself.</summary>
public sealed record EndKiosk(Guid KioskId);

public sealed class EndKioskHandler(MilepostDb db, Actor actor, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(EndKiosk command, CancellationToken ct) => EndAsync(command.KioskId, anywhere: false, ct);

    /// <summary>The device is in the hands of whoever ends it: its office need not be within reach.</summary>
    public Task<Result<Done>> OnDeviceAsync(OpenedKiosk kiosk, CancellationToken ct) => EndAsync(kiosk.Id, anywhere: true, ct);

    private Task<Result<Done>> EndAsync(Guid kioskId, bool anywhere, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.Kiosks.SingleOrDefaultAsync(k => k.Id == kioskId, ct) is not { } kiosk || (!anywhere && !actor.CanSee(kiosk.OfficeId))) return KioskProblems.NotFound;
        if (kiosk.EndedAt is not null) return Done.It;
        kiosk.End(time.Now);
        var office = await db.OrgUnits.SingleAsync(u => u.Id == kiosk.OfficeId, ct);
        await db.NoteAsync("kiosk.ended", $"Kiosk ended at {office.Name}: {kiosk.Name}", null, [], office.Path, ct);
        return Done.It;
    }, ct);
}
