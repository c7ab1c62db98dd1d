using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Milepost.App.Features.Accounts.CustomerSignIn;

/// <summary>
/// One-time links with which a customer sets a password: for the first time or anew. Only a hash is stored, one for each account, so a new
/// link puts the former one out of use. Opening a link spends nothing: programs that check mail open every link in it.
/// </summary>
public sealed class CustomerLinks(UserManager<UserAccount> accounts, TimeProvider clock)
{
    public static readonly TimeSpan Lifespan = TimeSpan.FromDays(7);

    /// <summary>Whoever holds the link has so many tries to say the date of birth.</summary>
    public const int MostWrongAnswers = 5;

    private const string Provider = "Milepost";
    private const string Name = "CustomerLink";

    /// <summary>Call inside a change. The path is shown or sent once and cannot be read again.</summary>
    /// <param name="wrong">Wrong answers that count already, see <see cref="WrongSoFarAsync"/>.</param>
    public async Task<string> MakeAsync(UserAccount account, int wrong = 0)
    {
        var secret = OneTimeSecret.Create();
        await KeepAsync(account, new(secret.Sha256, clock.GetUtcNow() + Lifespan, wrong));
        return $"/first-sign-in?account={account.Id}&token={secret.Text}";
    }

    public async Task<bool> FitsAsync(UserAccount account, string? token) =>
        !string.IsNullOrEmpty(token) && await FindAsync(account) is { Wrong: < MostWrongAnswers } link && link.Until >= clock.GetUtcNow()
        && OneTimeSecret.Fits(token, link.Hash);

    /// <summary>Until when a link is out that still works; null when there is none.</summary>
    public async Task<DateTimeOffset?> UntilAsync(UserAccount account) => await FindAsync(account) is { Wrong: < MostWrongAnswers } link && link.Until >= clock.GetUtcNow() ? link.Until : null;

    /// <summary>
    /// Wrong answers to the link that is out, or was until they put it out of use. Whoever reads the mailbox can ask for one link after the
    /// other: they share their tries, until a week is over or staff make one.
    /// </summary>
    public async Task<int> WrongSoFarAsync(UserAccount account) => await FindAsync(account) is { } link && link.Until >= clock.GetUtcNow() ? link.Wrong : 0;

    /// <summary>Counts a wrong date of birth; the last one spends the link.</summary>
    /// <returns>How many tries are left.</returns>
    public async Task<int> CountWrongAsync(UserAccount account)
    {
        if (await FindAsync(account) is not { } link) return 0;
        var left = MostWrongAnswers - link.Wrong - 1;
        await KeepAsync(account, link with { Wrong = link.Wrong + 1 });
        return Math.Max(left, 0);
    }

    public async Task SpendAsync(UserAccount account) => Kept(await accounts.RemoveAuthenticationTokenAsync(account, Provider, Name));

    private async Task KeepAsync(UserAccount account, StoredLink link) =>
        Kept(await accounts.SetAuthenticationTokenAsync(account, Provider, Name, string.Create(CultureInfo.InvariantCulture, $"{link.Hash}|{link.Until.UtcTicks}|{link.Wrong}")));

    /// <summary>Two answers at once are two answers: the change that came second starts over and counts again.</summary>
    private static void Kept(IdentityResult result)
    {
        if (!result.Succeeded) throw new DbUpdateConcurrencyException(string.Join(' ', result.Errors.Select(e => e.Code)));
    }

    private async Task<StoredLink?> FindAsync(UserAccount account)
    {
        if (await accounts.GetAuthenticationTokenAsync(account, Provider, Name) is not { } stored) return null;
        var parts = stored.Split('|');
        return new(parts[0], new(long.Parse(parts[1], CultureInfo.InvariantCulture), TimeSpan.Zero), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    private sealed record StoredLink(string Hash, DateTimeOffset Until, int Wrong);
}
