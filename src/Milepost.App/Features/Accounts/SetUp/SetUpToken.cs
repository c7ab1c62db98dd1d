using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Milepost.App.Features.Accounts.SetUp;

/// <summary>
/// The word that opens the set-up of a new installation, printed where the operator sees it. It is protected by the installation's own
/// keys, so that any node knows it; with the first account it opens nothing any more.
/// </summary>
public sealed class SetUpToken(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    private ITimeLimitedDataProtector Protector => protection.CreateProtector("Milepost.SetUp").ToTimeLimitedDataProtector();

    public string Make() => Protector.Protect("set up", Lasts);

    public bool Fits(string? token)
    {
        if (string.IsNullOrEmpty(token)) return false;
        try
        {
            Protector.Unprotect(token);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
