using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts.CustomerSignIn;
using Milepost.App.Features.Accounts.ResetPassword;
using Milepost.App.Features.Mail;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.ForgotPassword;

/// <summary>Sends a one-time link to an address, if somebody signs in with it. Whoever asks is not told whether.</summary>
public sealed record ForgotPassword(string Email);

public sealed class ForgotPasswordHandler(MilepostDb db, UserManager<UserAccount> accounts, CustomerLinks customerLinks, ResetLinks staffLinks, Outbox outbox, Actor actor)
{
    /// <summary>One letter in this time is enough: a new link puts the former one out of use, and nobody shall flood a mailbox.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    public Task<Result<Done>> HandleAsync(ForgotPassword command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await accounts.FindByEmailAsync(command.Email.Trim()) is not { IsActive: true } account) return Done.It;
        var since = db.Clock.GetUtcNow() - Between;
        if (await db.OutgoingMail.AnyAsync(m => m.AccountId == account.Id && m.CreatedAt > since && (m.Kind == LetterKinds.PasswordReset || m.Kind == LetterKinds.Invitation), ct)) return Done.It;

        actor.BecomeCustomer(null, "Somebody at the sign-in page", account.ParticipantId);
        if (account.ParticipantId is not { } participantId) outbox.Queue(SignInLetters.ToStaff(account, await staffLinks.MakeAsync(account)));
        else if (await db.FindParticipantAsync(participantId, ct) is not { } person) return Done.It;
        else if (await customerLinks.WrongSoFarAsync(account) is var wrong && wrong >= CustomerLinks.MostWrongAnswers) return Done.It;
        else outbox.Queue(SignInLetters.ToCustomer(account, person.Profile.Language, await customerLinks.MakeAsync(account, wrong), isFirst: account.PasswordHash is null));
        await db.NoteAboutAsync(account, "account.forgot-password", $"A link to set a new password was sent to {account.DisplayName}", ct);
        return Done.It;
    }, ct);
}
