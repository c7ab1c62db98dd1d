using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts.People;
using Milepost.App.Features.Mail;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Accounts.CustomerSignIn;

/// <summary>Gives a participant another address to sign in with. What the profile says does not change by it, nor the other way round.</summary>
public sealed record ChangeCustomerAddress(Guid ParticipantId, string Email);

/// <summary>Lets a participant sign in no longer, at once, or again.</summary>
public sealed record SetCustomerActive(Guid ParticipantId, bool IsActive, string? Why);

/// <summary>What staff change about a participant's sign-in.</summary>
public sealed class ChangeCustomerSignInHandler(MilepostDb db, UserManager<UserAccount> accounts, CustomerLinks links, Outbox outbox)
{
    public Task<Result<Done>> HandleAsync(ChangeCustomerAddress command, CancellationToken ct) => ChangeAsync(command.ParticipantId, async (account, person) =>
    {
        var email = command.Email.Trim();
        if (!EmailAddress.IsValid(email)) return CustomerSignInProblems.AddressWrong;
        if (account.Email == email) return Done.It;
        var former = account.Email!;
        (account.Email, account.UserName) = (email, email);
        if (CustomerAddress.Problems(await accounts.UpdateAsync(account)) is { } refused) return refused;
        // A link that lies in the old mailbox must not open the account.
        await links.SpendAsync(account);
        outbox.Queue(SignInLetters.AddressChanged(person, former));
        await db.NoteAsync(person, "sign-in.address-changed", $"{person.Name} signs in with another e-mail address from now on", null, ct);
        return Done.It;
    }, ct);

    public Task<Result<Done>> HandleAsync(SetCustomerActive command, CancellationToken ct) => ChangeAsync(command.ParticipantId, async (account, person) =>
    {
        if (account.IsActive == command.IsActive) return Done.It;
        if (!command.IsActive && string.IsNullOrWhiteSpace(command.Why)) return CustomerSignInProblems.WhyMissing;
        account.IsActive = command.IsActive;
        // Every sign-in of the account carries the stamp: they end with it.
        if (AccountProblems.From(await accounts.UpdateSecurityStampAsync(account)) is { } refused) return refused;
        if (!command.IsActive) await links.SpendAsync(account);
        await db.NoteAsync(person, command.IsActive ? "sign-in.activated" : "sign-in.deactivated",
            $"{(command.IsActive ? "Activated" : "Deactivated")} the sign-in of {person.Name}", command.Why?.Trim(), ct);
        return Done.It;
    }, ct);

    private Task<Result<Done>> ChangeAsync(Guid participantId, Func<UserAccount, Participant, Task<Result<Done>>> change, CancellationToken ct) => db.ChangeAsync(async () =>
    {
        if (await db.FindParticipantAsync(participantId, ct) is not { } person) return ParticipantProblems.NotFound;
        if (await db.Users.SingleOrDefaultAsync(u => u.ParticipantId == participantId, ct) is not { } account) return CustomerSignInProblems.NotInvited;
        return await change(account, person);
    }, ct);
}
