using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.TwoStep;

/// <summary>Turns two-step sign-in on for the own account, once a code shows that the app has the key.</summary>
public sealed record TurnOnTwoStep(string SecretKey, string OneTimeCode);

/// <summary>Turns it off again; the password is asked for, not only the open browser.</summary>
public sealed record TurnOffTwoStep(string Password);

/// <summary>Makes ten new recovery codes; the old ones stop working.</summary>
public sealed record RenewRecoveryCodes(string Password);

/// <param name="Account">To be signed in afresh: its other sign-ins have ended.</param>
public sealed record TwoStepIsOn(UserAccount Account, IReadOnlyList<string> RecoveryCodes);

/// <summary>The second step of the own sign-in: a time-based one-time code (RFC 6238) and ten recovery codes.</summary>
public sealed class TwoStepHandler(MilepostDb db, UserManager<UserAccount> accounts, PasswordProof proof, Actor actor)
{
    private const int Codes = 10;

    // Where the framework keeps the key that its code check reads.
    private const string KeyProvider = "[AspNetUserStore]";
    private const string KeyName = "AuthenticatorKey";
    private const string CodesName = "RecoveryCodes";

    /// <summary>160 random bits, as RFC 4226 recommends, in the letters that authenticator apps read.</summary>
    public static string NewSecretKey()
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        return RandomNumberGenerator.GetString(letters, 32);
    }

    public Task<Result<TwoStepIsOn>> HandleAsync(TurnOnTwoStep command, CancellationToken ct) => db.ChangeAsync<TwoStepIsOn>(async () =>
    {
        if (await OwnAsync() is not { } account) return AccountProblems.NotFound;
        if (account.TwoFactorEnabled) return AccountProblems.TwoStepIsOn;

        await accounts.SetAuthenticationTokenAsync(account, KeyProvider, KeyName, command.SecretKey);
        var code = new string([.. command.OneTimeCode.Where(char.IsAsciiDigit)]);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code)) return AccountProblems.WrongCode;

        if (AccountProblems.From(await accounts.SetTwoFactorEnabledAsync(account, true)) is { } refused) return refused;
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes) ?? [];
        await NoteAsync(account, "account.two-step-on", "turned on two-step sign-in", ct);
        return new TwoStepIsOn(account, [.. codes]);
    }, ct);

    public async Task<Result<UserAccount>> HandleAsync(TurnOffTwoStep command, CancellationToken ct)
    {
        if (await ProveAsync(command.Password) is { } problem) return problem;
        return await db.ChangeAsync<UserAccount>(async () =>
        {
            if (await OwnAsync() is not { } account) return AccountProblems.NotFound;
            if (!account.TwoFactorEnabled) return AccountProblems.NoTwoStep;
            if (await TurnOffAsync(accounts, account) is { } refused) return refused;
            await NoteAsync(account, "account.two-step-off", "turned off two-step sign-in", ct);
            return account;
        }, ct);
    }

    public async Task<Result<IReadOnlyList<string>>> HandleAsync(RenewRecoveryCodes command, CancellationToken ct)
    {
        if (await ProveAsync(command.Password) is { } problem) return problem;
        return await db.ChangeAsync<IReadOnlyList<string>>(async () =>
        {
            if (await OwnAsync() is not { } account) return AccountProblems.NotFound;
            if (!account.TwoFactorEnabled) return AccountProblems.NoTwoStep;
            List<string> codes = [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes) ?? []];
            await NoteAsync(account, "account.recovery-codes", "made new recovery codes", ct);
            return codes;
        }, ct);
    }

    /// <summary>Takes the key and the codes away with the switch: turned on again, everything is new.</summary>
    internal static async Task<List<Problem>?> TurnOffAsync(UserManager<UserAccount> accounts, UserAccount account)
    {
        if (AccountProblems.From(await accounts.SetTwoFactorEnabledAsync(account, false)) is { } refused) return refused;
        await accounts.RemoveAuthenticationTokenAsync(account, KeyProvider, KeyName);
        await accounts.RemoveAuthenticationTokenAsync(account, KeyProvider, CodesName);
        return null;
    }

    /// <summary>Outside the change: a wrong answer is counted even though nothing is changed.</summary>
    private async Task<Problem?> ProveAsync(string password) =>
        await OwnAsync() is { } account ? await proof.CheckAsync(account, password, "Password") : AccountProblems.NotFound;

    private async Task<UserAccount?> OwnAsync() => await accounts.FindByIdAsync(actor.AccountId.ToString()!);

    private async Task NoteAsync(UserAccount account, string kind, string did, CancellationToken ct) =>
        await db.NoteAsync(kind, $"{account.DisplayName} {did}", null, [], (await AccountRoles.OfAsync(db, account.Id, ct)).Place(), ct);
}
