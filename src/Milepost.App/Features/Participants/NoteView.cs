using Microsoft.Extensions.Caching.Memory;
using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Features.Participants;

/// <summary>Somebody looks at a participant's record, on a page or through the API.</summary>
public sealed record NoteView(Guid ParticipantId);

/// <summary>Keeps who looked. One row for each person, record and hour keeps the list readable.</summary>
public sealed class NoteViewHandler(MilepostDb db, Actor actor, AgencyTime time, IMemoryCache seen)
{
    public async Task HandleAsync(NoteView command, CancellationToken ct)
    {
        var key = (actor.AccountId, actor.Name, command.ParticipantId, time.Now.UtcTicks / TimeSpan.TicksPerHour);
        if (seen.TryGetValue(key, out _)) return;
        db.RecordViews.Add(new RecordView { ParticipantId = command.ParticipantId, ActorId = actor.AccountId, ActorName = actor.Name, At = time.Now });
        await db.SaveChangesAsync(ct);
        seen.Set(key, true, TimeSpan.FromHours(1));
    }
}
