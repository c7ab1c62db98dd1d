using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.CaseFiles;

/// <summary>Visits between the front desk, which keeps them by visitor and office, and a record's case file.</summary>
internal static class CaseVisits
{
    private const string Instant = "yyyy-MM-ddTHH:mm:ssZ";

    public static async Task<IReadOnlyList<CaseVisit>> ReadAsync(MilepostDb db, Guid participantId, CancellationToken ct) =>
        [.. (await ReadManyAsync(db, [participantId], ct))[participantId]];

    /// <summary>Of several people at once, each one's in order.</summary>
    public static async Task<ILookup<Guid, CaseVisit>> ReadManyAsync(MilepostDb db, IReadOnlyList<Guid> participantIds, CancellationToken ct)
    {
        var ids = participantIds.Select(id => (Guid?)id).ToList();
        var rows = await (
            from visit in db.Visits.AsNoTracking()
            join visitor in db.Visitors on visit.VisitorId equals (Guid?)visitor.Id
            join office in db.OrgUnits on visit.OfficeId equals office.Id
            where EF.Parameter(ids).Contains(visitor.ParticipantId) && visit.RemovedOn == null
            orderby visit.Id
            select new { visit, office.Code, visitor.ParticipantId }).ToListAsync(ct);
        return rows.ToLookup(r => r.ParticipantId!.Value, r => new CaseVisit
        {
            On = r.visit.On, At = r.visit.At?.ToUniversalTime().ToString(Instant, CultureInfo.InvariantCulture), Office = r.Code, How = r.visit.How,
            Services = [.. r.visit.Services.Select(s => new CaseLocalService { Name = s.Name, Kind = s.Kind })], EnteredBy = r.visit.EnteredBy, RecordedOn = r.visit.RecordedOn,
        });
    }

    /// <summary>Makes the visits of a record be those of a file. Its visitor stays who it is, cards and all.</summary>
    /// <param name="offices">By code, of every office that the file's visits name.</param>
    public static async Task TakeAsync(MilepostDb db, Participant participant, IReadOnlyList<CaseVisit> visits, IReadOnlyDictionary<string, Guid> offices, CancellationToken ct)
    {
        var visitors = await db.Visitors.Where(v => v.ParticipantId == participant.Id).OrderBy(v => v.Id).ToListAsync(ct);
        var ids = visitors.Select(v => (Guid?)v.Id).ToList();
        var kept = await db.Visits.Where(v => ids.Contains(v.VisitorId) && v.RemovedOn == null).ToListAsync(ct);
        db.Visits.RemoveRange(kept);
        if (visits.Count == 0) return;

        var visitor = visitors.FirstOrDefault();
        if (visitor is null) db.Visitors.Add(visitor = Visitor.Of(participant, participant.OfficeId));
        foreach (var visit in visits)
        {
            // A service keeps the list's entry where the record had it by the same name: it stays counted as one.
            var services = visit.Services.Select(s => new ChosenService(
                kept.SelectMany(k => k.Services).FirstOrDefault(had => had.Name == s.Name && had.Kind == s.Kind)?.LocalServiceId, s.Name, s.Kind)).ToList();
            db.Visits.Add(Visit.Restore(
                offices[visit.Office], visit.On,
                DateTimeOffset.TryParseExact(visit.At, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
                visitor.Id, services, visit.How, visit.EnteredBy, visit.RecordedOn));
        }
    }
}
