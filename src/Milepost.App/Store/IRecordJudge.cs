using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Store;

/// <summary>Keeps the ledger of findings beside the records. The store calls it inside every change; it knows the policy, the store does not.</summary>
public interface IRecordJudge
{
    /// <summary>Before a change: a record that was last judged by an older policy is judged as it stands, so that the change answers only for itself.</summary>
    Task CatchUpAsync(MilepostDb db, Guid participantId, CancellationToken ct);

    /// <summary>After a change, before its commit: brings the participant's findings up to date.</summary>
    /// <returns>Findings this change brought about whose requirement has a gate, waived ones left out.</returns>
    Task<IReadOnlyList<Finding>> JudgeAsync(MilepostDb db, Guid participantId, CancellationToken ct);
}
