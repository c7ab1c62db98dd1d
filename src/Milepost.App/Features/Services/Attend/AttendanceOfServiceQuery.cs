using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Attend;

/// <param name="Entries">Everything recorded for the service, the earliest first.</param>
public sealed record AttendanceView(Service Service, IReadOnlyList<AttendanceEntry> Entries)
{
    public AttendanceSummary Summary => AttendanceSummary.Of(Entries.Select(e => e.Hours));
}

public sealed class AttendanceOfServiceQuery(MilepostDb db)
{
    /// <returns>Nothing where there is no such service, or its kind keeps no attendance.</returns>
    public async Task<AttendanceView?> HandleAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return null;
        if (await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == serviceId && s.ParticipantId == participantId, ct) is not { KeepsAttendance: true } service) return null;
        var entries = await db.AttendanceEntries.AsNoTracking().Where(e => e.ParticipantId == participantId && e.Service == service.CaseFileId).ToListAsync(ct);
        return new(service, [.. entries.OrderBy(e => e.Hours.From)]);
    }
}
