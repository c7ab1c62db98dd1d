using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Webhooks;

/// <summary>
/// Queues an event in the very save that writes the change's history: both are committed or neither. What an event says is taken from the
/// history entry, so whatever writes history is heard of.
/// </summary>
/// <remarks>
/// Where nobody subscribed a change costs no query: each node remembers the webhooks and looks again when <see cref="Staleness"/> is over.
/// A new webhook is promised to hear of changes from ten seconds on, by which time every node has looked.
/// </remarks>
public sealed class WebhookOutbox(TimeProvider clock) : SaveChangesInterceptor
{
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>How old a node's knowledge of the webhooks may be.</summary>
    public static readonly TimeSpan Staleness = TimeSpan.FromSeconds(5);

    private volatile Known _known = new(DateTimeOffset.MinValue, []);

    /// <summary>This node has just changed a webhook itself.</summary>
    public void Forget() => _known = new(DateTimeOffset.MinValue, []);

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is MilepostDb db && db.Database.CurrentTransaction is not null) await QueueAsync(db, cancellationToken);
        return result;
    }

    private async Task QueueAsync(MilepostDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = _known;
        if (known.At + Staleness <= now || known.At > now) known = _known = new(now, await ReadAsync(db, ct));
        if (known.Webhooks.Count == 0) return;

        // Found without looking for changes once more: entries of the history are added by hand.
        var looks = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var entries = db.ChangeTracker.Entries<HistoryEntry>().Where(e => e.State == EntityState.Added && e.Entity.ParticipantId is not null).Select(e => e.Entity).ToList();
            foreach (var entry in entries)
            {
                var office = db.ChangeTracker.Entries<Participant>().FirstOrDefault(e => e.Entity.Id == entry.ParticipantId)?.Entity.OfficeId;
                foreach (var webhook in known.Webhooks.Where(w => office is { } at && w.Offices.Contains(at))) Queue(db, webhook, entry, now);
            }
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = looks;
        }
    }

    private static void Queue(MilepostDb db, Subscribed webhook, HistoryEntry entry, DateTimeOffset now)
    {
        var kinds = entry.Events.Select(e => e.Kind).Distinct(StringComparer.Ordinal).ToList();
        foreach (var kind in webhook.Kinds.Where(kind => kind == WebhookKinds.AnyChange || kinds.Contains(kind)))
        {
            var delivery = new WebhookDelivery
            {
                WebhookId = webhook.Id, Kind = kind, CreatedAt = now, NextTryAt = now, TryUntil = now + Patience,
                Body = JsonSerializer.Serialize(new
                {
                    type = kind, timestamp = entry.At, data = new { participantId = entry.ParticipantId, change = entry.Sequence, kinds },
                }, JsonColumn.Options),
            };
            db.Add(delivery);
        }
    }

    private static async Task<IReadOnlyList<Subscribed>> ReadAsync(MilepostDb db, CancellationToken ct)
    {
        // Asked by hand first, because in most installations there is none and this is all.
        await using (var any = db.Database.GetDbConnection().CreateCommand())
        {
            (any.CommandText, any.Transaction) = ("SELECT count(*) FROM \"Webhooks\" WHERE \"OffSince\" IS NULL", db.Database.CurrentTransaction!.GetDbTransaction());
            if (Convert.ToInt64(await any.ExecuteScalarAsync(ct)) == 0) return [];
        }
        var webhooks = await (
            from webhook in db.Set<Webhook>().AsNoTracking()
            where webhook.OffSince == null
            join place in db.OrgUnits on webhook.OrgUnitId equals place.Id
            select new { webhook.Id, webhook.Kinds, place.Path }).ToListAsync(ct);
        var offices = await db.OrgUnits.AsNoTracking().Select(u => new { u.Id, u.Path }).ToListAsync(ct);
        return [.. webhooks.Select(w => new Subscribed(w.Id, w.Kinds, offices.Where(o => o.Path.StartsWith(w.Path, StringComparison.Ordinal)).Select(o => o.Id).ToHashSet()))];
    }

    private sealed record Known(DateTimeOffset At, IReadOnlyList<Subscribed> Webhooks);

    private sealed record Subscribed(Guid Id, IReadOnlyList<string> Kinds, IReadOnlySet<Guid> Offices);
}
