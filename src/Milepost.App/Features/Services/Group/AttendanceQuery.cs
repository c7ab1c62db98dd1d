using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Services.Group;

public sealed record AttendanceRow(Guid ParticipantId, Guid ServiceId, string Name, string CaseNumber, Completion? Completion, DateOnly RecordedOn, bool HasNote, bool Contact);

public sealed record Attendance(string Service, DateOnly On, IReadOnlyList<AttendanceRow> Rows);

/// <summary>Everybody within reach who was given one service on one day.</summary>
public sealed class AttendanceQuery(MilepostDb db, Packs packs, ReferenceLists lists)
{
    public async Task<Attendance?> HandleAsync(string? packId, Program program, string? service, DateOnly day, CancellationToken ct)
    {
        if (packId is null || !packs.Find(packId, out _)) return null;
        if (lists.ServicesFor(packId, CodeWords.Of(program)).FirstOrDefault(s => s.Service == service) is not { } code) return null;

        var rows = await (
            from given in db.Services.AsNoTracking()
            join p in db.VisibleParticipants on given.ParticipantId equals p.Id
            where given.Details.StartsOn == day && given.Details.Code == code.Code && given.Details.Name == code.Name && p.PackId == packId
            orderby p.Profile.LastName, p.Profile.FirstName, p.CaseNumber
            select new AttendanceRow(p.Id, given.Id, p.Profile.FirstName + " " + p.Profile.LastName, p.CaseNumber, given.Completion, given.RecordedOn,
                db.CaseNotes.Any(n => n.ParticipantId == p.Id && n.Details.Service == given.CaseFileId),
                db.CaseNotes.Any(n => n.ParticipantId == p.Id && n.Details.Service == given.CaseFileId && n.Details.TwoWay))).ToListAsync(ct);
        return new(code.Label, day, rows);
    }
}
