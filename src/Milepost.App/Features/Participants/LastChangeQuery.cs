using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;

namespace Milepost.App.Features.Participants;

/// <summary>Who changed a participant's record last: told to somebody whose form was opened before that.</summary>
public sealed class LastChangeQuery(MilepostDb db, AgencyTime time)
{
    public async Task<LastChange> HandleAsync(Guid participantId, CancellationToken ct)
    {
        var chain = participantId.ToString();
        var last = await db.History.AsNoTracking().Where(h => h.Chain == chain).OrderByDescending(h => h.Sequence).Select(h => new { h.ActorName, h.At }).FirstOrDefaultAsync(ct);
        return last is null ? new("Somebody", "just now") : new(last.ActorName, time.Words(last.At));
    }
}
