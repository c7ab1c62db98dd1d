namespace Milepost.Domain.Plans;

/// <summary>The participant's and the staff's agreement to one version of a plan, or why it could not be had.</summary>
public sealed class Agreement
{
    private Agreement() { }

    public Guid Id { get; private set; } = RecordId.New();
    public string CaseFileId { get; private set; } = "";
    public AgreementMethod Method { get; private set; }
    public DateOnly? ParticipantSignedOn { get; private set; }
    public DateOnly? StaffSignedOn { get; internal set; }
    public DateOnly? CopyGivenOn { get; internal set; }
    public string? Reason { get; private set; }
    public DateOnly? RecordedOn { get; private set; }

    /// <summary>When to try again after a signature could not be collected.</summary>
    public DateOnly? TryAgainOn { get; private set; }

    /// <summary>The plan version agreed to.</summary>
    public int PlanVersion { get; private set; }

    /// <summary>The document that shows it: the signed scan, or the form with the electronic signatures sealed into it.</summary>
    public Guid? DocumentId { get; internal set; }

    public bool SignedByBoth => Method != AgreementMethod.UnableToCollect && ParticipantSignedOn is not null && StaffSignedOn is not null;

    /// <summary>The day it dates from: the participant's signature, else the staff's, else the day it was recorded.</summary>
    public DateOnly? On => ParticipantSignedOn ?? StaffSignedOn ?? RecordedOn;

    public static Agreement Restore(string caseFileId, AgreementMethod method, DateOnly? participantSignedOn, DateOnly? staffSignedOn,
        DateOnly? copyGivenOn, string? reason, DateOnly? recordedOn, DateOnly? tryAgainOn, int planVersion, Guid? documentId) => new()
        {
            CaseFileId = caseFileId, Method = method, ParticipantSignedOn = participantSignedOn, StaffSignedOn = staffSignedOn, CopyGivenOn = copyGivenOn,
            Reason = reason, RecordedOn = recordedOn, TryAgainOn = tryAgainOn, PlanVersion = planVersion, DocumentId = documentId,
        };
}
