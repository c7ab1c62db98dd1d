using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Telemetry;

namespace Milepost.App.Features.Mail;

/// <summary>How many letters wait, and for how long.</summary>
public sealed class OutboxFigures(MilepostDb db) : IQueueFigures
{
    public static TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<IReadOnlyList<QueueFigure>> ReadAsync(CancellationToken ct)
    {
        var states = await db.OutgoingMail.AsNoTracking().Where(m => m.State == MailState.Waiting || m.State == MailState.Sending || m.State == MailState.MayHaveBeenSent)
            .GroupBy(m => m.State).Select(group => new { State = group.Key, Count = group.Count(), Oldest = group.Min(m => m.CreatedAt) }).ToListAsync(ct);
        var waiting = states.Where(state => state.State is MailState.Waiting or MailState.Sending).ToList();
        return
        [
            new("milepost.outbox.waiting", "{letter}", "Letters that are to be sent or are being sent.", waiting.Sum(state => state.Count)),
            new("milepost.outbox.oldest.age", "s", "Age of the oldest letter that waits; 0 when none does.",
                waiting.Count == 0 ? 0 : Math.Max(0, (db.Clock.GetUtcNow() - waiting.Min(state => state.Oldest)).TotalSeconds)),
            new("milepost.outbox.in_doubt", "{letter}", "Letters that may have been sent: somebody has to decide.", states.Where(state => state.State == MailState.MayHaveBeenSent).Sum(state => state.Count)),
        ];
    }
}
