using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.FrontDesk.SignInSheet;
using Milepost.App.Features.Participants.Register;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.FrontDesk.Visitors;

public sealed record VisitorLine(Guid Id, string Name, DateOnly BirthDate, DateOnly? LastOn, int Visits, bool IsLinked);

/// <summary>Everything the page of one visitor shows.</summary>
/// <param name="Record">The linked record, where it is within reach.</param>
/// <param name="Alike">Records that may be this person's, while there is no link.</param>
public sealed record VisitorView(Visitor Visitor, Participant? Record, IReadOnlyList<VisitRow> Visits, Lookalikes Alike, IReadOnlyList<DeskHistoryLine> History);

public sealed class VisitorsQuery(MilepostDb db, VisitsOfDayQuery visits, LookalikesQuery lookalikes, DeskHistoryQuery histories)
{
    public const int MostShown = 50;

    /// <summary>Visitors within reach by words of the name, birth date or card; the last seen first.</summary>
    public async Task<IReadOnlyList<VisitorLine>> FindAsync(string? name, DateOnly? birthDate, string? card, CancellationToken ct)
    {
        var found = db.VisitorsInReach().AsNoTracking();
        foreach (var word in SearchWords.Of(name ?? "").Take(6)) found = found.Where(v => v.SearchText.Contains(word));
        if (birthDate is { } born) found = found.Where(v => v.BirthDate == born);
        if (CardNumbers.Normalize(card) is { } number) found = found.Where(v => v.Cards.Any(c => c.Number == number));
        var rows = await found.Select(v => new
        {
            v.Id, v.FirstName, v.LastName, v.BirthDate, v.ParticipantId,
            LastOn = db.Visits.Where(x => x.VisitorId == v.Id && x.RemovedOn == null).Max(x => (DateOnly?)x.On),
            Visits = db.Visits.Count(x => x.VisitorId == v.Id && x.RemovedOn == null),
        }).OrderByDescending(v => v.LastOn).ThenBy(v => v.LastName).Take(MostShown).ToListAsync(ct);
        return [.. rows.Select(v => new VisitorLine(v.Id, $"{v.FirstName} {v.LastName}", v.BirthDate, v.LastOn, v.Visits, v.ParticipantId is not null))];
    }

    public async Task<VisitorView?> HandleAsync(Guid visitorId, CancellationToken ct)
    {
        if (await db.VisitorsInReach().AsNoTracking().Include(v => v.Cards).SingleOrDefaultAsync(v => v.Id == visitorId, ct) is not { } visitor) return null;
        return new(
            visitor,
            visitor.ParticipantId is { } record ? await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == record, ct) : null,
            await visits.OfVisitorAsync(visitorId, ct),
            visitor.ParticipantId is null ? await lookalikes.HandleAsync(new(visitor.Name, visitor.BirthDate, null), ct) : Lookalikes.None,
            await histories.HandleAsync(visitorId, ct));
    }

    /// <summary>The visitors linked to a record, with their cards.</summary>
    public async Task<IReadOnlyList<Visitor>> OfRecordAsync(Guid participantId, CancellationToken ct) => await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)
        ? await db.Visitors.AsNoTracking().Include(v => v.Cards).Where(v => v.ParticipantId == participantId).OrderBy(v => v.Id).ToListAsync(ct) : [];

    public Task<Guid?> RecordByNumberAsync(string caseNumber, CancellationToken ct)
    {
        var number = CaseNumbers.Normalize(caseNumber);
        return db.VisibleParticipants.Where(p => p.CaseNumber == number).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
    }
}
