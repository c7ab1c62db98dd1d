using System.Security.Cryptography;
using System.Text;
using Milepost.Domain.Participants;

namespace Milepost.Domain.Eligibility;

/// <summary>What was known, judged and decided about eligibility, frozen as it stood.</summary>
/// <remarks>Nothing changes it afterwards: not a correction of the answers, not another income table, not a new rule.</remarks>
public sealed class EligibilitySnapshot : RecordPart
{
    private EligibilitySnapshot() { }

    public DateOnly DecidedOn { get; private set; }
    public string DecidedBy { get; private set; } = "";
    public DateTimeOffset FrozenAt { get; private set; }

    /// <summary>JSON: answers, documents, tables, rules, results and decisions.</summary>
    public string Frozen { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    public bool IsIntact => Hash(Frozen) == Sha256;

    public static EligibilitySnapshot Freeze(Participant participant, DateOnly decidedOn, string decidedBy, DateTimeOffset at, string frozen)
    {
        var snapshot = new EligibilitySnapshot
        {
            ParticipantId = participant.Id, CaseFileId = participant.NextPartId("D"), DecidedOn = decidedOn, DecidedBy = decidedBy, FrozenAt = at, Frozen = frozen, Sha256 = Hash(frozen),
        };
        snapshot.Raise("application.decision-frozen", $"Eligibility kept as decided on {decidedOn.Words()}");
        return snapshot;
    }

    public static EligibilitySnapshot Restore(Guid participantId, string id, DateOnly decidedOn, string decidedBy, DateTimeOffset at, string frozen, string sha256) =>
        new() { ParticipantId = participantId, CaseFileId = id, DecidedOn = decidedOn, DecidedBy = decidedBy, FrozenAt = at, Frozen = frozen, Sha256 = sha256 };

    private static string Hash(string frozen) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(frozen)));
}
