using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Store;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Exits.Record;

/// <summary>Everything the exit page shows.</summary>
/// <param name="OpenServices">Started and not closed; the exit closes them.</param>
/// <param name="Planned">Entered for a coming day.</param>
public sealed record ExitView(
    string Name, IReadOnlyList<Enrollment> Open, IReadOnlyList<Enrollment> Left, ExitOutlook? Outlook, IReadOnlyList<Service> OpenServices, IReadOnlyList<Service> Planned, Plan? OpenPlan, long Version);

public sealed class ExitQuery(MilepostDb db, ExitForecastQuery forecasts, AgencyTime time)
{
    public async Task<ExitView?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return null;
        if ((await ParticipantRecord.LoadManyAsync(db, [participantId], ct)) is not [var record]) return null;
        var services = record.Services.Where(each => each.IsOpen && !FollowUp.IsFollowUp(each.Details)).ToList();
        return new(
            record.Participant.Name, [.. record.Enrollments.Where(each => each.IsOpen)], [.. record.Enrollments.Where(each => !each.IsOpen)], forecasts.Of(record),
            [.. services.Where(each => each.Details.StartsOn <= time.Today)], [.. services.Where(each => each.Details.StartsOn > time.Today)],
            record.Plans.LastOrDefault(each => each.IsOpen), record.Enrollments.Sum(each => each.Version));
    }
}
