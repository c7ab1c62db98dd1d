using Milepost.Domain.Participants;

namespace Milepost.Domain.Outcomes;

/// <summary>What is kept of how far a referral has come.</summary>
public enum ReferralState
{
    /// <summary>The customer has it in hand; nothing of the record went anywhere.</summary>
    Given,

    /// <summary>Written, not sent yet.</summary>
    Drafted,
    Sent,
    Accepted,
    Declined,

    /// <summary>The partner is done; the planner has yet to look at the result.</summary>
    Done,
    Reviewed,
    Withdrawn,
}

/// <summary>Where a referral stands on a day: its state, unless its time is over.</summary>
public enum ReferralStanding
{
    Given, Drafted, Sent, Accepted, Declined, Done, Reviewed, Withdrawn,

    /// <summary>Nobody answered in time; the partner sees nothing any more.</summary>
    Expired,

    /// <summary>One given to the customer whose outcome is known.</summary>
    Answered,
}

/// <summary>One step of a referral: what, on which day, by whom, and what was said.</summary>
public sealed record ReferralStep(ReferralState State, DateOnly On, string By, string? Text = null, SharedDocument? Document = null);

/// <summary>A note between the planner and the partner.</summary>
public sealed record ReferralMessage(DateOnly On, string By, bool FromPartner, string Text);

/// <summary>What of the plan a referral answers. Goals, objectives and services by their id in the record, a barrier by its name.</summary>
public sealed record ReferralReason(string? Barrier = null, string? Goal = null, string? Objective = null, string? Service = null)
{
    public bool IsNothing => Barrier is null && Goal is null && Objective is null && Service is null;
}

/// <summary>What the planner writes: to whom, when, what for.</summary>
public sealed record ReferralDetails
{
    public string Partner { get; init; } = "";

    /// <summary>The partner of the list that is meant; null for one that is only named.</summary>
    public Guid? PartnerId { get; init; }
    public string? Contact { get; init; }
    public DateOnly On { get; init; }

    /// <summary>What for. The partner reads it.</summary>
    public string? For { get; init; }
    public DateOnly? NeededBy { get; init; }
    public ReferralReason? Answers { get; init; }
}

/// <summary>
/// Somebody referred to a partner. Without consent it is given to the customer and nothing leaves the record. Sent, it shows the partner
/// what was chosen, as far as the consents that it names cover it that day.
/// </summary>
public sealed class Referral : RecordPart
{
    /// <summary>Days without an answer after which the planner asks again.</summary>
    public const int PatienceDays = 10;

    /// <summary>Days that a partner has, unless the planner says otherwise.</summary>
    public const int UsualDays = 30;

    public const int LongestDays = 120;

    private Referral() { }

    public string Partner { get; private set; } = "";
    public Guid? PartnerId { get; private set; }
    public string? Contact { get; private set; }
    public DateOnly On { get; private set; }
    public string? For { get; private set; }

    /// <summary>What came of it, in words; the partner's answer is put here too.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Null on older records: it was given to the customer.</summary>
    public ReferralState? State { get; private set; }
    public DateOnly? NeededBy { get; private set; }
    public ReferralReason? Answers { get; private set; }
    public IReadOnlyList<SharedItem> Shared { get; private set; } = [];
    public IReadOnlyList<SharedDocument> SharedDocuments { get; private set; } = [];

    /// <summary>Ids in the record of the consents that it rests on: no other consent opens it.</summary>
    public IReadOnlyList<string> Consents { get; private set; } = [];
    public DateOnly? SentOn { get; private set; }

    /// <summary>The last day on which the partner may look and answer.</summary>
    public DateOnly? OpenUntil { get; private set; }
    public IReadOnlyList<ReferralStep> Steps { get; private set; } = [];
    public IReadOnlyList<ReferralMessage> Messages { get; private set; } = [];

    public static Result<Referral> Make(Participant participant, string partner, string? contact, DateOnly on, string? @for, DateOnly today) =>
        Make(participant, new() { Partner = partner, Contact = contact, On = on, For = @for }, isDraft: false, "", today);

    /// <param name="isDraft">It is to be sent to the partner; else it is given to the customer.</param>
    public static Result<Referral> Make(Participant participant, ReferralDetails details, bool isDraft, string by, DateOnly today)
    {
        if (Check(participant, details, today) is { Count: > 0 } problems) return problems;
        var referral = new Referral { ParticipantId = participant.Id, CaseFileId = participant.NextPartId("R") };
        referral.Take(details);
        referral.Step(isDraft ? ReferralState.Drafted : ReferralState.Given, details.On, by);
        referral.Raise("referral.made", isDraft ? $"Referral to {referral.Partner} drafted" : $"Referred to {referral.Partner} on {details.On.Words()}", referral.For);
        return referral;
    }

    public Result<Done> Change(Participant participant, ReferralDetails details, DateOnly today)
    {
        if (Check(participant, details, today) is { Count: > 0 } problems) return problems;
        // What a partner was shown is about that partner and that wish.
        if (SentOn is not null && (details.PartnerId != PartnerId || details.Partner.Trim() != Partner)) return ReferralProblems.SentAlready;
        Take(details);
        Raise("referral.changed", $"Referral to {Partner} changed");
        return Done.It;
    }

    /// <summary>Records what came of one that was given to the customer. A later answer takes the place of an earlier one; the history keeps both.</summary>
    public Result<Done> Answer(string? outcome)
    {
        if (string.IsNullOrWhiteSpace(outcome)) return OutcomeProblems.AnswerMissing;
        if (outcome.Trim() == Outcome) return Done.It;
        Outcome = outcome.Trim();
        Raise("referral.answered", $"Referral to {Partner}: {Outcome}");
        return Done.It;
    }

    /// <summary>Opens it to the partner. What is chosen must be covered today by consents that reach the partner; these it rests on from now on.</summary>
    /// <param name="consents">Every consent of the record.</param>
    /// <param name="programs">Programs that the partner runs.</param>
    public Result<Done> Send(
        IReadOnlyList<SharedItem> items, IReadOnlyList<SharedDocument> documents, IReadOnlyList<Consent> consents, IReadOnlyList<string> programs, int days, string by, DateOnly today)
    {
        if (PartnerId is not { } partner) return ReferralProblems.NoPartner;
        if (StandingOn(today) is not (ReferralStanding.Given or ReferralStanding.Drafted or ReferralStanding.Sent or ReferralStanding.Accepted or ReferralStanding.Expired)) return ReferralProblems.NotToSend;
        if (days is < 1 or > LongestDays) return ReferralProblems.DaysWrong;
        if (items.Count == 0) return ReferralProblems.NothingShared;
        if (items.Contains(SharedItem.Documents) && documents.Count == 0) return ConsentProblems.DocumentsMissing;

        var covering = consents.Where(c => c.InForceOn(today) && c.Reaches(partner, programs) && c.Terms.Items.Intersect(items).Any()).ToList();
        var scope = ShareScope.Of(covering, partner, programs, today);
        if (items.FirstOrDefault(item => !scope.Items.Contains(item), (SharedItem)(-1)) is var missing && (int)missing >= 0) return ReferralProblems.NotCovered(missing);
        if (items.Contains(SharedItem.Documents) && documents.FirstOrDefault(d => scope.Documents.All(one => one.Id != d.Id)) is { } other) return ReferralProblems.DocumentNotCovered(other.Title);

        var isAccepted = State == ReferralState.Accepted && StandingOn(today) == ReferralStanding.Accepted;
        (Shared, SharedDocuments, Consents) = ([.. items.Distinct().Order()], items.Contains(SharedItem.Documents) ? documents : [], [.. covering.Select(c => c.CaseFileId)]);
        (SentOn, OpenUntil) = (today, today.AddDays(days));
        // Sent again after it was accepted, it stays accepted: the partner only gets more time, or sees more.
        if (isAccepted) Steps = [.. Steps, new(ReferralState.Sent, today, by), new(ReferralState.Accepted, today, by)];
        else Step(ReferralState.Sent, today, by);
        Raise("referral.sent", $"Referral sent to {Partner}: {SharingWords.Of(Shared)}", $"Rests on {string.Join(", ", Consents)}; open until {OpenUntil.Value.Words()}");
        return Done.It;
    }

    /// <summary>What the partner may see on this day: what was chosen, as far as the consents that it rests on cover it.</summary>
    /// <param name="consents">Every consent of the record.</param>
    public ShareScope SharedOn(DateOnly day, IEnumerable<Consent> consents, IReadOnlyList<string> programs)
    {
        if (PartnerId is not { } partner || SentOn is null || day > OpenUntil) return ShareScope.Nothing;
        if (State is not (ReferralState.Sent or ReferralState.Accepted or ReferralState.Done)) return ShareScope.Nothing;
        return ShareScope.Of(consents.Where(c => Consents.Contains(c.CaseFileId)), partner, programs, day).Within(Shared, SharedDocuments);
    }

    public ReferralStanding StandingOn(DateOnly day) => State switch
    {
        null or ReferralState.Given => Outcome is null ? ReferralStanding.Given : ReferralStanding.Answered,
        ReferralState.Sent or ReferralState.Accepted when day > OpenUntil => ReferralStanding.Expired,
        ReferralState.Drafted => ReferralStanding.Drafted,
        ReferralState.Sent => ReferralStanding.Sent,
        ReferralState.Accepted => ReferralStanding.Accepted,
        ReferralState.Declined => ReferralStanding.Declined,
        ReferralState.Done => ReferralStanding.Done,
        ReferralState.Reviewed => ReferralStanding.Reviewed,
        _ => ReferralStanding.Withdrawn,
    };

    /// <summary>The last note is the partner's.</summary>
    public bool HasNoteToAnswer => Messages is [.., { FromPartner: true }];

    /// <summary>Somebody of the staff has to do something about it: ask again, answer a note, or look at the result.</summary>
    public bool NeedsPlannerOn(DateOnly day) => StandingOn(day) switch
    {
        ReferralStanding.Sent or ReferralStanding.Accepted when HasNoteToAnswer => true,
        ReferralStanding.Sent => day.DayNumber - SentOn!.Value.DayNumber > PatienceDays,
        ReferralStanding.Done or ReferralStanding.Expired => true,
        _ => false,
    };

    public Result<Done> Accept(DateOnly on, string by, string? text, DateOnly today)
    {
        if (StandingOn(today) is not (ReferralStanding.Sent or ReferralStanding.Expired)) return ReferralProblems.NotOpen;
        if (DayWrong(on, today) is { } wrong) return wrong;
        Step(ReferralState.Accepted, on, by, Blank(text));
        Outcome = Blank(text) is { } said ? $"Accepted: {said}" : "Accepted";
        Raise("referral.accepted", $"{Partner} accepted the referral", Blank(text));
        return Done.It;
    }

    public Result<Done> Decline(DateOnly on, string by, string? reason, DateOnly today)
    {
        if (StandingOn(today) is not (ReferralStanding.Sent or ReferralStanding.Accepted or ReferralStanding.Expired)) return ReferralProblems.NotOpen;
        if (Blank(reason) is not { } why) return ReferralProblems.ReasonMissing;
        if (DayWrong(on, today) is { } wrong) return wrong;
        Step(ReferralState.Declined, on, by, why);
        Outcome = $"Declined: {why}";
        Raise("referral.declined", $"{Partner} declined the referral", why);
        return Done.It;
    }

    public Result<Done> Finish(DateOnly on, string by, string? result, SharedDocument? document, DateOnly today)
    {
        if (StandingOn(today) is not (ReferralStanding.Sent or ReferralStanding.Accepted or ReferralStanding.Expired)) return ReferralProblems.NotOpen;
        if (Blank(result) is not { } said) return ReferralProblems.ResultMissing;
        if (DayWrong(on, today) is { } wrong) return wrong;
        Step(ReferralState.Done, on, by, said, document);
        Outcome = said;
        Raise("referral.done", $"{Partner} is done with the referral", said);
        return Done.It;
    }

    public Result<Done> Review(string by, string? text, DateOnly today)
    {
        if (State != ReferralState.Done) return ReferralProblems.NothingToReview;
        Step(ReferralState.Reviewed, today, by, Blank(text));
        Raise("referral.reviewed", $"Result of the referral to {Partner} reviewed", Blank(text));
        return Done.It;
    }

    public Result<Done> Withdraw(string by, string? reason, DateOnly today)
    {
        if (StandingOn(today) is ReferralStanding.Reviewed or ReferralStanding.Withdrawn or ReferralStanding.Declined) return ReferralProblems.NotOpen;
        if (Blank(reason) is not { } why) return ReferralProblems.ReasonMissing;
        Step(ReferralState.Withdrawn, today, by, why);
        Raise("referral.withdrawn", $"Referral to {Partner} withdrawn", why);
        return Done.It;
    }

    public Result<Done> Write(string by, bool fromPartner, string? text, DateOnly today)
    {
        if (StandingOn(today) is not (ReferralStanding.Sent or ReferralStanding.Accepted or ReferralStanding.Done)) return ReferralProblems.NotOpen;
        if (Blank(text) is not { } said) return ReferralProblems.TextMissing;
        Messages = [.. Messages, new(today, by, fromPartner, said)];
        Raise("referral.message", fromPartner ? $"Note from {Partner} about the referral" : $"Note to {Partner} about the referral");
        return Done.It;
    }

    private Problem? DayWrong(DateOnly on, DateOnly today) => on > today || on < SentOn ? ReferralProblems.AnswerDay(SentOn!.Value) : null;

    private void Take(ReferralDetails d) =>
        (Partner, PartnerId, Contact, On, For, NeededBy, Answers) = (d.Partner.Trim(), d.PartnerId, Blank(d.Contact), d.On, Blank(d.For), d.NeededBy, d.Answers is { IsNothing: false } answers ? answers : null);

    private void Step(ReferralState state, DateOnly on, string by, string? text = null, SharedDocument? document = null)
    {
        State = state;
        Steps = [.. Steps, new(state, on, by, text, document)];
    }

    private static List<Problem> Check(Participant participant, ReferralDetails details, DateOnly today)
    {
        var problems = OutcomeProblems.Check(details.Partner, "Partner", "partner", participant, details.On, null, today);
        if (details.NeededBy < details.On) problems.Add(ReferralProblems.NeededBefore(details.On));
        return problems;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static Referral Restore(
        Guid participantId, string caseFileId, string partner, string? contact, DateOnly on, string? @for, string? outcome,
        Guid? partnerId = null, ReferralState? state = null, DateOnly? neededBy = null, ReferralReason? answers = null, IReadOnlyList<SharedItem>? shared = null,
        IReadOnlyList<SharedDocument>? sharedDocuments = null, IReadOnlyList<string>? consents = null, DateOnly? sentOn = null, DateOnly? openUntil = null,
        IReadOnlyList<ReferralStep>? steps = null, IReadOnlyList<ReferralMessage>? messages = null) => new()
    {
        ParticipantId = participantId, CaseFileId = caseFileId, Partner = partner, Contact = contact, On = on, For = @for, Outcome = outcome, PartnerId = partnerId, State = state,
        NeededBy = neededBy, Answers = answers, Shared = shared ?? [], SharedDocuments = sharedDocuments ?? [], Consents = consents ?? [], SentOn = sentOn, OpenUntil = openUntil,
        Steps = steps ?? [], Messages = messages ?? [],
    };
}

public static class ReferralProblems
{
    public static readonly Problem SentAlready = new("referral.sent-already", ProblemKind.Conflict, "It was sent to this partner already. Withdraw it and make another one for another partner.", "Partner");
    public static readonly Problem NoPartner = new("referral.no-partner", ProblemKind.Conflict, "Choose a partner of the list first: only to these can a referral be sent.", "Items");
    public static readonly Problem PartnerEnded = new("referral.partner-ended", ProblemKind.Invalid, "This partner takes no referrals any more. Choose another one.", "PartnerId");
    public static readonly Problem NotToSend = new("referral.not-to-send", ProblemKind.Conflict, "This referral is answered or withdrawn. Make a new one.");
    public static readonly Problem DaysWrong = new("referral.days", ProblemKind.Invalid, $"Give between 1 and {Referral.LongestDays} days.", "Days");
    public static readonly Problem NothingShared = new("referral.nothing-shared", ProblemKind.Invalid, "Choose at least one thing to share.", "Items");
    public static readonly Problem NotOpen = new("referral.not-open", ProblemKind.Conflict, "This cannot be done any more: the referral was answered, withdrawn, or its time is over.");
    public static readonly Problem ReasonMissing = new("referral.reason-missing", ProblemKind.Invalid, "Enter the reason.", "Text");
    public static readonly Problem ResultMissing = new("referral.result-missing", ProblemKind.Invalid, "Enter the result.", "Text");
    public static readonly Problem TextMissing = new("referral.text-missing", ProblemKind.Invalid, "Write the note.", "Text");
    public static readonly Problem NothingToReview = new("referral.nothing-to-review", ProblemKind.Conflict, "There is no result to review.");
    public static readonly Problem NoEmail = new("referral.no-email", ProblemKind.Conflict,
        "This partner has no e-mail address for referrals and nobody who signs in. Add one to the partner, or give the referral to the customer.", "Items");
    public static readonly Problem CodeWrong = new("referral.code-wrong", ProblemKind.Invalid, "This is not the access code of this referral. Ask the career planner who sent it.", "Code");
    public static readonly Problem LinkSpent = new("referral.link-spent", ProblemKind.NotFound, "This link no longer works. Ask the career planner who sent it for a new one.");

    public static Problem NotCovered(SharedItem item) => new("referral.not-covered", ProblemKind.Invalid,
        $"No consent in force today covers {SharingWords.Of(item).ToLowerInvariant()} for this partner. Untick it, or record a consent first.", "Items");

    public static Problem DocumentNotCovered(string title) => new("referral.document-not-covered", ProblemKind.Invalid,
        $"No consent in force today names the document \"{title}\". Untick it, or record a consent first.", "Documents");

    public static Problem NeededBefore(DateOnly on) => new("referral.needed-before", ProblemKind.Invalid, $"Enter a day on or after {on.Words()}, or leave this empty.", "NeededBy");
    public static Problem AnswerDay(DateOnly sentOn) => new("referral.answer-day", ProblemKind.Invalid, $"Enter a day between {sentOn.Words()} and today.", "On");
}
