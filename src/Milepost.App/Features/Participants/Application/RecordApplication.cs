using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Application;

/// <summary>Records an application for services, or changes the one on file.</summary>
/// <param name="Version">Of the application the form was opened on; 0 when there was none.</param>
public sealed record RecordApplication(
    Guid ParticipantId, DateOnly AppliedOn, IReadOnlyList<Program> Programs, IReadOnlyList<EvidenceDocument> Documents, long Version);

public sealed class RecordApplicationHandler(MilepostDb db, Packs packs, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(RecordApplication command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var application = await db.Applications.SingleOrDefaultAsync(a => a.ParticipantId == participant.Id, ct);
        if (command.Version != (application?.Version ?? 0)) return StaleProblems.Changed;

        // What is on file stays possible: a record may come from an office with other programs.
        var served = packs[participant.PackId].Settings.Programs.Select(CodeWords.Read<Program>).Union(application?.Programs ?? []).ToHashSet();
        if (command.Programs.Where(p => !served.Contains(p)).ToList() is { Count: > 0 } unknown) return unknown.Select(ApplicationProblems.NotServed).ToList();

        if (application is not null)
        {
            var enrollments = await db.Enrollments.Where(e => e.ParticipantId == participant.Id).ToListAsync(ct);
            return application.Change(command.AppliedOn, command.Programs, command.Documents, participant.Profile.BirthDate, enrollments, time.Today);
        }
        var made = Domain.Participants.Application.Apply(participant, command.AppliedOn, command.Programs, command.Documents, time.Today);
        if (!made.IsDone) return made.As<Done>();
        db.Applications.Add(made.Value);
        return Done.It;
    }, ct);
}
