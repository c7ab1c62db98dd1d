using Milepost.App.Access;
using Milepost.App.Features.Findings.OfParticipant;
using Milepost.App.Policy;

namespace Milepost.App.Features.Findings.Explain;

/// <summary>Explains one finding, whether it is due, in order, coming, or not asked for at all.</summary>
public sealed class ExplainFindingQuery(FindingsOfParticipantQuery findings, Packs packs, Actor actor)
{
    /// <returns>Null where the record is out of reach, or its pack has no such requirement, or it holds no such thing.</returns>
    public async Task<FindingExplanation?> HandleAsync(Guid participantId, string requirement, string subject, DateOnly? asOf, CancellationToken ct)
    {
        if (await findings.HandleAsync(participantId, asOf, ct) is not { } all) return null;
        if (all.Policy.Evaluator.Requirements.FirstOrDefault(each => each.Id == requirement) is not { } asked) return null;
        return all.Things.Find(subject) is { Kind: not null } thing ? FindingExplanation.Of(all, asked, thing, subject, packs, actor) : null;
    }
}
