using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace Milepost.App.Features.Accounts.ResetPassword;

/// <summary>
/// One-time links that set a password, handed over in person. Only a hash is stored, one for each account: a new link puts the
/// former one out of use.
/// </summary>
public sealed class ResetLinks(UserManager<UserAccount> accounts, TimeProvider clock)
{
    public static readonly TimeSpan Lifespan = TimeSpan.FromHours(24);

    private const string Provider = "Milepost";
    private const string Name = "ResetLink";

    /// <summary>Call inside a change. The path is shown once and cannot be read again.</summary>
    public async Task<string> MakeAsync(UserAccount account)
    {
        var secret = OneTimeSecret.Create();
        var until = (clock.GetUtcNow() + Lifespan).UtcTicks.ToString(CultureInfo.InvariantCulture);
        await accounts.SetAuthenticationTokenAsync(account, Provider, Name, $"{secret.Sha256}|{until}");
        return $"/reset-password?account={account.Id}&token={secret.Text}";
    }

    public async Task<bool> FitsAsync(UserAccount account, string? token)
    {
        if (string.IsNullOrEmpty(token) || await accounts.GetAuthenticationTokenAsync(account, Provider, Name) is not { } stored) return false;
        var parts = stored.Split('|');
        return OneTimeSecret.Fits(token, parts[0]) && clock.GetUtcNow().UtcTicks <= long.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    public Task SpendAsync(UserAccount account) => accounts.RemoveAuthenticationTokenAsync(account, Provider, Name);
}
