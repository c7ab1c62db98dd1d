using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.Supervision.Covers;

/// <summary>Says who looks after a planner's people while the planner is away.</summary>
public sealed record SetCover(Guid? PlannerId, Guid? CoveringId, DateOnly From, DateOnly Until, string? Note);

/// <summary>Ends a cover early: yesterday was its last day.</summary>
public sealed record EndCover(Guid CoverId);

public sealed class SetCoverHandler(MilepostDb db, CoversQuery covers, AgencyTime time)
{
    public Task<Result<Cover>> HandleAsync(SetCover command, CancellationToken ct) => db.ChangeAsync<Cover>(async () =>
    {
        var choices = await covers.ChoicesAsync(ct);
        if (choices.Away.FirstOrDefault(p => p.Id == command.PlannerId) is not { } away) return CoverProblems.PlannerMissing;
        if (choices.Covering.FirstOrDefault(p => p.Id == command.CoveringId) is not { } covering) return CoverProblems.CoveringMissing;
        var offices = CoverChoices.OfficesFor(away, covering);
        if (offices.Count == 0) return CoverProblems.CoveringMissing;

        var others = await db.Covers.Where(c => c.PlannerId == away.Id).ToListAsync(ct);
        var set = Cover.Set((away.Id, away.Name), (covering.Id, covering.Name), offices, command.From, command.Until, command.Note, db.Actor.Name, others, time.Today);
        if (set.IsDone) db.Covers.Add(set.Value);
        return set;
    }, ct);
}

public sealed class EndCoverHandler(MilepostDb db, CoversQuery covers, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(EndCover command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await covers.FindAsync(command.CoverId, ct) is not { } cover) return CoverProblems.NotFound;
        var names = await db.Users.Where(u => u.Id == cover.PlannerId || u.Id == cover.CoveringId).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return cover.End(names[cover.PlannerId], names[cover.CoveringId], time.Today);
    }, ct);
}
