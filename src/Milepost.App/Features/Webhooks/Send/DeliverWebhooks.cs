using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Mail;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Webhooks.Send;

/// <summary>
/// Delivers what waits, each webhook's events in their order: while one waits for its next try, those behind it wait too. An event is taken
/// by a lease in the database before the receiver hears of it, so several nodes share the work; one whose node is killed is sent again,
/// under the same id. So an event comes at least once, and never before an earlier one.
/// </summary>
public sealed partial class DeliverWebhooksHandler(IServiceScopeFactory scopes, WebhookClient client, WebhookSecrets secrets, TimeProvider clock, ILogger<DeliverWebhooksHandler> log)
{
    private const int Lanes = 4;

    /// <summary>Longer than a request can last.</summary>
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] BackOff =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)];

    /// <summary>How long what was delivered stays to be looked at.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <returns>How many events were delivered.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        List<Guid> webhooks;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = Store(scope);
            var now = clock.GetUtcNow();
            if (!await db.Set<WebhookDelivery>().AnyAsync(d => d.State == DeliveryState.Waiting || d.State == DeliveryState.Sending, ct)) return 0;
            await db.Set<WebhookDelivery>().Where(d => d.State == DeliveryState.Sending && d.LeaseUntil < now)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Waiting).SetProperty(d => d.Lease, (Guid?)null), ct);
            webhooks = await db.Set<WebhookDelivery>().Where(d => d.State == DeliveryState.Waiting && d.NextTryAt <= now).Select(d => d.WebhookId).Distinct().ToListAsync(ct);
            var old = now - Kept;
            if (webhooks.Count > 0) await db.Set<WebhookDelivery>().Where(d => d.EndedAt < old).ExecuteDeleteAsync(ct);
        }
        var delivered = 0;
        await Parallel.ForEachAsync(webhooks, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = ct }, async (webhook, _) => Interlocked.Add(ref delivered, await LaneAsync(webhook, ct)));
        return delivered;
    }

    /// <summary>Delivers one webhook's events until there is none, one fails, or another node is at it.</summary>
    private async Task<int> LaneAsync(Guid webhookId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Store(scope);
        for (var delivered = 0; ; delivered++)
        {
            if (ct.IsCancellationRequested || await TakeAsync(db, webhookId) is not var (webhook, delivery)) return delivered;
            var (isDone, isGone, words) = await SendAsync(webhook, delivery);
            await SettleAsync(db, webhook, delivery, isDone, isGone, words);
            if (!isDone) return delivered;
        }
    }

    /// <returns>The oldest event that is not done with; null when it is not time for it, or another node has it.</returns>
    private async Task<(Webhook, WebhookDelivery)?> TakeAsync(MilepostDb db, Guid webhookId)
    {
        var now = clock.GetUtcNow();
        if (await db.Set<Webhook>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == webhookId && w.OffSince == null) is not { } webhook) return null;
        var first = await db.Set<WebhookDelivery>().AsNoTracking()
            .Where(d => d.WebhookId == webhookId && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Sending)).OrderBy(d => d.Id).FirstOrDefaultAsync();
        if (first is not { State: DeliveryState.Waiting } || first.NextTryAt > now) return null;
        var (lease, until) = (Guid.NewGuid(), now + LeaseTime);
        var taken = await db.Set<WebhookDelivery>().Where(d => d.Id == first.Id && d.State == DeliveryState.Waiting).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.State, DeliveryState.Sending).SetProperty(d => d.Lease, lease).SetProperty(d => d.LeaseUntil, until).SetProperty(d => d.Attempts, d => d.Attempts + 1));
        if (taken == 0) return null;
        (first.Lease, first.Attempts) = (lease, first.Attempts + 1);
        return (webhook, first);
    }

    private async Task<(bool IsDone, bool IsGone, string Words)> SendAsync(Webhook webhook, WebhookDelivery delivery)
    {
        var now = clock.GetUtcNow();
        var timestamp = now.ToUnixTimeSeconds();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json") };
            request.Headers.Add("webhook-id", delivery.Id.ToString());
            request.Headers.Add("webhook-timestamp", $"{timestamp}");
            request.Headers.Add("webhook-signature", secrets.Sign(webhook, delivery.Id, timestamp, delivery.Body, now));
            request.Headers.UserAgent.ParseAdd("Milepost-Webhooks/1");
            // Stopping the program waits for the answer: it takes ten seconds at most.
            using var answer = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var words = $"{(int)answer.StatusCode} {answer.ReasonPhrase}".Trim();
            return (answer.IsSuccessStatusCode, answer.StatusCode == HttpStatusCode.Gone,
                (int)answer.StatusCode is >= 300 and < 400 ? $"{words}. Redirects are not followed: enter the address it leads to." : words);
        }
        catch (TaskCanceledException)
        {
            return (false, false, "No answer within 10 seconds.");
        }
        catch (HttpRequestException away)
        {
            return (false, false, Short(away.InnerException?.Message ?? away.Message));
        }
    }

    private async Task SettleAsync(MilepostDb db, Webhook webhook, WebhookDelivery delivery, bool isDone, bool isGone, string words)
    {
        var now = clock.GetUtcNow();
        var next = now + BackOff[Math.Min(delivery.Attempts, BackOff.Length) - 1];
        var isOver = isGone || next > delivery.TryUntil;
        var state = isDone ? DeliveryState.Delivered : isOver ? DeliveryState.GivenUp : DeliveryState.Waiting;
        DateTimeOffset? ended = state == DeliveryState.Waiting ? null : now;
        await db.Set<WebhookDelivery>().Where(d => d.Id == delivery.Id && d.Lease == delivery.Lease).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.State, state).SetProperty(d => d.LastAnswer, words).SetProperty(d => d.NextTryAt, next).SetProperty(d => d.EndedAt, ended)
            .SetProperty(d => d.Lease, (Guid?)null).SetProperty(d => d.LeaseUntil, (DateTimeOffset?)null));
        if (isDone || !isOver) return;
        LogOff(webhook.Id);
        await SwitchOffAsync(webhook.Id, isGone ? "The receiver answered that it is gone for good (410)." : $"Nothing could be delivered for {WebhookOutbox.Patience.Days} days. The last answer: {words}");
    }

    /// <summary>A receiver that is gone costs no more tries, and its owner is told.</summary>
    private async Task SwitchOffAsync(Guid webhookId, string why)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Store(scope);
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        await db.ChangeAsync<Done>(async () =>
        {
            if (await db.Set<Webhook>().SingleOrDefaultAsync(w => w.Id == webhookId && w.OffSince == null) is not { } webhook) return Done.It;
            (webhook.OffSince, webhook.OffBecause) = (clock.GetUtcNow(), why);
            var place = await db.OrgUnits.Where(u => u.Id == webhook.OrgUnitId).Select(u => u.Path).SingleAsync();
            await db.NoteAsync("webhook.switched-off", $"Webhook to {new Uri(webhook.Url).Host} switched off", why, [], place, CancellationToken.None);
            var owner = await db.Users.Where(u => u.Id == webhook.OwnerId && u.IsActive && u.Email != null).Select(u => u.Email).SingleOrDefaultAsync();
            if (owner is null) return Done.It;
            outbox.Queue(new()
            {
                To = owner, AccountId = webhook.OwnerId, Kind = LetterKinds.Webhook, Subject = "A webhook was switched off",
                Paragraphs = ["A program that you let hear of changes in Milepost could not be reached any more, so nothing is sent to it from now on.", "The page of webhooks says what it answered last. Switch it on again there when it is mended."],
                ButtonText = "See webhooks", Path = "/webhooks",
            });
            return Done.It;
        }, CancellationToken.None);
    }

    private static string Short(string words) => words.Length > 300 ? words[..300] : words;

    private static MilepostDb Store(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        return scope.ServiceProvider.GetRequiredService<MilepostDb>();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Webhook} is switched off: its receiver is gone.")]
    private partial void LogOff(Guid webhook);
}
