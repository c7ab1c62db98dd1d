using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Web.Layout;

namespace Milepost.App.Features.Participants;

/// <summary>The guidance that a person's pack gives for a page; null where the record is out of reach.</summary>
public sealed class GuidanceQuery(MilepostDb db, Packs packs)
{
    public async Task<Instructions?> HandleAsync(Guid participantId, string page, CancellationToken ct) =>
        await db.VisibleParticipants.AsNoTracking().Where(p => p.Id == participantId).Select(p => p.PackId).SingleOrDefaultAsync(ct) is { } packId
            ? Instructions.For(packs[packId], page) : null;
}
