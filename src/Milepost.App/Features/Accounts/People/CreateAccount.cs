using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts.ResetPassword;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.People;

/// <summary>Makes an account with its first role. It has no password: its owner sets one with the link that comes back.</summary>
public sealed record CreateAccount(string Name, string Email, string? Phone, StaffRole Role, Guid OrgUnitId);

public sealed class CreateAccountHandler(MilepostDb db, UserManager<UserAccount> accounts, ResetLinks links, Actor actor)
{
    public Task<Result<ResetLink>> HandleAsync(CreateAccount command, CancellationToken ct) => db.ChangeAsync<ResetLink>(async () =>
    {
        if (string.IsNullOrWhiteSpace(command.Name)) return AccountProblems.NameMissing;
        var email = command.Email.Trim();
        if (!EmailAddress.IsValid(email)) return AccountProblems.EmailWrong;
        var unit = await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == command.OrgUnitId, ct);
        if (unit is null || !AccountReach.Of(actor).Administers(unit.Path)) return AccountProblems.NoSuchPlace;

        var account = new UserAccount { UserName = email, Email = email, EmailConfirmed = true, DisplayName = command.Name.Trim(), PhoneNumber = command.Phone };
        if (AccountProblems.From(await accounts.CreateAsync(account)) is { } refused) return refused;
        var path = await links.MakeAsync(account);
        // After everything that saves by itself: the history reads what is still to be written.
        db.RoleAssignments.Add(new RoleAssignment { AccountId = account.Id, Role = command.Role, OrgUnitId = unit.Id });
        await db.NoteAsync("account.created", $"Added {account.DisplayName} as {Words.Of(command.Role).ToLowerInvariant()} at {unit.Name}", null,
        [
            new("Account", "Name", null, account.DisplayName), new("Account", "Email", null, email), new("Account", "Phone", null, command.Phone),
        ], unit.Path, ct);
        return new ResetLink(account.Id, account.DisplayName, path, db.Clock.GetUtcNow() + ResetLinks.Lifespan);
    }, ct);
}

/// <summary>Whether something can be an e-mail address at all; whether it exists only a message could tell.</summary>
internal static class EmailAddress
{
    /// <summary>Also without letters that nobody sees: two addresses that look the same must not be two.</summary>
    public static bool IsValid(string text) =>
        text.Length <= 256 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || c is '<' or '>' or '"' or ',' or ';')
        && text.Split('@') is [{ Length: > 0 }, { Length: > 2 } host] && host.IndexOf('.', StringComparison.Ordinal) > 0 && host[^1] != '.';
}
