using Milepost.Domain.Participants;

namespace Milepost.Domain.FrontDesk;

/// <summary>Who somebody at the front desk said to be.</summary>
public sealed record VisitorDetails(string FirstName, string LastName, DateOnly BirthDate, string? Phone = null, string? Email = null);

/// <summary>A card or barcode that stands for one visitor, in every office.</summary>
public sealed class VisitorCard
{
    public Guid Id { get; init; } = RecordId.New();
    public required Guid VisitorId { get; init; }

    /// <summary>As <see cref="CardNumbers.Normalize"/> gives it; unique in the installation.</summary>
    public required string Number { get; init; }
}

public static class CardNumbers
{
    public const int Longest = 60;

    /// <summary>What a reader types or a person copies from a card: capitals, no blanks. Null where nothing is left.</summary>
    public static string? Normalize(string? typed)
    {
        if (typed is null) return null;
        var kept = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))).ToUpperInvariant();
        return kept.Length == 0 ? null : kept;
    }
}

/// <summary>
/// A person who gave a name at the front desk: a reportable individual (RSA-TAC-17-01; 20 CFR 677.150(b)). One person is one visitor in
/// all offices, linked to the participant's record once there is one.
/// </summary>
public sealed class Visitor : Recorded
{
    private readonly List<VisitorCard> _cards = [];

    private Visitor() { }

    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";
    public DateOnly BirthDate { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }

    /// <summary>Where the person was first known.</summary>
    public Guid? OfficeId { get; private set; }
    public Guid? ParticipantId { get; private set; }

    /// <summary>First and last name as <see cref="SearchWords"/> has them.</summary>
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<VisitorCard> Cards => _cards;

    public string Name => $"{FirstName} {LastName}";

    public static Result<Visitor> Know(VisitorDetails details, Guid? officeId, DateOnly today)
    {
        if (Check(details, today) is { Count: > 0 } problems) return problems;
        var visitor = new Visitor { OfficeId = officeId };
        visitor.Take(details);
        visitor.Raise("visitor.known", $"{visitor.Name} is known at the front desk");
        return visitor;
    }

    /// <summary>A participant who comes in: known by the record, linked from the beginning.</summary>
    public static Visitor Of(Participant participant, Guid? officeId)
    {
        var profile = participant.Profile;
        var visitor = new Visitor { OfficeId = officeId, ParticipantId = participant.Id };
        visitor.Take(new(profile.FirstName, profile.LastName, profile.BirthDate, profile.Phone, profile.Email));
        visitor.Raise("visitor.known", $"{visitor.Name} is known at the front desk, by the record {participant.CaseNumber}");
        return visitor;
    }

    public Result<Done> Change(VisitorDetails details, DateOnly today)
    {
        if (Check(details, today) is { Count: > 0 } problems) return problems;
        if (Details == Trim(details)) return Done.It;
        Take(details);
        Raise("visitor.changed", "What is known of the visitor changed");
        return Done.It;
    }

    /// <summary>Whether the same first and last name and birth date were given, letter case, accents and blanks aside.</summary>
    public bool Is(string name, DateOnly birthDate) => BirthDate == birthDate && SearchText == SearchWords.Normalize(name);

    /// <param name="holder">Who has this card now; null when nobody does.</param>
    public Result<Done> GiveCard(string? typed, Visitor? holder)
    {
        if (CardNumbers.Normalize(typed) is not { } number) return VisitorProblems.CardMissing;
        if (number.Length > CardNumbers.Longest) return VisitorProblems.CardTooLong;
        if (_cards.Any(c => c.Number == number)) return Done.It;
        if (holder is not null) return VisitorProblems.CardTaken;
        _cards.Add(new() { VisitorId = Id, Number = number });
        Raise("visitor.card-given", $"Card {number} given");
        return Done.It;
    }

    public Result<Done> TakeCard(Guid cardId)
    {
        if (_cards.Find(c => c.Id == cardId) is not { } card) return VisitorProblems.NotFound;
        _cards.Remove(card);
        Raise("visitor.card-taken", $"Card {card.Number} does not count any more");
        return Done.It;
    }

    public Result<Done> Link(Participant participant)
    {
        if (ParticipantId == participant.Id) return VisitorProblems.LinkedAlready;
        if (ParticipantId is not null) return VisitorProblems.LinkedElsewhere;
        ParticipantId = participant.Id;
        Raise("visitor.linked", $"Linked to the record {participant.CaseNumber}");
        return Done.It;
    }

    public Result<Done> Unlink(string caseNumber, string? why)
    {
        if (ParticipantId is null) return VisitorProblems.NotLinked;
        if (string.IsNullOrWhiteSpace(why)) return VisitorProblems.ReasonMissing;
        ParticipantId = null;
        Raise("visitor.unlinked", $"Not linked to the record {caseNumber} any more", why.Trim());
        return Done.It;
    }

    private VisitorDetails Details => new(FirstName, LastName, BirthDate, Phone, Email);

    private void Take(VisitorDetails details)
    {
        (FirstName, LastName, BirthDate, Phone, Email) = Trim(details);
        SearchText = SearchWords.Normalize(Name);
    }

    private static VisitorDetails Trim(VisitorDetails details) =>
        new(details.FirstName.Trim(), details.LastName.Trim(), details.BirthDate, Blank(details.Phone), Blank(details.Email));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static List<Problem> Check(VisitorDetails details, DateOnly today)
    {
        var problems = new List<Problem>();
        if (SearchWords.Of(details.FirstName).Length == 0) problems.Add(VisitorProblems.FirstNameMissing);
        if (SearchWords.Of(details.LastName).Length == 0) problems.Add(VisitorProblems.LastNameMissing);
        if (details.BirthDate >= today || details.BirthDate < today.AddYears(-120)) problems.Add(VisitorProblems.BirthDateImpossible);
        return problems;
    }
}

public static class VisitorProblems
{
    public static readonly Problem NotFound = new("visitor.not-found", ProblemKind.NotFound, "There is no such visitor, or the person is not yours to see.");
    public static readonly Problem FirstNameMissing = new("visitor.first-name-missing", ProblemKind.Invalid, "Enter the first name, in letters.", "FirstName");
    public static readonly Problem LastNameMissing = new("visitor.last-name-missing", ProblemKind.Invalid, "Enter the last name, in letters.", "LastName");
    public static readonly Problem BirthDateMissing = new("visitor.birth-date-missing", ProblemKind.Invalid, "Enter the birth date.", "BirthDate");
    public static readonly Problem BirthDateImpossible = new("visitor.birth-date-impossible", ProblemKind.Invalid,
        "Check the birth date: it has to be before today and not more than 120 years ago.", "BirthDate");

    public static readonly Problem CardMissing = new("visitor.card-missing", ProblemKind.Invalid, "Swipe the card or enter its number.", "Card");
    public static readonly Problem CardTooLong = new("visitor.card-too-long", ProblemKind.Invalid, $"Use {CardNumbers.Longest} characters or fewer.", "Card");
    public static readonly Problem CardTaken = new("visitor.card-taken-by-another", ProblemKind.Conflict,
        "Somebody else has this card. Take it from that person first, or give another card.", "Card");

    public static readonly Problem LinkedAlready = new("visitor.linked-already", ProblemKind.Conflict, "This visitor is linked to that record already.");
    public static readonly Problem LinkedElsewhere = new("visitor.linked-elsewhere", ProblemKind.Conflict,
        "This visitor is linked to another record. Take that link away first.");

    public static readonly Problem NotLinked = new("visitor.not-linked", ProblemKind.Conflict, "This visitor is not linked to a record.");
    public static readonly Problem ReasonMissing = new("visitor.reason-missing", ProblemKind.Invalid, "Enter the reason.", "Reason");
}
