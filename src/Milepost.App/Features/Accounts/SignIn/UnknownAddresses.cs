using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Milepost.App.Features.Accounts.SignIn;

/// <summary>
/// Lets an address without an account look like one with an account: it takes the time of checking a password, and locks after as
/// many tries, for as long. So nobody learns who works here.
/// </summary>
public sealed class UnknownAddresses(IOptions<IdentityOptions> options, IOptions<PasswordHasherOptions> hashing, TimeProvider clock)
{
    private const int MostKept = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Failures, DateTimeOffset Until)> _tries = [];
    private readonly PasswordHasher<UserAccount> _hasher = new(hashing);
    private readonly string _hash = new PasswordHasher<UserAccount>(hashing).HashPassword(new UserAccount(), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <returns>Whether the address would be locked now.</returns>
    public bool Try(string address, string password)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant())));
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_tries.TryGetValue(key, out var known) && known.Failures >= options.Value.Lockout.MaxFailedAccessAttempts)
            {
                if (known.Until > now) return true;
                _tries.Remove(key);
            }
        }
        _hasher.VerifyHashedPassword(new UserAccount(), _hash, password);
        lock (_gate)
        {
            var failures = _tries.TryGetValue(key, out var known) ? known.Failures + 1 : 1;
            // Somebody who tries ten thousand addresses must not fill the memory; then counting starts over.
            if (_tries.Count >= MostKept) _tries.Clear();
            _tries[key] = (failures, now + options.Value.Lockout.DefaultLockoutTimeSpan);
            return failures >= options.Value.Lockout.MaxFailedAccessAttempts;
        }
    }
}
