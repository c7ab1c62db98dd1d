using Microsoft.AspNetCore.Identity;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.ResetPassword;

/// <summary>Makes a one-time link with which somebody sets a new password.</summary>
public sealed record MakeResetLink(Guid AccountId);

/// <param name="Path">To be handed over; it is shown once.</param>
public sealed record ResetLink(Guid AccountId, string Name, string Path, DateTimeOffset Until);

public sealed class MakeResetLinkHandler(MilepostDb db, UserManager<UserAccount> accounts, ResetLinks links, Actor actor)
{
    public Task<Result<ResetLink>> HandleAsync(MakeResetLink command, CancellationToken ct) => db.ChangeAsync<ResetLink>(async () =>
    {
        if (await accounts.FindByIdAsync(command.AccountId.ToString()) is not { } account) return AccountProblems.NotFound;
        var reach = AccountReach.Of(actor);
        var roles = await AccountRoles.OfAsync(db, account.Id, ct);
        if (!reach.Sees(roles.Held())) return AccountProblems.NotFound;
        if (!reach.MayReset(roles.Held())) return AccountProblems.NotYours;
        if (!account.IsActive) return Inactive;

        var path = await links.MakeAsync(account);
        await db.NoteAboutAsync(account, "account.reset-link", $"Made a one-time link for {account.DisplayName} to set a new password", ct);
        return new ResetLink(account.Id, account.DisplayName, path, db.Clock.GetUtcNow() + ResetLinks.Lifespan);
    }, ct);

    private static readonly Problem Inactive = new("account.inactive", ProblemKind.Conflict, "This account is deactivated. Activate it first, then make a link.");
}
