using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Participants.Enrollments;

/// <summary>How somebody stands with one program: reportable individual, participant, or participant once.</summary>
/// <param name="Enrollment">The latest in the program; null before there is one.</param>
/// <param name="Computed">What the record says, whatever was typed with the enrollment.</param>
public sealed record ProgramParticipation(Program Program, Enrollment? Enrollment, Participation Computed)
{
    /// <summary>The day recorded with the enrollment goes before the computed one.</summary>
    public DateOnly? Since => Enrollment is null or { IsOpen: true } ? Enrollment?.ParticipationOn ?? Computed.Since : null;

    public string Words => Enrollment switch
    {
        { IsOpen: false } ended => $"Participant until the exit on {ended.ExitedOn!.Value.Words()}",
        { ParticipationOn: { } recorded } when recorded == Computed.Since => Computed.Words,
        { ParticipationOn: { } recorded } => $"Participant since {recorded.Words()}, as recorded with the enrollment"
            + (Computed.Since is { } day ? $"; by the services in the record since {day.Words()} because of {Computed.Because}" : "; no service in the record says so yet"),
        { EnteredOn: var entered } when Computed.Since < entered => $"{Computed.Words}. The enrollment is dated {entered.Words()}: check that day",
        { } when !Computed.HasBegun => $"Enrolled, and not a participant yet. Still missing: {string.Join(", ", Computed.Missing.Select(PlainMissing))}",
        _ => Computed.Words,
    };

    private static string PlainMissing(string what) => what.StartsWith("ISS", StringComparison.Ordinal) ? "the ISS" : char.ToLowerInvariant(what[0]) + what[1..];
}

/// <summary>Since when people are participants, computed from what the records hold on a day.</summary>
public sealed class ParticipationQuery(MilepostDb db, AgencyTime time)
{
    /// <summary>Every program applied for or enrolled in, of somebody within reach.</summary>
    public async Task<IReadOnlyList<ProgramParticipation>> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return [];
        var parts = (await LoadAsync([participantId], ct))[participantId];
        return
        [
            .. parts.Enrollments.Select(e => e.Program).Union(parts.Application?.Programs ?? []).Order().Select(program =>
            {
                var latest = parts.Enrollments.Where(e => e.Program == program).OrderBy(e => e.EnteredOn).LastOrDefault();
                return new ProgramParticipation(program, latest, parts.In(program, latest, [], time.Today));
            }),
        ];
    }

    /// <summary>How it would be with one more service: for the page that enters it.</summary>
    public async Task<Participation> WithAsync(Guid participantId, Program program, IReadOnlyList<Service> more, CancellationToken ct)
    {
        var parts = (await LoadAsync([participantId], ct))[participantId];
        return parts.In(program, parts.Enrollments.Where(e => e.Program == program).OrderBy(e => e.EnteredOn).LastOrDefault(), more, time.Today);
    }

    /// <summary>All times as a participant, for many people at once. It looks beyond the reader's reach: it is for counting.</summary>
    public async Task<ILookup<Guid, ParticipationSpan>> SpansAsync(IReadOnlyList<Guid> participantIds, CancellationToken ct) =>
        (await LoadAsync(participantIds, ct)).SelectMany(each => each.Value.Spans(time.Today).Select(span => (each.Key, span))).ToLookup(each => each.Key, each => each.span);

    private async Task<Dictionary<Guid, Parts>> LoadAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var applications = await OfAsync(db.Applications);
        var enrollments = await OfAsync(db.Enrollments);
        var services = await OfAsync(db.Services);
        var assessments = await OfAsync(db.Assessments);
        var plans = await OfAsync(db.Plans);
        return ids.ToDictionary(id => id, id => new Parts(applications[id].SingleOrDefault(), [.. enrollments[id]], [.. services[id]], [.. assessments[id]], [.. plans[id]]));

        async Task<ILookup<Guid, T>> OfAsync<T>(IQueryable<T> parts) where T : RecordPart =>
            (await parts.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.ParticipantId)).ToListAsync(ct)).ToLookup(p => p.ParticipantId);
    }

    private sealed record Parts(
        Domain.Participants.Application? Application, IReadOnlyList<Enrollment> Enrollments, IReadOnlyList<Service> Services, IReadOnlyList<Assessment> Assessments, IReadOnlyList<Plan> Plans)
    {
        public Participation In(Program program, Enrollment? latest, IReadOnlyList<Service> more, DateOnly today)
        {
            var after = Enrollments.Where(e => e.Program == program && (latest is null or { IsOpen: false } || e.Id != latest.Id)).Max(e => e.ExitedOn);
            return Participation.In(program, Application?.DeterminedOn, Services.Concat(more), Assessments, Plans, today, after);
        }

        public IReadOnlyList<ParticipationSpan> Spans(DateOnly today) => Participation.Spans(Application, Enrollments, Services, Assessments, Plans, today);
    }
}
