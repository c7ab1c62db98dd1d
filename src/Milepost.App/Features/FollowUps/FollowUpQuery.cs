using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.FollowUps;

/// <summary>The year after exit of one person.</summary>
/// <param name="Contacts">All contacts after exit, newest first.</param>
/// <param name="Services">Follow-up services that the person's program offers.</param>
public sealed record FollowUpView(
    string Name, FollowUp? FollowUp, IReadOnlyList<Enrollment> Enrollments, IReadOnlyList<FollowUpContact> Contacts, IReadOnlyList<SelectListItem> Services, DateOnly Today)
{
    public DateOnly? ExitedOn => FollowUp?.Enrollment.ExitedOn;

    /// <summary>Work at exit and in the second and fourth quarter after it: what the indicators ask.</summary>
    public IReadOnlyList<(string When, JobFacts? Job)> Jobs => FollowUp is not { Enrollment: { ExitedOn: { } exited } enrollment } ? [] :
    [
        ($"At exit, {exited.Words()}", enrollment.ExitDetails?.Job ?? (enrollment.EmployedOn is { } since ? new() { Employed = true, StartedOn = since } : null)),
        .. new[] { 2, 4 }.Select(quarter => (QuarterWords(exited, quarter), FollowUp.JobIn(quarter, exited, Contacts)?.Details.Job)),
    ];

    private static string QuarterWords(DateOnly exited, int quarter)
    {
        var (from, through) = FollowUp.ReportingQuarter(exited, quarter);
        return $"{(quarter == 2 ? "Second" : "Fourth")} quarter after exit, {from.Words()} to {through.Words()}";
    }
}

public sealed class FollowUpQuery(MilepostDb db, RecordSettingsQuery records, ReferenceLists lists, AgencyTime time)
{
    public async Task<FollowUpView?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var enrollments = await db.Enrollments.AsNoTracking().Where(e => e.ParticipantId == participantId).OrderBy(e => e.EnteredOn).ToListAsync(ct);
        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).ToListAsync(ct);
        var contacts = await db.FollowUpContacts.AsNoTracking().Where(c => c.ParticipantId == participantId).ToListAsync(ct);
        var followUp = FollowUp.Of(enrollments, services, contacts, time.Today);
        var offered = followUp is null ? [] : lists.ServicesFor((await records.HandleAsync(participant, ct)).Pack.Id, CodeWords.Of(followUp.Enrollment.Program))
            .Where(code => code.Kind == CodeWords.Of(ServiceKind.FollowUp)).Select(code => new SelectListItem(code.Label, code.Service)).ToList();
        return new(participant.Name, followUp, enrollments, [.. contacts.OrderByDescending(each => each.Details.On).ThenByDescending(each => each.Id)], offered, time.Today);
    }
}
