using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Features.Accounts.People;

/// <param name="Version">Stands for name, address and phone as they are now; signing in does not change it.</param>
/// <param name="Roles">Those within the reader's part of the organization.</param>
/// <param name="RolesElsewhere">How many there are outside of it.</param>
/// <param name="IsKept">Whether the reader may change the account itself.</param>
public sealed record PersonDetails(
    Guid Id, string Name, string Email, string? Phone, string Version, bool IsActive, bool MustChangePassword, bool HasTwoStep, DateTimeOffset? LockedUntil, bool IsSelf,
    IReadOnlyList<AccountRole> Roles, int RolesElsewhere, bool IsKept, bool MayReset);

public sealed class PersonQuery(MilepostDb db, Actor actor)
{
    public async Task<PersonDetails?> HandleAsync(Guid accountId, CancellationToken ct)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == accountId && u.ParticipantId == null && u.PartnerId == null, ct) is not { } account) return null;
        var reach = AccountReach.Of(actor);
        var roles = await AccountRoles.OfAsync(db, accountId, ct);
        var held = roles.Held();
        if (!reach.Sees(held)) return null;

        var within = roles.Where(r => reach.Administers(r.Path) || reach.MayReset(held)).ToList();
        return new(
            account.Id, account.DisplayName, account.Email!, account.PhoneNumber, VersionOf(account), account.IsActive, account.MustChangePassword, account.TwoFactorEnabled,
            account.LockoutEnd is { } until && until > db.Clock.GetUtcNow() ? until : null, account.Id == actor.AccountId,
            within, roles.Count - within.Count, reach.Keeps(held), reach.MayReset(held));
    }

    internal static string VersionOf(UserAccount account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account.DisplayName}\n{account.Email}\n{account.PhoneNumber}")))[..16];
}
