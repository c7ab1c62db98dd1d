using Microsoft.AspNetCore.Identity;
using Milepost.App.Access;
using Milepost.App.Features.Accounts.ResetPassword;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.OwnAccount;

/// <summary>Puts a new password in place of the own one; every other sign-in of the account ends.</summary>
public sealed record ChangePassword(string CurrentPassword, string NewPassword);

public sealed class ChangePasswordHandler(MilepostDb db, UserManager<UserAccount> accounts, PasswordProof proof, ResetLinks links, Actor actor)
{
    /// <returns>The account, to be signed in afresh.</returns>
    public async Task<Result<UserAccount>> HandleAsync(ChangePassword command, CancellationToken ct)
    {
        // Outside the change: a wrong answer is counted even though nothing is changed.
        if (await accounts.FindByIdAsync(actor.AccountId.ToString()!) is not { } asked) return AccountProblems.NotFound;
        if (await proof.CheckAsync(asked, command.CurrentPassword, "CurrentPassword") is { } wrong) return wrong;
        if (command.NewPassword == command.CurrentPassword) return AccountProblems.SamePassword;

        return await db.ChangeAsync<UserAccount>(async () =>
        {
            if (await accounts.FindByIdAsync(actor.AccountId.ToString()!) is not { } account) return AccountProblems.NotFound;
            account.MustChangePassword = false;
            if (AccountProblems.From(await accounts.ChangePasswordAsync(account, command.CurrentPassword, command.NewPassword)) is { } refused) return refused;
            await links.SpendAsync(account);
            await db.NoteAboutAsync(account, "account.password-changed", $"{account.DisplayName} changed the own password", ct);
            return account;
        }, ct);
    }
}
