using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Features.Notifications.Choose;

/// <param name="Address">Where the e-mail goes.</param>
public sealed record ChosenNotifications(string Address, DigestEvery Digest, DayOfWeek Weekday, bool AboutMessages, bool AboutSignatures);

/// <summary>What e-mail the own account wants. Until it chooses, a customer hears of everything and gets a weekly digest, and the staff gets none.</summary>
public sealed class NotificationChoicesQuery(MilepostDb db, Actor actor)
{
    /// <returns>Null for somebody without an account.</returns>
    public async Task<ChosenNotifications?> HandleAsync(CancellationToken ct)
    {
        var account = await (
            from user in db.Users.AsNoTracking()
            where user.Id == actor.AccountId
            join made in db.NotificationChoices on user.Id equals made.AccountId into all
            from made in all.DefaultIfEmpty()
            select new { user.Email, IsCustomer = user.ParticipantId != null, Choices = made }).SingleOrDefaultAsync(ct);
        return account switch
        {
            null => null,
            { Choices: { } chosen } => new(account.Email!, chosen.Digest, chosen.Weekday, chosen.AboutMessages, chosen.AboutSignatures),
            { IsCustomer: true } => new(account.Email!, DigestEvery.Week, DayOfWeek.Monday, true, true),
            _ => new(account.Email!, DigestEvery.None, DayOfWeek.Monday, false, false),
        };
    }
}
