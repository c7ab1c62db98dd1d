using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.SkillGains;

/// <param name="Evidence">With the facts that the type asks for.</param>
public sealed record RecordSkillGain(Guid ParticipantId, string Type, DateOnly AttainedOn, DateOnly? LearnedOn, EvidenceInput Evidence);

public sealed class RecordSkillGainHandler(MilepostDb db, ReferenceLists lists, EvidenceQuery evidence, AgencyTime time)
{
    public Task<Result<SkillGain>> HandleAsync(RecordSkillGain command, CancellationToken ct) => db.ChangeAsync<SkillGain>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (lists.SkillGainTypes.FirstOrDefault(t => t.Name == command.Type) is not { } type) return OutcomeProblems.SkillGainType;
        var shown = await evidence.ReadAsync(participant.Id, "skillGain", command.Evidence, "Evidence", null, ct);
        var recorded = SkillGain.Record(participant, command.Type, command.AttainedOn, command.LearnedOn, time.Today, shown.IsDone ? shown.Value : null);
        var problems = SkillGainFacts.Missing(type, command.Evidence.Facts).Concat(shown.Problems).Concat(recorded.Problems).ToList();
        if (problems.Count > 0) return problems;
        db.SkillGains.Add(recorded.Value);
        return recorded;
    }, ct);
}

/// <summary>The facts that a type of gain asks for.</summary>
public static class SkillGainFacts
{
    public static IEnumerable<Problem> Missing(SkillGainType type, IReadOnlyList<NamedFact> facts) =>
        type.Facts.Select((name, at) => (name, at)).Where(each => facts.All(fact => fact.Name != each.name)).Select(each => EvidenceProblems.FactMissing($"Facts[{each.at}].Value", each.name));
}
