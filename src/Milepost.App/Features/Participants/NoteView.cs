using Microsoft.Extensions.Caching.Memory;
using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Features.Participants;

/// <summary>Somebody looks at a participant's record, on a page or through the API.</summary>
public sealed record NoteView(Guid ParticipantId);

/// <summary>Keeps who looked. One row for each person, record and hour keeps the list readable.</summary>
public sealed class NoteViewHandler(Actor actor, AgencyTime time, IMemoryCache seen, WaitingViews views)
{
    public Task HandleAsync(NoteView command, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var key = (actor.AccountId, actor.Name, command.ParticipantId, time.Now.UtcTicks / TimeSpan.TicksPerHour);
        if (seen.TryGetValue(key, out _)) return Task.CompletedTask;
        views.Add(new RecordView { ParticipantId = command.ParticipantId, ActorId = actor.AccountId, ActorName = actor.Name, At = time.Now });
        seen.Set(key, true, TimeSpan.FromHours(1));
        return Task.CompletedTask;
    }
}
