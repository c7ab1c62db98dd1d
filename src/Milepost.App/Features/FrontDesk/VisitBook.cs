using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.FrontDesk;

/// <summary>One line of the book, from a kiosk or a sheet.</summary>
public sealed record VisitLine(
    Guid OfficeId, DateOnly On, DateTimeOffset? At, Visitor? Visitor, string? UnknownCard, IReadOnlyList<ChosenService> Services, CheckIn How, string EnteredBy);

/// <summary>Writes visits down, whoever they come from: always inside a change that somebody else opened.</summary>
public sealed class VisitBookHandler(MilepostDb db, AgencyTime time)
{
    /// <summary>Somebody who checks in again on the same day and at the same office adds to the visit that is there.</summary>
    internal async Task<Result<Visit>> WriteAsync(VisitLine line, CancellationToken ct)
    {
        if (line.Visitor is { } visitor && await SameVisitAsync(visitor.Id, line.OfficeId, line.On, ct) is { } same)
        {
            same.Add(line.Services);
            if (same.Happenings.Count > 0) await TellRecordAsync(visitor, "visit.added-to", $"Checked in again on {line.On.Words()}", null, ct);
            return same;
        }

        var office = await db.OrgUnits.Where(u => u.Id == line.OfficeId).Select(u => u.Name).SingleAsync(ct);
        var entered = Visit.Enter(line.OfficeId, office, line.On, line.At, line.Visitor, line.UnknownCard, line.Services, line.How, line.EnteredBy, time.Today);
        if (!entered.IsDone) return entered;
        db.Visits.Add(entered.Value);
        await TellRecordAsync(line.Visitor, "visit.entered", entered.Value.Happenings[^1].Words, null, ct);
        return entered;
    }

    /// <summary>What happens to the visits of somebody with a record stands in the record's history too.</summary>
    internal async Task TellRecordAsync(Visitor? visitor, string kind, string words, string? why, CancellationToken ct)
    {
        if (visitor?.ParticipantId is not { } id) return;
        var participant = await db.Participants.SingleAsync(p => p.Id == id, ct);
        await db.NoteAsync(participant, kind, words, why, ct);
    }

    internal async Task<Visit?> SameVisitAsync(Guid visitorId, Guid officeId, DateOnly on, CancellationToken ct) =>
        // A line before this one, of the same sheet, is not in the database yet.
        db.Visits.Local.FirstOrDefault(v => v.VisitorId == visitorId && v.OfficeId == officeId && v.On == on && v.RemovedOn is null)
        ?? await db.Visits.FirstOrDefaultAsync(v => v.VisitorId == visitorId && v.OfficeId == officeId && v.On == on && v.RemovedOn == null, ct);

    /// <summary>Who has this card or case number, in the whole installation.</summary>
    internal async Task<Visitor?> ByCardAsync(string number, Guid officeId, CancellationToken ct)
    {
        if (db.Visitors.Local.FirstOrDefault(v => v.Cards.Any(c => c.Number == number)) is { } fresh) return fresh;
        if (await db.Visitors.Include(v => v.Cards).SingleOrDefaultAsync(v => v.Cards.Any(c => c.Number == number), ct) is { } holder) return holder;
        var caseNumber = CaseNumbers.Normalize(number);
        return await db.Participants.SingleOrDefaultAsync(p => p.CaseNumber == caseNumber, ct) is { } participant ? await OfRecordAsync(participant, officeId, ct) : null;
    }

    /// <summary>The visitor whom a record is linked to; a new one where nobody is.</summary>
    internal async Task<Visitor> OfRecordAsync(Participant participant, Guid? officeId, CancellationToken ct)
    {
        var known = db.Visitors.Local.FirstOrDefault(v => v.ParticipantId == participant.Id)
            ?? await db.Visitors.Include(v => v.Cards).Where(v => v.ParticipantId == participant.Id).OrderBy(v => v.Id).FirstOrDefaultAsync(ct);
        if (known is not null) return known;
        var visitor = Visitor.Of(participant, officeId);
        db.Visitors.Add(visitor);
        await db.NoteAsync(participant, "visitor.linked", "Known at the front desk from now on: visits are shown in this record", null, ct);
        return visitor;
    }

    /// <summary>Somebody within reach, by decision of the staff.</summary>
    internal async Task<Visitor?> FindAsync(WhoIsIt who, Guid? officeId, CancellationToken ct)
    {
        if (who.VisitorId is { } visitorId)
            return db.Visitors.Local.FirstOrDefault(v => v.Id == visitorId) ?? await db.VisitorsInReach().Include(v => v.Cards).SingleOrDefaultAsync(v => v.Id == visitorId, ct);
        return who.ParticipantId is { } id && await db.FindParticipantAsync(id, ct) is { } participant ? await OfRecordAsync(participant, officeId, ct) : null;
    }

    /// <summary>Who gave this very name and birth date before, anywhere; the first where several did.</summary>
    internal async Task<Visitor?> ByNameAsync(string name, DateOnly birthDate, CancellationToken ct)
    {
        var words = SearchWords.Normalize(name);
        return db.Visitors.Local.FirstOrDefault(v => v.Is(name, birthDate))
            ?? await db.Visitors.Include(v => v.Cards).Where(v => v.BirthDate == birthDate && v.SearchText == words).OrderBy(v => v.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>The chosen entries as the list has them now; null where one is not offered there on that day.</summary>
    internal static IReadOnlyList<ChosenService>? Choose(IReadOnlyList<LocalService> offered, IEnumerable<Guid> chosen, IReadOnlyList<ChosenService>? had = null)
    {
        var services = new List<ChosenService>();
        foreach (var id in chosen.Distinct())
        {
            if (offered.FirstOrDefault(s => s.Id == id) is { } service) services.Add(new(service.Id, service.Name, service.Kind));
            else if (had?.FirstOrDefault(s => s.LocalServiceId == id) is { } kept) services.Add(kept);
            else return null;
        }
        return services;
    }
}
