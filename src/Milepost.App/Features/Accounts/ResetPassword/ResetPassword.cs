using Microsoft.AspNetCore.Identity;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.ResetPassword;

/// <summary>Sets a new password with a one-time link, lifts a lockout and ends every sign-in of the account.</summary>
public sealed record ResetPassword(Guid AccountId, string? Token, string NewPassword);

public sealed class ResetPasswordHandler(MilepostDb db, UserManager<UserAccount> accounts, ResetLinks links, Actor actor)
{
    /// <summary>Whether the link still opens the form.</summary>
    public async Task<bool> FitsAsync(Guid accountId, string? token) =>
        await accounts.FindByIdAsync(accountId.ToString()) is { IsActive: true } account && await links.FitsAsync(account, token);

    public Task<Result<Done>> HandleAsync(ResetPassword command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await accounts.FindByIdAsync(command.AccountId.ToString()) is not { IsActive: true } account || !await links.FitsAsync(account, command.Token))
            return AccountProblems.LinkSpent;

        // Both steps renew the security stamp, which every sign-in of this account carries.
        if (account.PasswordHash is not null && AccountProblems.From(await accounts.RemovePasswordAsync(account)) is { } notRemoved) return notRemoved;
        if (AccountProblems.From(await accounts.AddPasswordAsync(account, command.NewPassword)) is { } refused) return refused;
        (account.LockoutEnd, account.AccessFailedCount, account.MustChangePassword) = (null, 0, false);
        if (AccountProblems.From(await accounts.UpdateAsync(account)) is { } notKept) return notKept;
        await links.SpendAsync(account);

        // Who holds the link acts for the account: it was handed to that person.
        actor.Become(account.Id, account.DisplayName, [], new HashSet<StaffRole>(), new HashSet<Guid>(), seesAll: false);
        await db.NoteAboutAsync(account, "account.password-reset", $"{account.DisplayName} set a new password with a one-time link", ct);
        return Done.It;
    }, ct);
}
