using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.SkillGains;

/// <summary>Puts a skill gain right, or adds its evidence. Its type stays: another type is another gain.</summary>
public sealed record CorrectSkillGain(Guid ParticipantId, Guid SkillGainId, DateOnly AttainedOn, DateOnly? LearnedOn, EvidenceInput Evidence, string? Reason, long Version);

public sealed class CorrectSkillGainHandler(MilepostDb db, ReferenceLists lists, EvidenceQuery evidence, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(CorrectSkillGain command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.SkillGains.SingleOrDefaultAsync(g => g.Id == command.SkillGainId && g.ParticipantId == participant.Id, ct) is not { } gain) return OutcomeProblems.NotFound;
        if (command.Version != gain.Version) return StaleProblems.Changed;
        var shown = await evidence.ReadAsync(participant.Id, "skillGain", command.Evidence, "Evidence", gain.Evidence, ct);
        var problems = shown.Problems.ToList();
        if (lists.SkillGainTypes.FirstOrDefault(t => t.Name == gain.Type) is { } type) problems.AddRange(SkillGainFacts.Missing(type, command.Evidence.Facts));
        if (problems.Count > 0) return problems;
        return gain.Correct(participant, gain.Type, command.AttainedOn, command.LearnedOn, shown.Value, command.Reason ?? "", time.Today);
    }, ct);
}

/// <summary>Takes a skill gain off the record that should not stand there. The history keeps it.</summary>
public sealed record TakeBackSkillGain(Guid ParticipantId, Guid SkillGainId, string? Reason, long Version);

public sealed class TakeBackSkillGainHandler(MilepostDb db)
{
    public Task<Result<Done>> HandleAsync(TakeBackSkillGain command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.SkillGains.SingleOrDefaultAsync(g => g.Id == command.SkillGainId && g.ParticipantId == participant.Id, ct) is not { } gain) return OutcomeProblems.NotFound;
        if (command.Version != gain.Version) return StaleProblems.Changed;
        var taken = gain.TakeBack(command.Reason ?? "");
        if (taken.IsDone) db.SkillGains.Remove(gain);
        return taken;
    }, ct);
}

/// <summary>One skill gain of a person within reach, to read only.</summary>
public sealed class SkillGainQuery(MilepostDb db)
{
    public async Task<SkillGain?> HandleAsync(Guid participantId, Guid gainId, CancellationToken ct) =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)
            ? await db.SkillGains.AsNoTracking().SingleOrDefaultAsync(g => g.Id == gainId && g.ParticipantId == participantId, ct) : null;
}
