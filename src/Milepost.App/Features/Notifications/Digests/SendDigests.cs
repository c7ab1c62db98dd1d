using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Findings.MyDay;
using Milepost.App.Features.Mail;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Notifications.Digests;

/// <summary>
/// Queues the digests that are owed: My Day for the staff, news for customers. It keeps no schedule: the accounts' choices and the digests
/// made so far say what is owed, so it may run on every node, at any time, and be killed anywhere.
/// </summary>
public sealed partial class SendDigestsHandler(IServiceScopeFactory scopes, AgencyTime time, ILogger<SendDigestsHandler> log)
{
    /// <summary>Long enough for a weekly digest to know the one before.</summary>
    private const int KeptDays = 60;

    private const int Batch = 200;

    /// <returns>How many letters were queued.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var queued = 0;
        foreach (var owed in Owed())
        {
            var after = Guid.Empty;
            while (await NextAsync(owed, after, ct) is { Count: > 0 } accounts)
            {
                foreach (var account in accounts)
                    if (await TryMakeAsync(account, owed.Day, ct)) queued++;
                after = accounts[^1].Id;
            }
        }
        await ForgetAsync(ct);
        return queued;
    }

    /// <summary>One account's digest that cannot be made must not keep the others from theirs; it is tried again at the next round.</summary>
    private async Task<bool> TryMakeAsync(Account account, DateOnly day, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await MakeAsync(scope.ServiceProvider, account, day, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(e, account.Id);
            return false;
        }
    }

    /// <summary>Those who chose alike are owed alike.</summary>
    private IEnumerable<OwedDigest> Owed()
    {
        var (today, morning) = (time.Today, DigestDays.IsMorning(time));
        if (DigestDays.Latest(DigestEvery.Day, default, today, morning) is { } day) yield return new(DigestEvery.Day, null, day);
        foreach (var weekday in Enum.GetValues<DayOfWeek>())
            yield return new(DigestEvery.Week, weekday, DigestDays.Latest(DigestEvery.Week, weekday, today, morning)!.Value);
    }

    private async Task<List<Account>> NextAsync(OwedDigest owed, Guid after, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MilepostDb>();
        // A customer who has chosen nothing gets the news on Mondays, and nothing for a Monday before the account was there.
        var forUnchosen = owed.Weekday == DayOfWeek.Monday && owed.Day == time.Today;
        return await (
            from user in db.Users.AsNoTracking()
            where user.IsActive && user.Email != null && user.Id > after
            join made in db.NotificationChoices on user.Id equals made.AccountId into all
            from made in all.DefaultIfEmpty()
            where made == null ? forUnchosen && user.ParticipantId != null : made.Digest == owed.Every && (owed.Weekday == null || made.Weekday == owed.Weekday) && made.OwedFrom <= owed.Day
            where !db.MadeDigests.Any(d => d.AccountId == user.Id && d.Day >= owed.Day)
            orderby user.Id
            select new Account(user.Id, user.DisplayName, user.Email!, user.ParticipantId)).Take(Batch).ToListAsync(ct);
    }

    /// <summary>Makes one account's digest, with that account's eyes.</summary>
    private async Task<bool> MakeAsync(IServiceProvider services, Account account, DateOnly day, CancellationToken ct)
    {
        var db = services.GetRequiredService<MilepostDb>();
        var letter = await LetterAsync(services, db, account, ct);
        var made = await db.ChangeAsync<bool>(async () =>
        {
            // Another node may have been quicker; of two at the same instant the database lets one through, and the other comes here again.
            if (await db.MadeDigests.AnyAsync(d => d.AccountId == account.Id && d.Day >= day, ct)) return false;
            db.MadeDigests.Add(new() { AccountId = account.Id, Day = day, MadeAt = db.Clock.GetUtcNow(), LetterId = letter is null ? null : services.GetRequiredService<Outbox>().Queue(letter) });
            return letter is not null;
        }, ct);
        return made is { IsDone: true, Value: true };
    }

    private async Task<Letter?> LetterAsync(IServiceProvider services, MilepostDb db, Account account, CancellationToken ct)
    {
        var actor = services.GetRequiredService<Actor>();
        if (account.ParticipantId is { } participantId)
        {
            actor.BecomeCustomer(account.Id, account.Name, participantId);
            var before = await db.MadeDigests.Where(d => d.AccountId == account.Id).OrderByDescending(d => d.Day).Select(d => (DateTimeOffset?)d.MadeAt).FirstOrDefaultAsync(ct);
            return await services.GetRequiredService<CustomerDigestQuery>().HandleAsync(account.Id, account.Email, participantId, before ?? time.Now.AddDays(-7), ct);
        }
        actor.Become(account.Id, account.Name, await Reach.OfAsync(db, account.Id, AccessTable.Instance.Find(DueFilter.Address, HttpMethods.Get), time.Today, ct));
        return actor.Roles.Count == 0 ? null : await services.GetRequiredService<StaffDigestQuery>().HandleAsync(account.Id, account.Email, ct);
    }

    private async Task ForgetAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var old = time.Today.AddDays(-KeptDays);
        await scope.ServiceProvider.GetRequiredService<MilepostDb>().MadeDigests.Where(d => d.Day < old).ExecuteDeleteAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The digest of account {AccountId} could not be made.")]
    private partial void LogFailed(Exception e, Guid accountId);

    private sealed record OwedDigest(DigestEvery Every, DayOfWeek? Weekday, DateOnly Day);

    private sealed record Account(Guid Id, string Name, string Email, Guid? ParticipantId);
}
