using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Concurrent;

/// <summary>Adds what is known of a partner's program that serves the person too, or changes it.</summary>
/// <param name="ProgramId">Null to add one.</param>
public sealed record KeepConcurrentProgram(Guid ParticipantId, Guid? ProgramId, ConcurrentDetails Details, long Version);

public sealed class KeepConcurrentProgramHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<ConcurrentProgram>> HandleAsync(KeepConcurrentProgram command, CancellationToken ct) => db.ChangeAsync<ConcurrentProgram>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        var all = await db.ConcurrentPrograms.Where(p => p.ParticipantId == person.Id).OrderBy(p => p.Id).ToListAsync(ct);
        if (command.ProgramId is not { } id)
        {
            var added = ConcurrentProgram.Add(person, command.Details, all, time.Today);
            if (added.IsDone) db.ConcurrentPrograms.Add(added.Value);
            return added;
        }
        if (all.Find(p => p.Id == id) is not { } program) return ConcurrentProblems.NotFound;
        if (program.Version != command.Version) return StaleProblems.Changed;
        var changed = program.Change(person, command.Details, all, time.Today);
        return changed.IsDone ? program : changed.As<ConcurrentProgram>();
    }, ct);
}

public sealed class ConcurrentProgramsQuery(MilepostDb db)
{
    /// <summary>Null when the participant is out of reach.</summary>
    public async Task<IReadOnlyList<ConcurrentProgram>?> HandleAsync(Guid participantId, CancellationToken ct) =>
        !await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct) ? null
            : [.. (await db.ConcurrentPrograms.AsNoTracking().Where(p => p.ParticipantId == participantId).ToListAsync(ct)).OrderByDescending(p => p.IsUnderWay).ThenByDescending(p => p.Details.From)];
}
