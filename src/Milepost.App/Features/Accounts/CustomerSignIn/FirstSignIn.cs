using Microsoft.AspNetCore.Identity;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.CustomerSignIn;

/// <summary>
/// A customer sets a password with the link that was sent or handed over, and says the date of birth: whoever came by the link otherwise
/// does not know it.
/// </summary>
public sealed record FirstSignIn(Guid AccountId, string? Token, DateOnly BirthDate, string NewPassword);

/// <param name="Account">To be signed in; null when the date of birth was wrong.</param>
/// <param name="Language">The language of the customer's record.</param>
/// <param name="TriesLeft">After a wrong date of birth.</param>
public sealed record FirstSignInAnswer(UserAccount? Account, string? Language, int TriesLeft);

public sealed class FirstSignInHandler(MilepostDb db, UserManager<UserAccount> accounts, CustomerLinks links, Actor actor)
{
    /// <summary>Whether the link still opens the form. Asking spends nothing.</summary>
    public async Task<bool> FitsAsync(Guid accountId, string? token) => await FindAsync(accountId, token) is not null;

    public Task<Result<FirstSignInAnswer>> HandleAsync(FirstSignIn command, CancellationToken ct) => db.ChangeAsync<FirstSignInAnswer>(async () =>
    {
        if (await FindAsync(command.AccountId, command.Token) is not { ParticipantId: { } participantId } account) return CustomerSignInProblems.LinkSpent;
        actor.BecomeCustomer(null, "Somebody with the sign-in link", participantId);
        if (await db.FindParticipantAsync(participantId, ct) is not { } person) return CustomerSignInProblems.LinkSpent;

        if (person.Profile.BirthDate != command.BirthDate)
        {
            var left = await links.CountWrongAsync(account);
            await db.NoteAsync(person, "sign-in.wrong-answer", left > 0
                ? "Somebody opened the sign-in link and gave a wrong date of birth"
                : "Somebody opened the sign-in link and gave a wrong date of birth too often; the link was put out of use", null, ct);
            return new FirstSignInAnswer(null, null, left);
        }

        actor.BecomeCustomer(account.Id, person.Name, participantId);
        var isFirst = account.PasswordHash is null;
        // Both steps renew the security stamp, which every sign-in of this account carries.
        if (!isFirst && AccountProblems.From(await accounts.RemovePasswordAsync(account)) is { } notRemoved) return notRemoved;
        if (AccountProblems.From(await accounts.AddPasswordAsync(account, command.NewPassword)) is { } refused) return refused;
        (account.LockoutEnd, account.AccessFailedCount, account.MustChangePassword) = (null, 0, false);
        if (AccountProblems.From(await accounts.UpdateAsync(account)) is { } notKept) return notKept;
        await links.SpendAsync(account);
        await db.NoteAsync(person, isFirst ? "sign-in.first" : "sign-in.password-reset",
            isFirst ? $"{person.Name} signed in for the first time" : $"{person.Name} set a new password with a link", null, ct);
        return new FirstSignInAnswer(account, person.Profile.Language, 0);
    }, ct);

    private async Task<UserAccount?> FindAsync(Guid accountId, string? token) =>
        await accounts.FindByIdAsync(accountId.ToString()) is { IsActive: true, ParticipantId: not null } account && await links.FitsAsync(account, token) ? account : null;
}
