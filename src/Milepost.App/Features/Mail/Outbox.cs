using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Mail;

/// <summary>Puts letters into the database, in the transaction of what they tell about: both happen or neither.</summary>
public sealed class Outbox(MilepostDb db, MailSettings settings, MailNudge nudge)
{
    /// <summary>How long sending is tried.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>Queues a letter; call it inside <see cref="MilepostDb.ChangeAsync{T}(Func{Task{Result{T}}}, CancellationToken)"/>.</summary>
    /// <returns>The letter's id.</returns>
    public Guid Queue(Letter letter)
    {
        if (letter.Path is { } path && !LetterText.IsOurs(path)) throw new ArgumentException($"A letter's button leads to a path of our own, not to {path}.", nameof(letter));
        var id = RecordId.New();
        var now = db.Clock.GetUtcNow();
        db.OutgoingMail.Add(new OutgoingMail
        {
            Id = id, To = letter.To.Trim(), ParticipantId = letter.ParticipantId, AccountId = letter.AccountId, Language = letter.Language, Kind = letter.Kind, Subject = letter.Subject,
            Body = new(letter.Paragraphs, letter.ButtonText, letter.Path), CreatedAt = now, NextTryAt = now, TryUntil = now + Patience, MessageId = $"<{id:N}@{settings.Host}>",
        });
        db.WhenCommitted(nudge.Ring);
        return id;
    }
}

/// <summary>Tells the node's sender that there is something to send, so that a letter need not wait for its next round.</summary>
public sealed class MailNudge
{
    public event Action? Rung;

    public void Ring() => Rung?.Invoke();
}
