using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts.ResetPassword;
using Milepost.App.Features.Accounts.TwoStep;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.People;

/// <summary>Changes how somebody is named and reached.</summary>
/// <param name="Version">Of the account as the form was opened on it.</param>
public sealed record ChangeAccount(Guid AccountId, string Name, string Email, string? Phone, string Version);

/// <summary>Lets somebody sign in no longer, at once, or again.</summary>
public sealed record SetActive(Guid AccountId, bool IsActive, string? Why);

/// <summary>Lifts a lockout before its 15 minutes are over.</summary>
public sealed record UnlockAccount(Guid AccountId);

/// <summary>Lets nothing open for somebody before a new password is set.</summary>
public sealed record RequireNewPassword(Guid AccountId);

/// <summary>For somebody whose phone and recovery codes are lost.</summary>
public sealed record TurnOffTwoStepFor(Guid AccountId);

/// <summary>What an administrator changes about somebody's account, apart from roles.</summary>
public sealed class ChangeAccountHandler(MilepostDb db, UserManager<UserAccount> accounts, ResetLinks links, Actor actor)
{
    public Task<Result<Done>> HandleAsync(ChangeAccount command, CancellationToken ct) => ChangeAsync(command.AccountId, async (account, place) =>
    {
        if (PersonQuery.VersionOf(account) != command.Version) return StaleProblems.Changed;
        if (string.IsNullOrWhiteSpace(command.Name)) return AccountProblems.NameMissing;
        var email = command.Email.Trim();
        if (!EmailAddress.IsValid(email)) return AccountProblems.EmailWrong;

        var changes = new List<FieldChange>
        {
            new("Account", "Name", account.DisplayName, command.Name.Trim()), new("Account", "Email", account.Email, email), new("Account", "Phone", account.PhoneNumber, command.Phone),
        };
        changes.RemoveAll(c => c.Before == c.After);
        if (changes.Count == 0) return Done.It;

        (account.DisplayName, account.PhoneNumber, account.Email, account.UserName) = (command.Name.Trim(), command.Phone, email, email);
        if (AccountProblems.From(await accounts.UpdateAsync(account)) is { } refused) return refused;
        await db.NoteAsync("account.changed", $"Changed how {account.DisplayName} is named and reached", null, changes, place, ct);
        return Done.It;
    }, ct);

    public Task<Result<Done>> HandleAsync(SetActive command, CancellationToken ct) => ChangeAsync(command.AccountId, async (account, place) =>
    {
        if (!command.IsActive && account.Id == actor.AccountId) return AccountProblems.OwnAccount;
        if (account.IsActive == command.IsActive) return Done.It;

        account.IsActive = command.IsActive;
        if (AccountProblems.From(await accounts.UpdateSecurityStampAsync(account)) is { } refused) return refused;
        if (!command.IsActive) await links.SpendAsync(account);
        await db.NoteAsync(command.IsActive ? "account.activated" : "account.deactivated", $"{(command.IsActive ? "Activated" : "Deactivated")} the account of {account.DisplayName}", command.Why,
            [new("Account", "Active", command.IsActive ? "No" : "Yes", command.IsActive ? "Yes" : "No")], place, ct);
        return Done.It;
    }, ct);

    public Task<Result<Done>> HandleAsync(UnlockAccount command, CancellationToken ct) => ChangeAsync(command.AccountId, async (account, place) =>
    {
        if (account.LockoutEnd is null) return Done.It;
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        if (AccountProblems.From(await accounts.UpdateAsync(account)) is { } refused) return refused;
        await db.NoteAsync("account.unlocked", $"Unlocked the account of {account.DisplayName}", null, [new("Account", "Locked", "Yes", "No")], place, ct);
        return Done.It;
    }, ct);

    public Task<Result<Done>> HandleAsync(RequireNewPassword command, CancellationToken ct) => ChangeAsync(command.AccountId, async (account, place) =>
    {
        if (account.MustChangePassword) return Done.It;
        account.MustChangePassword = true;
        if (AccountProblems.From(await accounts.UpdateAsync(account)) is { } refused) return refused;
        await db.NoteAsync("account.new-password-required", $"Asked {account.DisplayName} for a new password", null, [new("Account", "New password required", "No", "Yes")], place, ct);
        return Done.It;
    }, ct);

    public Task<Result<Done>> HandleAsync(TurnOffTwoStepFor command, CancellationToken ct) => ChangeAsync(command.AccountId, async (account, place) =>
    {
        if (!account.TwoFactorEnabled) return Done.It;
        if (await TwoStepHandler.TurnOffAsync(accounts, account) is { } refused) return refused;
        await db.NoteAsync("account.two-step-off", $"Turned off two-step sign-in for {account.DisplayName}", null, [new("Account", "Two-step sign-in", "On", "Off")], place, ct);
        return Done.It;
    }, ct);

    /// <summary>An account out of reach is not there; one that is partly out of reach says so.</summary>
    private Task<Result<Done>> ChangeAsync(Guid accountId, Func<UserAccount, string?, Task<Result<Done>>> change, CancellationToken ct) => db.ChangeAsync(async () =>
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == accountId, ct) is not { } account) return AccountProblems.NotFound;
        var reach = AccountReach.Of(actor);
        var roles = await AccountRoles.OfAsync(db, accountId, ct);
        if (!reach.IsAdministrator || !reach.Sees(roles.Held())) return AccountProblems.NotFound;
        if (!reach.Keeps(roles.Held())) return AccountProblems.NotYours;
        return await change(account, roles.Place());
    }, ct);
}
