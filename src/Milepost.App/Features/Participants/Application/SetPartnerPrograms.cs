using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Application;

/// <summary>Says which partner programs the person is in at the same time (Illinois DCEO chapter 4.3, Case notes and file maintenance).</summary>
/// <param name="Version">Of the list it replaces.</param>
public sealed record SetPartnerPrograms(Guid ParticipantId, IReadOnlyList<string> Programs, long Version);

public sealed class SetPartnerProgramsHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(SetPartnerPrograms command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (command.Version != ContentVersion.Of(participant.PartnerPrograms)) return StaleProblems.Changed;

        // A name that is gone takes its details along: they ended.
        foreach (var program in await db.ConcurrentPrograms.Where(p => p.ParticipantId == participant.Id).ToListAsync(ct))
            if (!command.Programs.Contains(program.Details.Program)) program.EndBecauseUnnamed(time.Today);
        participant.SetPartnerPrograms(command.Programs);
        return Done.It;
    }, ct);
}
