using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

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
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var until = (clock.GetUtcNow() + Lifespan).UtcTicks.ToString(CultureInfo.InvariantCulture);
        await accounts.SetAuthenticationTokenAsync(account, Provider, Name, $"{Hash(token)}|{until}");
        return $"/reset-password?account={account.Id}&token={token}";
    }

    public async Task<bool> FitsAsync(UserAccount account, string? token)
    {
        if (string.IsNullOrEmpty(token) || await accounts.GetAuthenticationTokenAsync(account, Provider, Name) is not { } stored) return false;
        var parts = stored.Split('|');
        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(token)), Encoding.ASCII.GetBytes(parts[0]));
        return isRight && clock.GetUtcNow().UtcTicks <= long.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    public Task SpendAsync(UserAccount account) => accounts.RemoveAuthenticationTokenAsync(account, Provider, Name);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
