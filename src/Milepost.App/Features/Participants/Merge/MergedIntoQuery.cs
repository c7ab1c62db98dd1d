using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Participants.Merge;

/// <summary>Where a merged record leads: the record that took it in, when that is within reach.</summary>
public sealed class MergedIntoQuery(MilepostDb db)
{
    public async Task<Guid?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        var into = await db.Participants.Where(p => p.Id == participantId).Select(p => p.MergedIntoId).SingleOrDefaultAsync(ct);
        // What took it in may have been merged itself, and so on; never in a circle, since only whole records take others in.
        while (into is { } id && await db.Participants.Where(p => p.Id == id).Select(p => p.MergedIntoId).SingleOrDefaultAsync(ct) is { } next) into = next;
        return into is { } survivor && await db.VisibleParticipants.AnyAsync(p => p.Id == survivor, ct) ? survivor : null;
    }
}
