using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Features.Accounts.OwnAccount;

public sealed record OwnAccount(string Name, string Email, string? Phone, bool HasTwoStep, IReadOnlyList<AccountRole> Roles);

public sealed class OwnAccountQuery(MilepostDb db, Actor actor)
{
    public async Task<OwnAccount> HandleAsync(CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().SingleAsync(u => u.Id == actor.AccountId, ct);
        return new(account.DisplayName, account.Email!, account.PhoneNumber, account.TwoFactorEnabled, await AccountRoles.OfAsync(db, account.Id, ct));
    }
}
