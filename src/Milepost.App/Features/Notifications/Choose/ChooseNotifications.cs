using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Notifications.Digests;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Notifications.Choose;

/// <summary>What e-mail the own account wants; of the staff or of a customer.</summary>
public sealed record ChooseNotifications(DigestEvery Digest, DayOfWeek Weekday, bool AboutMessages, bool AboutSignatures);

public sealed class ChooseNotificationsHandler(MilepostDb db, Actor actor, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(ChooseNotifications command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (actor.AccountId is not { } accountId) return AccountProblems.NotFound;
        var choices = await db.NotificationChoices.SingleOrDefaultAsync(c => c.AccountId == accountId, ct);
        if (choices is null) db.NotificationChoices.Add(choices = new() { AccountId = accountId });
        (choices.Digest, choices.Weekday, choices.AboutMessages, choices.AboutSignatures) = (command.Digest, command.Weekday, command.AboutMessages, command.AboutSignatures);
        choices.OwedFrom = DigestDays.FirstAfter(time);
        // A customer's choice is the customer's own business; that of the staff stands in the organization's history like the rest of the account.
        if (await AccountRoles.OfAsync(db, accountId, ct) is { Count: > 0 } roles)
            await db.NoteAsync("account.notifications-chosen", $"{actor.Name} chose what to get e-mail about", null, [], roles.Place(), ct);
        return Done.It;
    }, ct);
}
