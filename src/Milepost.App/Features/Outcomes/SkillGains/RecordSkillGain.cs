using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.SkillGains;

public sealed record RecordSkillGain(Guid ParticipantId, string Type, DateOnly AttainedOn, DateOnly? LearnedOn);

public sealed class RecordSkillGainHandler(MilepostDb db, ReferenceLists lists, AgencyTime time)
{
    public Task<Result<SkillGain>> HandleAsync(RecordSkillGain command, CancellationToken ct) => db.ChangeAsync<SkillGain>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (lists.SkillGainTypes.All(t => t.Name != command.Type)) return OutcomeProblems.SkillGainType;
        var recorded = SkillGain.Record(participant, command.Type, command.AttainedOn, command.LearnedOn, time.Today);
        if (recorded.IsDone) db.SkillGains.Add(recorded.Value);
        return recorded;
    }, ct);
}
