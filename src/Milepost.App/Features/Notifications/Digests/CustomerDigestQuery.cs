using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Mail;
using Milepost.App.Store;
using Milepost.App.Web.Languages;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Notifications.Digests;

/// <summary>What is new for a customer as a letter, as numbers only.</summary>
public sealed class CustomerDigestQuery(MilepostDb db, AgencyTime time)
{
    private const int WeekDays = 7;
    private const string Home = "/me";

    /// <param name="since">When the digest before was made.</param>
    /// <returns>Null when nothing is new.</returns>
    public async Task<Letter?> HandleAsync(Guid accountId, string address, Guid participantId, DateTimeOffset since, CancellationToken ct)
    {
        var language = await db.Participants.Where(p => p.Id == participantId).Select(p => p.Profile.Language).SingleAsync(ct);
        var unread = await db.CustomerMessages.AsNoTracking()
            .Where(m => m.ParticipantId == participantId && !m.FromParticipant && m.ReadAt == null && m.Kind != MessageKind.Signature && m.Kind != MessageKind.DocumentAsked)
            .Select(m => m.SentAt).ToListAsync(ct);
        var documents = await db.DocumentRequests.AsNoTracking().Where(r => r.ParticipantId == participantId && r.AnsweredAt == null && r.CancelledAt == null).Select(r => r.AskedAt).ToListAsync(ct);
        var plans = await db.Plans.AsNoTracking().Where(p => p.ParticipantId == participantId && p.ClosedOn == null).ToListAsync(ct);
        var signatures = (await db.SignatureRequests.AsNoTracking().Where(r => r.ParticipantId == participantId && r.Step == SigningStep.Asked).ToListAsync(ct))
            .Where(r => plans.Find(p => p.Id == r.PlanId) is { } plan && r.StandingAt(time.Now, plan.VersionNumber) == SigningStanding.Asked).Select(r => r.AskedAt).ToList();
        var (today, before) = (time.Today, DateOnly.FromDateTime(time.Local(since).DateTime));
        var steps = plans.SelectMany(p => p.Goals).SelectMany(g => g.Objectives).Where(o => o.IsOpen).Select(o => o.Details.ProjectedEndOn).OfType<DateOnly>()
            .Where(due => due >= today && due <= today.AddDays(WeekDays)).ToList();
        // What was told before is told again beside news, but is no news by itself.
        var isNew = unread.Concat(documents).Concat(signatures).Any(at => at > since) || steps.Exists(due => due > before.AddDays(WeekDays));
        if (!isNew) return null;

        var isSpanish = language == LanguageSetup.Spanish;
        return new()
        {
            To = address, AccountId = accountId, ParticipantId = participantId, Kind = LetterKinds.CustomerDigest, Language = isSpanish ? LanguageSetup.Spanish : LanguageSetup.English,
            Subject = isSpanish ? "Hay novedades para usted" : "There is news for you",
            Paragraphs =
            [
                string.Join('\n', (isSpanish
                    ? new[]
                    {
                        Count(unread.Count, "mensaje nuevo", "mensajes nuevos"), Count(signatures.Count, "firma pendiente", "firmas pendientes"),
                        Count(documents.Count, "documento solicitado", "documentos solicitados"), Count(steps.Count, "paso para esta semana", "pasos para esta semana"),
                    }
                    : new[]
                    {
                        Count(unread.Count, "new message", "new messages"), Count(signatures.Count, "signature asked for", "signatures asked for"),
                        Count(documents.Count, "document asked for", "documents asked for"), Count(steps.Count, "step due this week", "steps due this week"),
                    }).OfType<string>()),
                isSpanish ? "Puede cambiar cuándo recibe este correo en sus ajustes de Milepost." : "You can change when you get this e-mail in your settings in Milepost.",
            ],
            ButtonText = isSpanish ? "Ver las novedades" : "See what is new", Path = Home,
        };
    }

    private static string? Count(int count, string one, string many) => count == 0 ? null : $"{count} {(count == 1 ? one : many)}";
}
