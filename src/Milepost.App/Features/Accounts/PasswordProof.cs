using Microsoft.AspNetCore.Identity;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts;

/// <summary>Asks somebody who is signed in for the own password again. Wrong answers count toward the lockout: the chair may hold somebody else.</summary>
public sealed class PasswordProof(UserManager<UserAccount> accounts)
{
    /// <returns>Null when the password is right.</returns>
    public async Task<Problem?> CheckAsync(UserAccount account, string password, string field)
    {
        if (await accounts.IsLockedOutAsync(account)) return AccountProblems.LockedOut.At(field);
        if (await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.ResetAccessFailedCountAsync(account);
            return null;
        }
        await accounts.AccessFailedAsync(account);
        return await accounts.IsLockedOutAsync(account) ? AccountProblems.LockedOut.At(field) : AccountProblems.WrongPassword.At(field);
    }
}
