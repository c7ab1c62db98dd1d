using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Store;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.My;

/// <summary>A customer's open plan as it stands today, and whom to ask about it.</summary>
/// <param name="Outline">Without a plan in it while none is open.</param>
/// <param name="LastClosedOn">When none is open: the day the last one ended; null before the first.</param>
/// <param name="Planner">Null while nobody is assigned.</param>
public sealed record OwnPlan(PlanOutline Outline, DateOnly? LastClosedOn, string? Planner, string? Office, string? OfficePhone, DateOnly Today)
{
    public Participant Person => Outline.Person;

    public Plan? Plan => Outline.Plan;

    public IReadOnlyList<NextStep> NextSteps { get; } = NextStep.Of(Outline, Today);
}

public sealed class OwnPlanQuery(MilepostDb db, RecordSettingsQuery settings, OwnRecordQuery own, AgencyTime time)
{
    /// <summary>Null for anybody who is no customer.</summary>
    public async Task<OwnPlan?> HandleAsync(CancellationToken ct)
    {
        if (await own.HandleAsync(ct) is not { } person) return null;
        var plans = await db.Plans.AsNoTracking().Where(p => p.ParticipantId == person.Id).ToListAsync(ct);
        var open = plans.Find(p => p.IsOpen);
        List<Service> services = open is null ? [] : await db.Services.AsNoTracking().Where(s => s.ParticipantId == person.Id).ToListAsync(ct);
        var office = await db.OrgUnits.AsNoTracking().Where(u => u.Id == person.OfficeId).Select(u => new { u.Name, u.Phone }).SingleOrDefaultAsync(ct);
        var planner = person.PlannerId is { } id ? await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => u.DisplayName).SingleOrDefaultAsync(ct) : null;
        return new(
            PlanOutline.Of(person, await settings.HandleAsync(person, ct), open, services, time.Today),
            open is null ? plans.Max(p => p.ClosedOn) : null, planner, office?.Name, office?.Phone, time.Today);
    }
}
