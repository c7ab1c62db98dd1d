using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Features.Messages;

/// <summary>The thread is open before somebody.</summary>
public sealed record MarkThreadRead(Guid ParticipantId);

/// <summary>
/// Keeps that the other side saw what was written to it. A participant's message counts as read once the record's career planner opened the
/// thread, or somebody answered: a supervisor who looks in must not take it off the planner's list.
/// </summary>
public sealed class MarkThreadReadHandler(MilepostDb db, Actor actor, AgencyTime time)
{
    public async Task HandleAsync(MarkThreadRead command, CancellationToken ct)
    {
        if (actor.OnlyReads) return;
        if (actor.CustomerOf is null)
        {
            var record = await db.VisibleParticipants.Where(p => p.Id == command.ParticipantId).Select(p => new { p.PlannerId }).SingleOrDefaultAsync(ct);
            if (record is null || record.PlannerId is { } planner && !actor.Caseload.Contains(planner)) return;
        }
        await MarkAsync(command.ParticipantId, ct);
    }

    internal Task MarkAsync(Guid participantId, CancellationToken ct)
    {
        var (isParticipant, now, name) = (actor.CustomerOf is not null, (DateTimeOffset?)time.Now, actor.Name);
        return db.CustomerMessages.Where(m => m.ParticipantId == participantId && m.FromParticipant != isParticipant && m.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now).SetProperty(m => m.ReadBy, name), ct);
    }
}
