using Milepost.App.Features.Mail;
using Milepost.App.Features.Notifications;
using Milepost.App.Store;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Messages;

/// <summary>
/// Puts a message into a participant's thread, with its line in the history and the mail that says there is one.
/// Call it inside the change that the message tells of: both happen, or neither.
/// </summary>
public sealed class Correspondence(MilepostDb db, CustomerLetters letters, StaffLetters staffLetters)
{
    /// <summary>A person's own words, in the direction that who acts decides: a participant writes to the staff, staff to the participant.</summary>
    public Task<CustomerMessage> WriteAsync(Participant person, string body, IReadOnlyList<Document> attachments, CancellationToken ct) =>
        PostAsync(person, MessageKind.Letter, new("", body), null, db.Actor.CustomerOf is not null, db.Actor.AccountId, null, attachments, ct);

    /// <summary>The program's words to the participant, in both languages: each reader sees the own one, whenever.</summary>
    /// <param name="aboutId">The request to sign or the document request that it is about.</param>
    public Task<CustomerMessage> TellParticipantAsync(
        Participant person, MessageKind kind, MessageText english, MessageText spanish, CancellationToken ct, Guid? aboutId = null, IReadOnlyList<Document>? attachments = null) =>
        PostAsync(person, kind, english, spanish, fromParticipant: false, null, aboutId, attachments ?? [], ct);

    /// <summary>The program's words to the staff about what the participant did; they wait in My Day until somebody read them.</summary>
    public Task<CustomerMessage> TellStaffAsync(
        Participant person, MessageKind kind, MessageText english, MessageText spanish, CancellationToken ct, Guid? aboutId = null, IReadOnlyList<Document>? attachments = null) =>
        PostAsync(person, kind, english, spanish, fromParticipant: true, null, aboutId, attachments ?? [], ct);

    private async Task<CustomerMessage> PostAsync(
        Participant person, MessageKind kind, MessageText text, MessageText? spanish, bool fromParticipant, Guid? senderId, Guid? aboutId, IReadOnlyList<Document> attachments, CancellationToken ct)
    {
        var message = new CustomerMessage
        {
            ParticipantId = person.Id, Kind = kind, Subject = text.Subject, Body = text.Body, Spanish = spanish, FromParticipant = fromParticipant,
            SentBy = db.Actor.Name, SentAt = db.Clock.GetUtcNow(), SenderId = senderId, AboutId = aboutId, Attachments = [.. attachments.Select(d => d.Id)],
        };
        db.CustomerMessages.Add(message);
        var words = fromParticipant ? "Message from the participant" : "Message to the participant";
        await db.NoteAsync(person, fromParticipant ? "message.received" : "message.sent", text.Subject.Length == 0 ? words : $"{words}: {text.Subject}",
            attachments.Count == 0 ? null : $"Attached: {string.Join(", ", attachments.Select(d => d.Title))}", ct);
        // What is about a signature has a letter of its own, with the link that leads to it.
        if (!fromParticipant && kind is not (MessageKind.Signature or MessageKind.CopySent)) await letters.NewMessageAsync(person, ct);
        if (fromParticipant) await staffLetters.ToPlannerAsync(person, kind is MessageKind.Signature or MessageKind.CopySent ? MailAbout.Signatures : MailAbout.Messages, ct);
        return message;
    }
}
