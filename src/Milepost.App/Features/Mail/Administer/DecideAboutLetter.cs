using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Mail.Administer;

/// <summary>Sends a letter that was refused, given up, or may have been sent; or one that waits, at once. It goes to the address that is on file now.</summary>
public sealed record SendLetterAgain(Guid LetterId);

public sealed class SendLetterAgainHandler(MilepostDb db, Actor actor, MailNudge nudge)
{
    public Task<Result<Done>> HandleAsync(SendLetterAgain command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await LettersWithin.Reach(db, actor).SingleOrDefaultAsync(m => m.Id == command.LetterId, ct) is not { } letter) return MailProblems.NotFound;
        if (letter.State == MailState.Sending) return MailProblems.UnderWay;
        if (letter.Body is null) return MailProblems.Emptied;

        var before = letter.State;
        var now = db.Clock.GetUtcNow();
        letter.To = await AddressNowAsync(letter, ct) ?? letter.To;
        (letter.State, letter.NextTryAt, letter.TryUntil, letter.Attempts, letter.EndedAt) = (MailState.Waiting, now, now + Outbox.Patience, 0, null);
        // A sender that was given up for lost may not settle it any more.
        (letter.Lease, letter.LeaseUntil) = (null, null);
        await LetterHistory.NoteAsync(db, actor, letter, "mail.sent-again", "sent again", before, ct);
        db.WhenCommitted(nudge.Ring);
        return Done.It;
    }, ct);

    private async Task<string?> AddressNowAsync(OutgoingMail letter, CancellationToken ct) =>
        letter.AccountId is { } accountId ? await db.Users.Where(u => u.Id == accountId).Select(u => u.Email).SingleOrDefaultAsync(ct)
            : letter.ParticipantId is { } participantId ? await db.Participants.Where(p => p.Id == participantId).Select(p => p.Profile.Email).SingleOrDefaultAsync(ct) : null;
}

/// <summary>Lets a letter be: it is not tried any more, and emptied.</summary>
public sealed record GiveLetterUp(Guid LetterId);

public sealed class GiveLetterUpHandler(MilepostDb db, Actor actor)
{
    public Task<Result<Done>> HandleAsync(GiveLetterUp command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await LettersWithin.Reach(db, actor).SingleOrDefaultAsync(m => m.Id == command.LetterId, ct) is not { } letter) return MailProblems.NotFound;
        if (letter.State == MailState.Sending) return MailProblems.UnderWay;
        if (letter.State is not (MailState.Waiting or MailState.MayHaveBeenSent)) return MailProblems.Ended;

        var before = letter.State;
        (letter.State, letter.EndedAt, letter.Body, letter.Lease, letter.LeaseUntil) = (MailState.GivenUp, db.Clock.GetUtcNow(), null, null, null);
        await LetterHistory.NoteAsync(db, actor, letter, "mail.given-up", "given up", before, ct);
        return Done.It;
    }, ct);
}

internal static class LetterHistory
{
    public static async Task NoteAsync(MilepostDb db, Actor actor, OutgoingMail letter, string kind, string what, MailState before, CancellationToken ct)
    {
        var place = letter.AccountId is { } accountId && await AccountRoles.OfAsync(db, accountId, ct) is { Count: > 0 } roles ? roles.Place()
            : letter.ParticipantId is { } participantId ? await (
                from person in db.Participants
                where person.Id == participantId
                join office in db.OrgUnits on person.OfficeId equals office.Id
                select office.Path).SingleOrDefaultAsync(ct) : null;
        await db.NoteAsync(kind, $"A letter ({LetterKinds.Words(letter.Kind)}) to {Masked.Address(letter.To)} was {what} by {actor.Name}", null,
            [new("Letter", "State", MailStateWords.Of(before), MailStateWords.Of(letter.State))], place, ct);
    }
}
