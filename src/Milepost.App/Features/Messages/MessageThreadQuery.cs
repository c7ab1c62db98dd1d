using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web.Languages;

namespace Milepost.App.Features.Messages;

/// <summary>The letters between one participant and the staff, newest first, as somebody reads them in their language.</summary>
/// <param name="All">How many there are; <paramref name="Messages"/> may be the newest of them only.</param>
/// <param name="CalledName">What the participant likes to be called.</param>
/// <param name="Planner">Who answers for the record.</param>
/// <param name="HasSignIn">The participant has a way to read this.</param>
public sealed record MessageThread(IReadOnlyList<ThreadMessage> Messages, int All, string CalledName, string? Planner, bool HasSignIn);

public sealed record ThreadMessage(CustomerMessage Message, MessageText Text, IReadOnlyList<Document> Attachments)
{
    /// <summary>Written by the program, about something that happened.</summary>
    public bool IsNotice => Message is { Kind: not MessageKind.Letter, FromParticipant: false };
}

public sealed class MessageThreadQuery(MilepostDb db)
{
    public const int AtFirst = 20;

    public async Task<MessageThread?> HandleAsync(Guid participantId, string language, int show, CancellationToken ct)
    {
        var person = await (
            from participant in db.VisibleParticipants.AsNoTracking()
            where participant.Id == participantId
            join planner in db.Users on participant.PlannerId equals (Guid?)planner.Id into planners
            from planner in planners.DefaultIfEmpty()
            select new
            {
                participant.Profile.FirstName, participant.Profile.PreferredName, Planner = planner == null ? null : planner.DisplayName,
                HasSignIn = db.Users.Any(u => u.ParticipantId == participantId && u.IsActive),
                Messages = db.CustomerMessages.Count(m => m.ParticipantId == participantId),
            }).SingleOrDefaultAsync(ct);
        if (person is null) return null;

        var messages = await db.CustomerMessages.AsNoTracking().Where(m => m.ParticipantId == participantId)
            .OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).Take(Math.Clamp(show, AtFirst, 10_000)).ToListAsync(ct);
        var attached = messages.SelectMany(m => m.Attachments).Distinct().ToList();
        var documents = attached.Count == 0 ? []
            : await db.Documents.AsNoTracking().Where(d => d.ParticipantId == participantId && attached.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        return new(
            [.. messages.Select(m => new ThreadMessage(m, TextOf(m, language), [.. m.Attachments.Select(id => documents.GetValueOrDefault(id)).OfType<Document>()]))],
            person.Messages, person.PreferredName ?? person.FirstName, person.Planner, person.HasSignIn);
    }

    public static MessageText TextOf(CustomerMessage message, string language) =>
        language == LanguageSetup.Spanish && message.Spanish is { } spanish ? spanish : new(message.Subject, message.Body);
}
