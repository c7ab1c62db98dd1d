using Milepost.App.Store;

namespace Milepost.App.Features.Accounts;

/// <summary>Where it is written down what happened to an account.</summary>
public static class AccountHistory
{
    /// <summary>
    /// A customer's in the own record: that somebody is a customer is not for those who keep the organization. The staff's in the
    /// organization's history.
    /// </summary>
    public static async Task NoteAboutAsync(this MilepostDb db, UserAccount account, string kind, string words, CancellationToken ct)
    {
        if (account.ParticipantId is { } id && await db.Participants.FindAsync([id], ct) is { } person) await db.NoteAsync(person, kind, words, null, ct);
        else if (account.PartnerId is { } partnerId)
            await db.NoteAsync(kind, words, null, [], db.OrgUnits.Where(u => db.Partners.Any(p => p.Id == partnerId && p.OrgUnitId == u.Id)).Select(u => u.Path).SingleOrDefault(), ct);
        else await db.NoteAsync(kind, words, null, [], (await AccountRoles.OfAsync(db, account.Id, ct)).Place(), ct);
    }
}
