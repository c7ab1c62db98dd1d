using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Screening;

/// <summary>Records the basic skills screening and what followed from it.</summary>
/// <param name="Version">Of the screening it replaces.</param>
public sealed record ScreenBasicSkills(Guid ParticipantId, DateOnly GivenOn, bool BasicSkillsDeficient, IReadOnlyList<string> Actions, long Version);

public sealed class ScreenBasicSkillsHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(ScreenBasicSkills command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (command.Version != ContentVersion.Of(participant.Screening)) return StaleProblems.Changed;

        return participant.Screen(new(command.GivenOn, command.BasicSkillsDeficient, command.Actions), time.Today);
    }, ct);
}
