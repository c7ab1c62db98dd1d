namespace Milepost.Domain.CaseNotes;

/// <summary>Something added after a note was signed off.</summary>
public sealed record Addendum(DateOnly RecordedOn, string Text, string Author);

public sealed record CaseNoteDetails
{
    public string Subject { get; init; } = "";
    public DateOnly OccurredOn { get; init; }

    /// <summary>The participant and the planner both spoke or wrote.</summary>
    public bool TwoWay { get; init; }

    /// <summary>"in person", "phone", "email", "text", "video".</summary>
    public string? Method { get; init; }

    /// <summary>Case-file id of the service it tells about.</summary>
    public string? Service { get; init; }
    public string Text { get; init; } = "";
}

/// <summary>The ways to be in contact, in the words of the case file.</summary>
public static class ContactMethods
{
    public static IReadOnlyList<string> All { get; } = ["in person", "phone", "email", "text", "video"];
}

/// <summary>A case note; a two-way one is also a contact. Locked once signed off, then only addenda.</summary>
public sealed partial class CaseNote : RecordPart
{
    /// <summary>A note entered more than this many days after what it tells is marked late (Illinois DCEO chapter 4.3, Case notes and file maintenance).</summary>
    public const int LateAfterDays = 10;

    /// <summary>As much as a case file takes.</summary>
    public const int MaxLength = 100_000;

    public const int SubjectMaxLength = 200;

    private CaseNote() { }

    public CaseNoteDetails Details { get; private set; } = new();
    public DateOnly RecordedOn { get; private set; }
    public string Author { get; private set; } = "";
    public Guid? AuthorId { get; private set; }
    public DateOnly? LockedOn { get; private set; }
    public IReadOnlyList<Addendum> Addenda { get; private set; } = [];

    /// <summary>Lower-case words of subject, author, text and addenda without accents, for search.</summary>
    public string SearchText { get; private set; } = "";

    public bool IsLocked => LockedOn is not null;

    public bool IsLate => RecordedOn.DayNumber - Details.OccurredOn.DayNumber > LateAfterDays;

    public static Result<CaseNote> Write(Participants.Participant participant, CaseNoteDetails details, string author, Guid? authorId, DateOnly today)
    {
        if (Check(details, null, today) is { Count: > 0 } problems) return problems;
        if (details.OccurredOn < participant.Profile.BirthDate) return CaseNoteProblems.BeforeBirth(participant.Profile.BirthDate);
        var note = new CaseNote
        {
            ParticipantId = participant.Id, CaseFileId = participant.NextPartId("N"), Details = Trim(details), RecordedOn = today, Author = author, AuthorId = authorId,
        };
        note.MakeSearchable();
        note.Raise(note.Details.TwoWay ? "note.contact" : "note.written", $"{(details.TwoWay ? "Contact" : "Case note")}: {note.Details.Subject}, {details.OccurredOn.Words()}");
        return note;
    }

    public static CaseNote Restore(Guid participantId, string caseFileId, CaseNoteDetails details, DateOnly recordedOn, string author,
        DateOnly? lockedOn, IReadOnlyList<Addendum> addenda)
    {
        var note = new CaseNote
        {
            ParticipantId = participantId, CaseFileId = caseFileId, Details = details, RecordedOn = recordedOn, Author = author, LockedOn = lockedOn, Addenda = addenda,
        };
        note.MakeSearchable();
        return note;
    }

    /// <summary>Until it is signed off a note is its author's, or a supervisor's. One that came from elsewhere knows its author by name only.</summary>
    public bool MayBeChangedBy(Guid? accountId, string name, bool supervises) =>
        supervises || (AuthorId is { } author ? author == accountId : Author == name);

    public Result<Done> Change(CaseNoteDetails details, DateOnly today)
    {
        if (IsLocked) return CaseNoteProblems.Locked;
        if (Check(details, Details.Method, today) is { Count: > 0 } problems) return problems;
        if (Trim(details) == Details) return Done.It;
        Details = Trim(details);
        MakeSearchable();
        Raise("note.changed", $"Case note changed: {Details.Subject}, {Details.OccurredOn.Words()}");
        return Done.It;
    }

    /// <summary>Says which service the note tells of, where it was written before the service was entered. Its words stay, so a locked note takes it too.</summary>
    public void TellOf(string service)
    {
        if (Details.Service is not null) return;
        Details = Details with { Service = service };
        Raise("note.changed", $"Case note tied to its service: {Details.Subject}, {Details.OccurredOn.Words()}");
    }

    /// <summary>Signs the note off. From then on it only takes addenda.</summary>
    public Result<Done> SignOff(DateOnly today)
    {
        if (IsLocked) return CaseNoteProblems.Locked;
        LockedOn = today;
        Raise("note.signed-off", $"Case note signed off: {Details.Subject}, {Details.OccurredOn.Words()}");
        return Done.It;
    }

    public Result<Done> Add(string text, string author, DateOnly today)
    {
        if (!IsLocked) return CaseNoteProblems.NotLocked;
        if (string.IsNullOrWhiteSpace(text)) return CaseNoteProblems.AddendumMissing;
        if (text.Length > MaxLength) return CaseNoteProblems.TooLong("Addendum", MaxLength, text.Length);
        Addenda = [.. Addenda, new(today, text.Trim(), author)];
        MakeSearchable();
        Raise("note.addendum", $"Addendum to case note: {Details.Subject}, {Details.OccurredOn.Words()}");
        return Done.It;
    }

    /// <param name="method">The method it has already, which may be one that is not offered here.</param>
    private static List<Problem> Check(CaseNoteDetails details, string? method, DateOnly today)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(details.Subject)) problems.Add(CaseNoteProblems.SubjectMissing);
        if (string.IsNullOrWhiteSpace(details.Text)) problems.Add(CaseNoteProblems.TextMissing);
        if (details.Subject.Length > SubjectMaxLength) problems.Add(CaseNoteProblems.TooLong("Subject", SubjectMaxLength, details.Subject.Length));
        if (details.Text.Length > MaxLength) problems.Add(CaseNoteProblems.TooLong("Text", MaxLength, details.Text.Length));
        if (details.OccurredOn > today) problems.Add(CaseNoteProblems.InFuture);
        if (details.TwoWay && string.IsNullOrWhiteSpace(details.Method)) problems.Add(CaseNoteProblems.MethodMissing);
        else if (!string.IsNullOrWhiteSpace(details.Method) && details.Method != method && !ContactMethods.All.Contains(details.Method)) problems.Add(CaseNoteProblems.MethodUnknown);
        return problems;
    }

    private void MakeSearchable() =>
        SearchText = SearchWords.Normalize(string.Join(' ', Addenda.Select(a => a.Text).Prepend(Details.Text).Prepend(Author).Prepend(Details.Subject)));

    private static CaseNoteDetails Trim(CaseNoteDetails details) => details with
    {
        Subject = details.Subject.Trim(), Text = details.Text.Trim(), Method = string.IsNullOrWhiteSpace(details.Method) ? null : details.Method,
    };
}

public static class CaseNoteProblems
{
    public static readonly Problem NotFound = new("note.not-found", ProblemKind.NotFound, "There is no such case note, or it is not yours to see.");
    public static readonly Problem SubjectMissing = new("note.subject-missing", ProblemKind.Invalid, "Choose or enter a subject.", "Subject");
    public static readonly Problem TextMissing = new("note.text-missing", ProblemKind.Invalid, "Write the note.", "Text");
    public static readonly Problem MethodMissing = new("note.method-missing", ProblemKind.Invalid, "Choose how you were in contact.", "Method");
    public static readonly Problem MethodUnknown = new("note.method-unknown", ProblemKind.Invalid, "Choose one of the ways to be in contact.", "Method");
    public static readonly Problem AddendumMissing = new("note.addendum-missing", ProblemKind.Invalid, "Write the addendum.", "Addendum");
    public static readonly Problem TemplateEmpty = new("note.template-empty", ProblemKind.Invalid, "Fill in the lines of the note: these facts belong in it.", "Text");
    public static readonly Problem NotTheirs = new("note.not-theirs", ProblemKind.Conflict, "Only its author or a supervisor can change this note or sign it off.");
    public static readonly Problem ServiceUnknown = new("note.service-unknown", ProblemKind.Invalid, "Choose one of this person's services.", "Service");
    public static readonly Problem InFuture = new("note.in-future", ProblemKind.Invalid, "Enter the day it happened: today or earlier.", "OccurredOn");

    public static readonly Problem EnteredInFuture = new("note.entered-in-future", ProblemKind.Invalid, "Enter the day it was entered: today or earlier.", "RecordedOn");

    public static Problem EnteredBefore(DateOnly occurredOn) => new("note.entered-before", ProblemKind.Invalid,
        $"A note cannot be entered before what it tells, {occurredOn.Words()}. Check both days.", "RecordedOn");

    public static Problem BeforeBirth(DateOnly birthDate) =>
        new("note.before-birth", ProblemKind.Invalid, $"Check the year: the person was born on {birthDate.Words()}.", "OccurredOn");

    public static Problem TooLong(string field, int max, int length) =>
        new("note.too-long", ProblemKind.Invalid, $"Use {max:N0} characters or fewer. This has {length:N0}.", field);

    public static readonly Problem Locked = new("note.locked", ProblemKind.Conflict, "This note is signed off and cannot be changed. Add an addendum instead.");
    public static readonly Problem NotLocked = new("note.not-locked", ProblemKind.Conflict, "This note is not signed off yet. Change the note itself.");
}
