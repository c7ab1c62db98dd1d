using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts.People;
using Milepost.App.Features.Mail;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Accounts.CustomerSignIn;

/// <summary>
/// Makes the one-time link with which a participant sets a password: the invitation where there is no sign-in yet or it was never used,
/// a new password where there is.
/// </summary>
/// <param name="Email">The address to sign in with. Once somebody has signed in it is changed on purpose only, by <see cref="ChangeCustomerAddress"/>.</param>
/// <param name="ByMail">The link is sent; else it comes back to be handed over.</param>
public sealed record InviteCustomer(Guid ParticipantId, string Email, bool ByMail);

/// <param name="Path">To be handed over; null when it was sent.</param>
/// <param name="IsFirst">An invitation; else a new password.</param>
public sealed record CustomerLink(string? Path, DateTimeOffset Until, string Email, bool IsFirst);

public sealed class InviteCustomerHandler(MilepostDb db, UserManager<UserAccount> accounts, CustomerLinks links, Outbox outbox)
{
    public Task<Result<CustomerLink>> HandleAsync(InviteCustomer command, CancellationToken ct) => db.ChangeAsync<CustomerLink>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        var account = await db.Users.SingleOrDefaultAsync(u => u.ParticipantId == person.Id, ct);
        if (account is { IsActive: false }) return CustomerSignInProblems.Deactivated;
        var isFirst = account?.PasswordHash is null;
        if (isFirst)
        {
            var email = command.Email.Trim();
            if (!EmailAddress.IsValid(email)) return CustomerSignInProblems.AddressWrong;
            if (account is null)
            {
                account = new UserAccount { UserName = email, Email = email, EmailConfirmed = true, DisplayName = person.Name, ParticipantId = person.Id };
                if (CustomerAddress.Problems(await accounts.CreateAsync(account)) is { } refused) return refused;
            }
            else if (account.Email != email)
            {
                (account.Email, account.UserName) = (email, email);
                if (CustomerAddress.Problems(await accounts.UpdateAsync(account)) is { } refused) return refused;
            }
        }

        var path = await links.MakeAsync(account!);
        if (command.ByMail) outbox.Queue(SignInLetters.ToCustomer(account!, person.Profile.Language, path, isFirst));
        var way = command.ByMail ? "by e-mail" : "with a link handed over";
        await db.NoteAsync(person, isFirst ? "sign-in.invited" : "sign-in.reset-link",
            isFirst ? $"Invited {person.Name} to sign in, {way}" : $"Let {person.Name} set a new password, {way}", null, ct);
        return new CustomerLink(command.ByMail ? null : path, db.Clock.GetUtcNow() + CustomerLinks.Lifespan, account!.Email!, isFirst);
    }, ct);
}

internal static class CustomerAddress
{
    /// <summary>The framework's refusals; one account for each address, whoever's it is.</summary>
    public static List<Problem>? Problems(IdentityResult result) =>
        AccountProblems.From(result)?.ConvertAll(problem => problem.Code == AccountProblems.EmailTaken.Code ? CustomerSignInProblems.AddressTaken : problem);
}
