namespace Milepost.Domain.Participants;

/// <summary>What a participant may agree to share. The name goes with any of them.</summary>
public enum SharedItem { Contact, Plan, Services, Assessments, Documents }

/// <summary>How a consent was given.</summary>
public enum ConsentWay
{
    /// <summary>On paper, signed; the paper is in the record.</summary>
    Paper,

    /// <summary>By the participant, on the own pages.</summary>
    Electronic,

    /// <summary>Said to staff, before a witness.</summary>
    Spoken,
}

/// <summary>A document of the record by name, so that nothing added later is shared unasked.</summary>
public sealed record SharedDocument(Guid Id, string Title);

/// <summary>To whom, what, what for, and how long.</summary>
public sealed record ConsentTerms
{
    /// <summary>The one partner meant; null where it is a kind of partner, or all.</summary>
    public Guid? PartnerId { get; init; }

    /// <summary>The partner's name on the day of the consent.</summary>
    public string? Partner { get; init; }

    /// <summary>Every partner that runs this program. Without a partner and a program: every partner.</summary>
    public string? Program { get; init; }
    public IReadOnlyList<SharedItem> Items { get; init; } = [];
    public IReadOnlyList<SharedDocument> Documents { get; init; } = [];
    public string Purpose { get; init; } = "";
    public DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly Until { get; init; }

    public string ToWords => Partner ?? (Program is null ? "all partners" : $"partners of {Program}");
}

/// <summary>
/// A participant's consent to share facts of the record with partners, as far as it goes. It is obeyed to the day: what it does not
/// cover, nobody outside is shown, and from the day it is withdrawn it covers nothing.
/// </summary>
public sealed class Consent : RecordPart
{
    /// <summary>A consent for longer than this is a slip of the finger.</summary>
    public const int LongestYears = 3;

    private Consent() { }

    public ConsentTerms Terms { get; private set; } = new();
    public ConsentWay Way { get; private set; }

    /// <summary>Day it was given, which may be before the day it was entered.</summary>
    public DateOnly GivenOn { get; private set; }
    public DateOnly RecordedOn { get; private set; }
    public string RecordedBy { get; private set; } = "";

    /// <summary>Who heard it, for one that was spoken.</summary>
    public string? Witness { get; private set; }

    /// <summary>The signed paper.</summary>
    public SharedDocument? Paper { get; private set; }

    /// <summary>"en" or "es": the language the participant read it in.</summary>
    public string? Language { get; private set; }
    public DateOnly? WithdrawnOn { get; private set; }
    public string? WithdrawnBy { get; private set; }

    public static Result<Consent> Give(
        Participant participant, ConsentTerms terms, ConsentWay way, DateOnly givenOn, string by, string? witness, SharedDocument? paper, string? language, DateOnly today)
    {
        var problems = new List<Problem>();
        if (terms.Items.Count == 0) problems.Add(ConsentProblems.NothingShared);
        if (terms.Items.Contains(SharedItem.Documents) && terms.Documents.Count == 0) problems.Add(ConsentProblems.DocumentsMissing);
        if (string.IsNullOrWhiteSpace(terms.Purpose)) problems.Add(ConsentProblems.PurposeMissing);
        if (givenOn > today) problems.Add(ConsentProblems.GivenInFuture);
        else if (terms.From < givenOn) problems.Add(ConsentProblems.BeforeGiven(givenOn));
        if (terms.Until < terms.From) problems.Add(ConsentProblems.EndsBeforeItStarts(terms.From));
        else if (terms.Until > terms.From.AddYears(LongestYears)) problems.Add(ConsentProblems.TooLong);
        if (way == ConsentWay.Spoken && string.IsNullOrWhiteSpace(witness)) problems.Add(ConsentProblems.WitnessMissing);
        if (way == ConsentWay.Paper && paper is null) problems.Add(ConsentProblems.PaperMissing);
        if (problems.Count > 0) return problems;

        var consent = Restore(
            participant.Id, participant.NextPartId("CS"),
            terms with { Purpose = terms.Purpose.Trim(), Documents = terms.Items.Contains(SharedItem.Documents) ? terms.Documents : [], Items = [.. terms.Items.Distinct().Order()] },
            way, givenOn, today, by, way == ConsentWay.Spoken ? witness!.Trim() : null, way == ConsentWay.Paper ? paper : null, way == ConsentWay.Electronic ? language : null, null, null);
        consent.Raise("consent.given", $"Consent to share with {terms.ToWords}: {SharingWords.Of(consent.Terms.Items)}, {terms.From.Words()} to {terms.Until.Words()}", consent.Terms.Purpose);
        return consent;
    }

    public Result<Done> Withdraw(DateOnly on, string by, DateOnly today)
    {
        if (WithdrawnOn is not null) return ConsentProblems.WithdrawnAlready;
        if (on > today || on < GivenOn) return ConsentProblems.WithdrawDay(GivenOn);
        (WithdrawnOn, WithdrawnBy) = (on, by);
        Raise("consent.withdrawn", $"Consent to share with {Terms.ToWords} withdrawn from {on.Words()} on");
        return Done.It;
    }

    /// <summary>Whether it covers this day. On the day of withdrawal it covers nothing any more.</summary>
    public bool InForceOn(DateOnly day) => Terms.From <= day && day <= Terms.Until && !(WithdrawnOn <= day);

    /// <param name="programs">Programs that the partner runs.</param>
    public bool Reaches(Guid partnerId, IReadOnlyList<string> programs) =>
        Terms.PartnerId is { } one ? one == partnerId : Terms.Partner is null && (Terms.Program is null || programs.Contains(Terms.Program));

    public static Consent Restore(
        Guid participantId, string caseFileId, ConsentTerms terms, ConsentWay way, DateOnly givenOn, DateOnly recordedOn, string recordedBy, string? witness, SharedDocument? paper,
        string? language, DateOnly? withdrawnOn, string? withdrawnBy) => new()
    {
        ParticipantId = participantId, CaseFileId = caseFileId, Terms = terms, Way = way, GivenOn = givenOn, RecordedOn = recordedOn, RecordedBy = recordedBy, Witness = witness,
        Paper = paper, Language = language, WithdrawnOn = withdrawnOn, WithdrawnBy = withdrawnBy,
    };
}

/// <summary>What may be shown to one partner on one day: the union of the consents that are counted.</summary>
public sealed record ShareScope(IReadOnlySet<SharedItem> Items, IReadOnlyList<SharedDocument> Documents)
{
    public static ShareScope Nothing { get; } = new(new HashSet<SharedItem>(), []);

    public bool IsNothing => Items.Count == 0;

    public static ShareScope Of(IEnumerable<Consent> consents, Guid partnerId, IReadOnlyList<string> programs, DateOnly day)
    {
        var counted = consents.Where(c => c.InForceOn(day) && c.Reaches(partnerId, programs)).ToList();
        return new(counted.SelectMany(c => c.Terms.Items).ToHashSet(), [.. counted.SelectMany(c => c.Terms.Documents).DistinctBy(d => d.Id)]);
    }

    /// <summary>No more than was chosen, and no more than is consented to.</summary>
    public ShareScope Within(IReadOnlyList<SharedItem> items, IReadOnlyList<SharedDocument> documents)
    {
        var both = Items.Intersect(items).ToHashSet();
        var named = both.Contains(SharedItem.Documents) ? Documents.Where(d => documents.Any(one => one.Id == d.Id)).ToList() : [];
        if (named.Count == 0) both.Remove(SharedItem.Documents);
        return new(both, named);
    }
}

public static class ConsentProblems
{
    public static readonly Problem NotFound = new("consent.not-found", ProblemKind.NotFound, "There is no such consent, or it is not yours to see.");
    public static readonly Problem NothingShared = new("consent.nothing-shared", ProblemKind.Invalid, "Choose at least one thing to share.", "Items");
    public static readonly Problem DocumentsMissing = new("consent.documents-missing", ProblemKind.Invalid, "Tick the documents to share, or untick Documents.", "Documents");
    public static readonly Problem DocumentNotHere = new("consent.document-not-here", ProblemKind.Invalid, "A document that was ticked is not in this record. Tick the documents again.", "Documents");
    public static readonly Problem PurposeMissing = new("consent.purpose-missing", ProblemKind.Invalid, "Enter what it is shared for.", "Purpose");
    public static readonly Problem ToMissing = new("consent.to-missing", ProblemKind.Invalid, "Choose whom it is shared with.", "To");
    public static readonly Problem GivenInFuture = new("consent.given-in-future", ProblemKind.Invalid, "Enter a day that is today or earlier.", "GivenOn");
    public static readonly Problem WitnessMissing = new("consent.witness-missing", ProblemKind.Invalid, "Enter who heard it besides you.", "Witness");
    public static readonly Problem PaperMissing = new("consent.paper-missing", ProblemKind.Invalid, "Choose the signed paper, as a photo or a PDF.", "Paper");
    public static readonly Problem WithdrawnAlready = new("consent.withdrawn-already", ProblemKind.Conflict, "This consent is withdrawn already.");
    public static readonly Problem TooLong = new("consent.too-long", ProblemKind.Invalid, $"Check the years: a consent lasts {Consent.LongestYears} years at most.", "Until");

    public static Problem BeforeGiven(DateOnly givenOn) => new("consent.before-given", ProblemKind.Invalid, $"Enter a day on or after {givenOn.Words()}, the day it was given.", "From");
    public static Problem EndsBeforeItStarts(DateOnly from) => new("consent.end-before-start", ProblemKind.Invalid, $"Enter a day on or after {from.Words()}.", "Until");
    public static Problem WithdrawDay(DateOnly givenOn) => new("consent.withdraw-day", ProblemKind.Invalid, $"Enter a day between {givenOn.Words()} and today.", "On");
}
