using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Findings.Calendar;

/// <summary>Makes the own calendar's address; one made earlier stops working.</summary>
public sealed class MakeCalendarFeedHandler(MilepostDb db, Actor actor)
{
    /// <returns>The path of the calendar. It is told once and cannot be read again.</returns>
    public Task<Result<string>> HandleAsync(CancellationToken ct) => db.ChangeAsync<string>(async () =>
    {
        if (actor.AccountId is not { } accountId) return AccountProblems.NotFound;
        var secret = OneTimeSecret.Create();
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(f => f.AccountId == accountId, ct);
        var isNew = feed is null;
        if (feed is null) db.CalendarFeeds.Add(feed = new() { AccountId = accountId });
        (feed.TokenSha256, feed.MadeAt) = (secret.Sha256, db.Clock.GetUtcNow());
        await db.NoteAsync(isNew ? "account.calendar-made" : "account.calendar-renewed", $"{actor.Name} made {(isNew ? "an" : "a new")} address for the own calendar", null, [],
            (await AccountRoles.OfAsync(db, accountId, ct)).Place(), ct);
        return CalendarEndpoints.Path(secret.Text);
    }, ct);
}

/// <summary>Switches the own calendar off: its address finds nothing from now on.</summary>
public sealed class TurnOffCalendarFeedHandler(MilepostDb db, Actor actor)
{
    public Task<Result<Done>> HandleAsync(CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (actor.AccountId is not { } accountId) return AccountProblems.NotFound;
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.AccountId == accountId, ct) is not { } feed) return Done.It;
        db.CalendarFeeds.Remove(feed);
        await db.NoteAsync("account.calendar-turned-off", $"{actor.Name} turned the own calendar off", null, [], (await AccountRoles.OfAsync(db, accountId, ct)).Place(), ct);
        return Done.It;
    }, ct);
}

/// <summary>Since when the own calendar can be read; null when it is off.</summary>
public sealed class OwnCalendarFeedQuery(MilepostDb db, Actor actor)
{
    public async Task<DateTimeOffset?> HandleAsync(CancellationToken ct) =>
        (await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.AccountId == actor.AccountId, ct))?.MadeAt;
}
