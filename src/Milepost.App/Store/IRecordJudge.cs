using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Store;

/// <summary>Keeps the ledger of findings beside the records. The store calls it inside every change; it knows the policy, the store does not.</summary>
public interface IRecordJudge
{
    /// <summary>Before a change: a record that was last judged by an older policy is judged as it stands, so that the change answers only for itself.</summary>
    Task CatchUpAsync(MilepostDb db, Guid participantId, CancellationToken ct);

    /// <summary>After a change, before its commit: brings the participant's findings up to date.</summary>
    /// <returns>The gates that the change runs into, those left out that a supervisor opened.</returns>
    Task<IReadOnlyList<ClosedGate>> JudgeAsync(MilepostDb db, ChangedRecord changed, CancellationToken ct);
}

/// <summary>A participant's record in the middle of a change, with the parts that the change adds and alters by their ids in case files ("S-4").</summary>
public sealed record ChangedRecord(Guid ParticipantId, IReadOnlySet<string> Added, IReadOnlySet<string> Altered)
{
    public static ChangedRecord Unchanged(Guid participantId) => new(participantId, new HashSet<string>(), new HashSet<string>());
}
