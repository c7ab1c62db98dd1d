using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Milepost.App.Store;

namespace Milepost.App.Features.Accounts.SignIn;

/// <summary>
/// Lets an address without an account look like one with an account: it takes the time of checking a password, and locks after as
/// many tries, for as long, whichever nodes they reach. So nobody learns who works here.
/// </summary>
public sealed class UnknownAddresses(MilepostDb db, IOptions<IdentityOptions> options, IOptions<PasswordHasherOptions> hashing)
{
    private static string? _hash;

    /// <returns>Whether the address would be locked now.</returns>
    public async Task<bool> TryAsync(string address, string password, CancellationToken ct)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant())));
        var now = db.Clock.GetUtcNow();
        var most = options.Value.Lockout.MaxFailedAccessAttempts;
        await db.UnknownSignIns.Where(u => u.Until <= now).ExecuteDeleteAsync(ct);
        if (await db.UnknownSignIns.AnyAsync(u => u.AddressSha256 == key && u.Failures >= most, ct)) return true;

        var hasher = new PasswordHasher<UserAccount>(hashing);
        _hash ??= hasher.HashPassword(new UserAccount(), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        hasher.VerifyHashedPassword(new UserAccount(), _hash, password);

        var until = now + options.Value.Lockout.DefaultLockoutTimeSpan;
        if (await CountAsync(key, until, ct) == 0)
        {
            try
            {
                db.UnknownSignIns.Add(new() { AddressSha256 = key, Failures = 1, Until = until });
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // Another try of the same address came first.
                db.ChangeTracker.Clear();
                await CountAsync(key, until, ct);
            }
        }
        return await db.UnknownSignIns.AnyAsync(u => u.AddressSha256 == key && u.Failures >= most, ct);
    }

    private Task<int> CountAsync(string key, DateTimeOffset until, CancellationToken ct) => db.UnknownSignIns.Where(u => u.AddressSha256 == key)
        .ExecuteUpdateAsync(set => set.SetProperty(u => u.Failures, u => u.Failures + 1).SetProperty(u => u.Until, until), ct);
}
