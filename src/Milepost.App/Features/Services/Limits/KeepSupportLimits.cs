using Microsoft.EntityFrameworkCore;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Limits;

/// <param name="SupportType">Null for all support together.</param>
public sealed record SetSupportLimit(Guid OrgUnitId, string? SupportType, decimal Amount, LimitPeriod Period, bool IsFirm, string Basis, DateOnly From);

public sealed class SetSupportLimitHandler(MilepostDb db, ReferenceLists lists)
{
    public Task<Result<SupportLimit>> HandleAsync(SetSupportLimit command, CancellationToken ct) => db.ChangeAsync<SupportLimit>(async () =>
    {
        if (!(await db.UnitsKeptByActorAsync(ct)).Exists(u => u.Id == command.OrgUnitId)) return SupportLimitProblems.Place;
        if (command.SupportType is { } type && lists.SupportTypes.All(s => s.Name != type)) return SupportLimitProblems.SupportType;
        var others = await db.SupportLimits.Where(l => l.OrgUnitId == command.OrgUnitId).ToListAsync(ct);
        var set = SupportLimit.Set(command.OrgUnitId, command.SupportType, command.Amount, command.Period, command.IsFirm, command.Basis, command.From, others);
        if (set.IsDone) db.SupportLimits.Add(set.Value);
        return set;
    }, ct);
}

public sealed record EndSupportLimit(Guid LimitId, DateOnly Until, string? Why);

public sealed class EndSupportLimitHandler(MilepostDb db)
{
    public Task<Result<Done>> HandleAsync(EndSupportLimit command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        var kept = (await db.UnitsKeptByActorAsync(ct)).ConvertAll(u => u.Id);
        if (await db.SupportLimits.SingleOrDefaultAsync(l => l.Id == command.LimitId && kept.Contains(l.OrgUnitId), ct) is not { } limit) return SupportLimitProblems.NotFound;
        return limit.End(command.Until, command.Why);
    }, ct);
}
