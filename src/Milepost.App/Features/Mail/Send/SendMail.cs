using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Telemetry;

namespace Milepost.App.Features.Mail.Send;

/// <summary>
/// Sends the letters whose time has come. A letter is taken by a lease in the database, in a commit of its own before the mail server hears
/// of it, so that several nodes share the work and a letter is never sent twice by itself: either it is known what became of it, or it is
/// marked that it may have been sent.
/// </summary>
public sealed partial class SendMailHandler(IServiceScopeFactory scopes, MailSettings settings, TimeProvider clock, ILogger<SendMailHandler> log)
{
    /// <summary>Conversations at once, so that one slow mailbox holds nobody up.</summary>
    private const int Lanes = 4;

    private const int Batch = 40;

    /// <summary>When to try again after the first try, the second, and so on; the last one repeats.</summary>
    private static readonly TimeSpan[] BackOff = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary>Longer than a conversation can last.</summary>
    private TimeSpan LeaseTime => settings.Timeout + TimeSpan.FromMinutes(3);

    /// <param name="ct">Ends the round; a letter that is being handed over is handed over first.</param>
    /// <returns>How many letters were sent.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        if (settings.Obstacle is not null) return 0;
        int due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = Store(scope);
            await MarkLostAsync(db, ct);
            due = Math.Min(Lanes, await Due(db).CountAsync(ct));
        }
        var round = new Round();
        await Task.WhenAll(Enumerable.Range(0, due).Select(lane => LaneAsync(round, ct)));
        return round.Sent;
    }

    private async Task LaneAsync(Round round, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Store(scope);
        using var post = new SmtpPost(settings);
        Queue<Guid> ids = [];
        while (!ct.IsCancellationRequested && !round.ServerIsAway)
        {
            if (ids.Count == 0)
            {
                ids = new(await Due(db).OrderBy(m => m.NextTryAt).Take(Batch).Select(m => m.Id).ToListAsync(CancellationToken.None));
                if (ids.Count == 0) return;
            }
            if (await TakeAsync(db, ids.Dequeue()) is not { } mail) continue;

            PostAnswer answer;
            using (var span = Spans.Source.StartActivity("send letter"))
            {
                answer = await post.SendAsync(mail);
                span?.SetTag("milepost.kind", mail.Kind).SetTag("milepost.outcome", answer.Outcome.ToString());
            }
            Figures.Letters.Add(1, new KeyValuePair<string, object?>("outcome", answer.Outcome.ToString()));
            await SettleAsync(db, mail, answer);
            if (answer.Outcome == PostOutcome.Taken) round.CountSent();
            // One letter was enough to find out; the others would wait for the same.
            if (answer.Outcome == PostOutcome.ServerAway)
            {
                round.ServerIsAway = true;
                LogAway(answer.Words);
            }
        }
    }

    private IQueryable<OutgoingMail> Due(MilepostDb db)
    {
        var now = clock.GetUtcNow();
        return db.OutgoingMail.AsNoTracking().Where(m => m.State == MailState.Waiting && m.NextTryAt <= now);
    }

    /// <returns>Null when somebody else was quicker.</returns>
    private async Task<OutgoingMail?> TakeAsync(MilepostDb db, Guid id)
    {
        var now = clock.GetUtcNow();
        var (lease, until) = (Guid.NewGuid(), now + LeaseTime);
        await Due(db).Where(m => m.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.Lease, lease).SetProperty(m => m.LeaseUntil, until).SetProperty(m => m.Attempts, m => m.Attempts + 1));
        // The lease tells who has it, also where the answer to taking it was lost on the way.
        return await db.OutgoingMail.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.Lease == lease);
    }

    /// <summary>Writes down how the try ended, unless somebody has decided about the letter since.</summary>
    private async Task SettleAsync(MilepostDb db, OutgoingMail mail, PostAnswer answer)
    {
        var now = clock.GetUtcNow();
        var next = now + BackOff[Math.Min(mail.Attempts, BackOff.Length) - 1];
        var isLast = next > mail.TryUntil;
        var state = answer.Outcome switch
        {
            PostOutcome.Taken => MailState.Sent,
            PostOutcome.Unknown => MailState.MayHaveBeenSent,
            PostOutcome.RefusedForGood => MailState.Bounced,
            // After three days of "later" the mailbox is as good as none; a server that is away says nothing about the address.
            PostOutcome.RefusedForNow => isLast ? MailState.Bounced : MailState.Waiting,
            _ => isLast ? MailState.GivenUp : MailState.Waiting,
        };
        DateTimeOffset? endedAt = state == MailState.Waiting ? null : now;
        var body = state == MailState.Sent ? null : mail.Body;
        await db.OutgoingMail.Where(m => m.Id == mail.Id && m.Lease == mail.Lease).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, state).SetProperty(m => m.LastAnswer, answer.Words).SetProperty(m => m.NextTryAt, next).SetProperty(m => m.EndedAt, endedAt)
            .SetProperty(m => m.Body, body).SetProperty(m => m.Lease, (Guid?)null).SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null));
    }

    /// <summary>Whoever took these is gone, and nobody knows how far it got.</summary>
    private async Task MarkLostAsync(MilepostDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // The lease stays: a sender that was only very slow may still say how it ended.
        var lost = await db.OutgoingMail.Where(m => m.State == MailState.Sending && m.LeaseUntil < now).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.MayHaveBeenSent).SetProperty(m => m.EndedAt, now)
            .SetProperty(m => m.LastAnswer, "Milepost was stopped while it handed the letter over. It may have been sent."), ct);
        if (lost > 0) LogLost(lost);
    }

    private static MilepostDb Store(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        return scope.ServiceProvider.GetRequiredService<MilepostDb>();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No letter can be sent now. {Words}")]
    private partial void LogAway(string words);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} letters may have been sent by a program that was stopped. They are marked on the mail page.")]
    private partial void LogLost(int count);

    private sealed class Round
    {
        private int _sent;

        public int Sent => _sent;

        public volatile bool ServerIsAway;

        public void CountSent() => Interlocked.Increment(ref _sent);
    }
}
