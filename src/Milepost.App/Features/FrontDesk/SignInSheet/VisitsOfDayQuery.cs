using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Features.FrontDesk.SignInSheet;

/// <summary>A visit and whose it is.</summary>
/// <param name="Record">The participant's id, where the record is within reach.</param>
public sealed record VisitRow(Visit Visit, Visitor? Visitor, Guid? Record, string? CaseNumber, string Office)
{
    public string Name => Visitor?.Name ?? (Visit.UnknownCard is { } card ? $"Unknown card {card}" : "No name");
}

public sealed class VisitsOfDayQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<VisitRow>> HandleAsync(Guid officeId, DateOnly on, CancellationToken ct) =>
        [.. (await RowsAsync(db.VisitsInReach().Where(v => v.OfficeId == officeId && v.On == on && v.RemovedOn == null), ct)).OrderByDescending(r => r.Visit.At).ThenByDescending(r => r.Visit.Id)];

    public async Task<VisitRow?> FindAsync(Guid visitId, CancellationToken ct) => (await RowsAsync(db.VisitsInReach().Where(v => v.Id == visitId), ct)).SingleOrDefault();

    public async Task<IReadOnlyList<VisitRow>> OfVisitorAsync(Guid visitorId, CancellationToken ct) =>
        [.. (await RowsAsync(db.VisitsInReach().Where(v => v.VisitorId == visitorId && v.RemovedOn == null), ct)).OrderByDescending(r => r.Visit.On).ThenByDescending(r => r.Visit.Id)];

    /// <summary>All visits of somebody with a record, at whatever office: they are part of the record.</summary>
    public async Task<IReadOnlyList<VisitRow>> OfRecordAsync(Guid participantId, CancellationToken ct)
    {
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return [];
        var visits = db.Visits.Where(v => v.RemovedOn == null && db.Visitors.Any(x => x.Id == v.VisitorId && x.ParticipantId == participantId));
        return [.. (await RowsAsync(visits, ct)).OrderByDescending(r => r.Visit.On).ThenByDescending(r => r.Visit.Id)];
    }

    private async Task<List<VisitRow>> RowsAsync(IQueryable<Visit> visits, CancellationToken ct)
    {
        var rows = await (
            from visit in visits.AsNoTracking()
            join office in db.OrgUnits on visit.OfficeId equals office.Id
            join visitor in db.Visitors on visit.VisitorId equals (Guid?)visitor.Id into visitors
            from visitor in visitors.DefaultIfEmpty()
            join record in db.VisibleParticipants on visitor.ParticipantId equals (Guid?)record.Id into records
            from record in records.DefaultIfEmpty()
            select new { visit, visitor, Record = record == null ? null : (Guid?)record.Id, CaseNumber = record == null ? null : record.CaseNumber, office.Name }).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(r => new VisitRow(r.visit, r.visitor, r.Record, r.CaseNumber, r.Name))];
    }
}
