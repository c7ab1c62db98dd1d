using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.Domain.Agreements;

/// <summary>How the participant comes to sign.</summary>
public enum SigningWay
{
    /// <summary>By a link that is sent, or on the own dashboard.</summary>
    Message,

    /// <summary>On the office's device, handed over by the career planner.</summary>
    InPerson,
}

/// <summary>What is kept of how far a request has come.</summary>
public enum SigningStep
{
    Asked,

    /// <summary>The participant signed; the career planner has yet to.</summary>
    ParticipantSigned,

    Signed,
    Declined,
    Cancelled,
}

/// <summary>Where a request stands at an instant: its step, unless time or a change of the plan has overtaken it.</summary>
public enum SigningStanding
{
    Asked,
    ParticipantSigned,
    Signed,
    Declined,
    Cancelled,

    /// <summary>Nobody signed in time.</summary>
    Expired,

    /// <summary>The plan has changed since: the version in the form is no longer the plan.</summary>
    Superseded,
}

/// <summary>What came of opening a link.</summary>
public enum LinkAnswer { Opened, WrongBirthDate, Spent }

/// <summary>
/// The question to agree electronically to one version of a plan, in the very form that was printed of it. It is bound to that version:
/// once the plan changes, nobody can sign it any more.
/// </summary>
public sealed class SignatureRequest : Recorded
{
    /// <summary>Days a participant has, unless the planner says otherwise.</summary>
    public const int UsualDays = 14;

    public const int LongestDays = 60;

    /// <summary>How long a link that was sent stays good.</summary>
    public static readonly TimeSpan LinkLifespan = TimeSpan.FromDays(3);

    /// <summary>How long a link to the signed copy stays good.</summary>
    public static readonly TimeSpan CopyLinkLifespan = TimeSpan.FromDays(14);

    /// <summary>How long a device that came by a link, or was handed over, may take.</summary>
    public static readonly TimeSpan SessionLifespan = TimeSpan.FromMinutes(30);

    /// <summary>After so many wrong dates of birth a link is worth nothing.</summary>
    public const int MostWrongAnswers = 5;

    /// <summary>Clocks of several nodes are not quite together.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private SignatureRequest() { }

    public Guid ParticipantId { get; private set; }
    public Guid PlanId { get; private set; }
    public int PlanVersion { get; private set; }

    /// <summary>The printed form that is signed.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>Its SHA-256, in small hexadecimal digits.</summary>
    public string DocumentSha256 { get; private set; } = "";

    public SigningWay Way { get; private set; }
    public SigningStep Step { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public string AskedBy { get; private set; } = "";
    public Guid? AskedById { get; private set; }

    /// <summary>The last instant at which the participant may sign.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RemindedAt { get; private set; }
    public int Reminders { get; private set; }

    /// <summary>When the participant first opened the form to read it.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>SHA-256 of the link's secret; null when there is none to use. A new link puts the former one out of use.</summary>
    public string? LinkSha256 { get; private set; }

    public DateTimeOffset? LinkEndsAt { get; private set; }
    public int WrongAnswers { get; private set; }

    /// <summary>
    /// SHA-256 of the secret of the device on which the participant may read and sign without an account: one at a time, for a short
    /// while.
    /// </summary>
    public string? SessionSha256 { get; private set; }

    public DateTimeOffset? SessionEndsAt { get; private set; }

    /// <summary>How that device's user was known.</summary>
    public Identification? SessionIdentifiedBy { get; private set; }

    /// <summary>Who handed the office's device over last.</summary>
    public string? HandedOverBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was declined or cancelled.</summary>
    public string? Reason { get; private set; }

    /// <summary>The participant would rather sign on paper.</summary>
    public bool WantsPaper { get; private set; }

    public SigningEvidence? ParticipantSignature { get; private set; }
    public SigningEvidence? StaffSignature { get; private set; }

    /// <summary>The agreement in the plan that came of it.</summary>
    public Guid? AgreementId { get; private set; }

    /// <summary>The newest sealed form: with the participant's signature, then with both.</summary>
    public Guid? SealedDocumentId { get; private set; }

    /// <summary>Asks for a signature on the version that stands, in the form that was printed of it.</summary>
    /// <param name="others">The plan's other requests.</param>
    /// <param name="days">How many days the participant has.</param>
    public static Result<SignatureRequest> Ask(
        Participant participant, Plan plan, Guid documentId, string documentSha256, SigningWay way, string askedBy, Guid? askedById, int days,
        IEnumerable<SignatureRequest> others, DateTimeOffset now)
    {
        if (!plan.IsOpen) return PlanProblems.Closed;
        if (!plan.HasOpenGoal) return PlanProblems.NoOpenGoal;
        if (!plan.Settled) return SigningProblems.NotPrinted;
        if (plan.SignedAsItStands) return SigningProblems.SignedAlready;
        if (days is < 1 or > LongestDays) return SigningProblems.DaysWrong;
        if (others.Any(o => o.StandingAt(now, plan.VersionToSign) is SigningStanding.Asked or SigningStanding.ParticipantSigned)) return SigningProblems.AskedAlready;

        var request = new SignatureRequest
        {
            ParticipantId = participant.Id, PlanId = plan.Id, PlanVersion = plan.VersionNumber, DocumentId = documentId, DocumentSha256 = documentSha256,
            Way = way, AskedAt = now, AskedBy = askedBy, AskedById = askedById, ExpiresAt = now.AddDays(days),
        };
        request.Raise("agreement.asked", way == SigningWay.InPerson
            ? $"Asked {participant.Name} to sign version {plan.VersionNumber} here, on the office's device"
            : $"Asked {participant.Name} to sign version {plan.VersionNumber} electronically");
        return request;
    }

    /// <param name="currentVersion">The plan's version that can be agreed now; null for a closed plan.</param>
    public SigningStanding StandingAt(DateTimeOffset now, int? currentVersion) => Step switch
    {
        SigningStep.Signed => SigningStanding.Signed,
        SigningStep.Declined => SigningStanding.Declined,
        SigningStep.Cancelled => SigningStanding.Cancelled,
        _ when currentVersion != PlanVersion => SigningStanding.Superseded,
        SigningStep.ParticipantSigned => SigningStanding.ParticipantSigned,
        _ => now > ExpiresAt ? SigningStanding.Expired : SigningStanding.Asked,
    };

    /// <summary>Makes the link that was sent the only one that counts: to the form that is to be signed, or to the signed copy.</summary>
    public void SendLink(string sha256, DateTimeOffset now)
    {
        (LinkSha256, WrongAnswers) = (sha256, 0);
        LinkEndsAt = Step == SigningStep.Signed ? now + CopyLinkLifespan : now + LinkLifespan < ExpiresAt ? now + LinkLifespan : ExpiresAt;
    }

    public bool LinkOpensAt(DateTimeOffset now, int? currentVersion) =>
        LinkSha256 is not null && LinkEndsAt >= now && StandingAt(now, currentVersion) is SigningStanding.Asked or SigningStanding.Signed;

    /// <summary>
    /// Spends the link: whoever holds it and knows the participant's date of birth may read and sign on this device. A wrong date is
    /// counted (so the answer must be saved whatever it is), and the last one spends the link too.
    /// </summary>
    /// <param name="sessionSha256">SHA-256 of the secret that this device is given.</param>
    public LinkAnswer OpenByLink(DateOnly birthDate, DateOnly given, string sessionSha256, DateTimeOffset now, int? currentVersion)
    {
        if (!LinkOpensAt(now, currentVersion)) return LinkAnswer.Spent;
        if (birthDate != given)
        {
            WrongAnswers++;
            Raise("agreement.wrong-answer", "Somebody opened the link to sign and gave a wrong date of birth");
            if (WrongAnswers < MostWrongAnswers) return LinkAnswer.WrongBirthDate;
            LinkSha256 = null;
            Raise("agreement.link-dead", "The link to sign was put out of use after too many wrong answers");
            return LinkAnswer.Spent;
        }

        LinkSha256 = null;
        StartSession(sessionSha256, Identification.LinkAndBirthDate, now);
        Raise("agreement.link-opened", "The link to sign was opened with the right date of birth");
        return LinkAnswer.Opened;
    }

    /// <summary>Lets the participant read and sign on the device that the planner hands over, also where a link was sent before.</summary>
    /// <param name="by">Who hands it over, and so vouches for the participant.</param>
    public Result<Done> HandOver(string sessionSha256, string by, DateTimeOffset now, int? currentVersion)
    {
        if (StandingAt(now, currentVersion) != SigningStanding.Asked) return SigningProblems.NotOpen;
        StartSession(sessionSha256, Identification.InPerson, now);
        HandedOverBy = by;
        Raise("agreement.handed-over", $"The form of version {PlanVersion} was opened on the office's device for the participant");
        return Done.It;
    }

    public bool SessionFits(string sessionSha256, DateTimeOffset now) => SessionWas(sessionSha256) && SessionEndsAt >= now;

    /// <summary>Whether it was this device, also when it may no longer read or sign: then it is told how the matter ended, and no more.</summary>
    public bool SessionWas(string sessionSha256) => SessionSha256 is not null && SessionSha256 == sessionSha256;

    /// <summary>Notes that the participant opened the form; only the first time counts.</summary>
    public void NoteRead(DateTimeOffset now)
    {
        if (ReadAt is not null) return;
        ReadAt = now;
        Raise("agreement.read", $"The participant opened the form of version {PlanVersion} to read it");
    }

    public Result<Done> Remind(DateTimeOffset now, int? currentVersion)
    {
        if (StandingAt(now, currentVersion) != SigningStanding.Asked) return SigningProblems.NotOpen;
        if (RemindedAt is { } last && now - last < TimeSpan.FromHours(20)) return SigningProblems.RemindedToday;
        (RemindedAt, Reminders) = (now, Reminders + 1);
        Raise("agreement.reminded", $"Reminded the participant to sign version {PlanVersion}");
        return Done.It;
    }

    public Result<Done> Decline(bool wantsPaper, string? reason, DateTimeOffset now, int? currentVersion)
    {
        if (StandingAt(now, currentVersion) != SigningStanding.Asked) return SigningProblems.NotOpen;
        if (!wantsPaper && string.IsNullOrWhiteSpace(reason)) return SigningProblems.QuestionMissing;
        (Step, WantsPaper, Reason, EndedAt) = (SigningStep.Declined, wantsPaper, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), now);
        PutOutOfUse();
        Raise("agreement.declined", wantsPaper
            ? $"The participant would rather sign version {PlanVersion} on paper" : $"The participant did not sign version {PlanVersion} and has a question", Reason);
        return Done.It;
    }

    public Result<Done> Cancel(string? reason, DateTimeOffset now, int? currentVersion)
    {
        if (StandingAt(now, currentVersion) is not (SigningStanding.Asked or SigningStanding.ParticipantSigned or SigningStanding.Expired or SigningStanding.Superseded))
            return SigningProblems.NotOpen;
        (Step, Reason, EndedAt) = (SigningStep.Cancelled, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), now);
        PutOutOfUse();
        Raise("agreement.cancelled", $"The request to sign version {PlanVersion} was taken back", Reason);
        return Done.It;
    }

    /// <param name="sealedDocumentId">The form with the participant's signature sealed into it.</param>
    public Result<Done> SignByParticipant(SigningEvidence evidence, Guid agreementId, Guid sealedDocumentId, int? currentVersion)
    {
        if (StandingAt(evidence.SignedAt, currentVersion) != SigningStanding.Asked) return SigningProblems.NotOpen;
        if (evidence.DocumentSha256 != DocumentSha256) return SigningProblems.OtherForm;
        if (evidence.SignedAt < AskedAt - ClockTolerance) return SigningProblems.ClockBehind;
        (Step, ParticipantSignature, AgreementId, SealedDocumentId) = (SigningStep.ParticipantSigned, evidence, agreementId, sealedDocumentId);
        PutOutOfUse();
        return Done.It;
    }

    public Result<Done> SignByStaff(SigningEvidence evidence, Guid sealedDocumentId, int? currentVersion)
    {
        if (StandingAt(evidence.SignedAt, currentVersion) != SigningStanding.ParticipantSigned) return SigningProblems.NotOpen;
        if (evidence.SignedAt < ParticipantSignature!.SignedAt - ClockTolerance) return SigningProblems.ClockBehind;
        (Step, StaffSignature, SealedDocumentId, EndedAt) = (SigningStep.Signed, evidence, sealedDocumentId, evidence.SignedAt);
        return Done.It;
    }

    private void StartSession(string sha256, Identification by, DateTimeOffset now) =>
        (SessionSha256, SessionEndsAt, SessionIdentifiedBy) = (sha256, now + SessionLifespan, by);

    private void PutOutOfUse()
    {
        (LinkSha256, LinkEndsAt) = (null, null);
        SessionEndsAt = null;
    }
}

public static class SigningProblems
{
    public static readonly Problem NotFound = new("agreement.not-found", ProblemKind.NotFound, "There is no such request to sign, or it is not yours to see.");
    public static readonly Problem NotPrinted = new("agreement.not-printed", ProblemKind.Conflict, "Print this version for signing first: what is signed is that very form.");
    public static readonly Problem SignedAlready = new("agreement.signed-already", ProblemKind.Conflict, "This version is signed by both already.");
    public static readonly Problem OtherLanguage = new("agreement.language", ProblemKind.Conflict,
        "This version is signed in the language it was printed in, as somebody signed it or was asked to before. Choose that language; the other one can be read beside it.", "Language");
    public static readonly Problem DaysWrong = new("agreement.days", ProblemKind.Invalid, $"Give between 1 and {SignatureRequest.LongestDays} days.", "Days");
    public static readonly Problem AskedAlready = new("agreement.asked-already", ProblemKind.Conflict,
        "A signature on this version was asked for already. Remind the participant, or take the request back before asking again.");
    public static readonly Problem LinkSpent = new("agreement.link-spent", ProblemKind.NotFound, "This link was used, is too old, or the plan has changed. Ask your career planner for a new one.");
    public static readonly Problem WrongBirthDate = new("agreement.birth-date", ProblemKind.Invalid, "This is not the date of birth we have on file. Check it and try again.", "BirthDate");
    public static readonly Problem NotOpen = new("agreement.not-open", ProblemKind.Conflict,
        "This cannot be signed any more: it was signed, taken back or declined, its time is over, or the plan has changed.");
    public static readonly Problem OtherForm = new("agreement.other-form", ProblemKind.Conflict, "The form has changed since it was shown. Read it again before you sign.");
    public static readonly Problem ClockBehind = new("agreement.clock", ProblemKind.Conflict,
        "The clock of this system seems to be wrong, so nothing was signed. Try again later, or sign on paper.");
    public static readonly Problem NotSealed = new("agreement.not-sealed", ProblemKind.Conflict, "The form could not be sealed, so nothing was signed. Try again later, or sign on paper.");
    public static readonly Problem RemindedToday = new("agreement.reminded", ProblemKind.Conflict, "A reminder was sent less than a day ago. Wait until tomorrow, or call.");
    public static readonly Problem QuestionMissing = new("agreement.question", ProblemKind.Invalid, "Write your question, so that your career planner can answer it.", "Question");
    public static readonly Problem NameMissing = new("agreement.name", ProblemKind.Invalid, "Type your full name.", "Name");
    public static readonly Problem ConsentMissing = new("agreement.consent", ProblemKind.Invalid, "Tick that you agree to sign electronically, or choose paper.", "Consent");
    public static readonly Problem NoEmail = new("agreement.no-email", ProblemKind.Invalid,
        "There is no e-mail address and no sign-in for this person. Add an address, invite the person, or sign here in person.", "Way");
}
