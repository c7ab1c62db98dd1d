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

/// <summary>A case note; a two-way one is also a contact. Locked once signed off, then only addenda.</summary>
public sealed class CaseNote : RecordPart
{
    /// <summary>A note entered more than this many days after what it tells is marked late (Illinois DCEO chapter 4.3, Case notes and file maintenance).</summary>
    public const int LateAfterDays = 10;

    private CaseNote() { }

    public CaseNoteDetails Details { get; private set; } = new();
    public DateOnly RecordedOn { get; private set; }
    public string Author { get; private set; } = "";
    public Guid? AuthorId { get; private set; }
    public DateOnly? LockedOn { get; private set; }
    public IReadOnlyList<Addendum> Addenda { get; private set; } = [];

    public bool IsLocked => LockedOn is not null;

    public bool IsLate => RecordedOn.DayNumber - Details.OccurredOn.DayNumber > LateAfterDays;

    public static Result<CaseNote> Write(Participants.Participant participant, CaseNoteDetails details, string author, Guid? authorId, DateOnly today)
    {
        if (Check(details, today) is { Count: > 0 } problems) return problems;
        var note = new CaseNote
        {
            ParticipantId = participant.Id, CaseFileId = participant.NextPartId("N"), Details = Trim(details), RecordedOn = today, Author = author, AuthorId = authorId,
        };
        note.Raise(note.Details.TwoWay ? "note.contact" : "note.written", $"{(details.TwoWay ? "Contact" : "Case note")}: {note.Details.Subject}, {details.OccurredOn.Words()}");
        return note;
    }

    public static CaseNote Restore(Guid participantId, string caseFileId, CaseNoteDetails details, DateOnly recordedOn, string author,
        DateOnly? lockedOn, IReadOnlyList<Addendum> addenda) => new()
        {
            ParticipantId = participantId, CaseFileId = caseFileId, Details = details, RecordedOn = recordedOn, Author = author, LockedOn = lockedOn, Addenda = addenda,
        };

    public Result<Done> Change(CaseNoteDetails details, DateOnly today)
    {
        if (IsLocked) return CaseNoteProblems.Locked;
        if (Check(details, today) is { Count: > 0 } problems) return problems;
        if (Trim(details) == Details) return Done.It;
        Details = Trim(details);
        Raise("note.changed", $"Case note changed: {Details.Subject}, {Details.OccurredOn.Words()}");
        return Done.It;
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
        if (string.IsNullOrWhiteSpace(text)) return CaseNoteProblems.TextMissing;
        Addenda = [.. Addenda, new(today, text.Trim(), author)];
        Raise("note.addendum", $"Addendum to case note: {Details.Subject}, {Details.OccurredOn.Words()}");
        return Done.It;
    }

    private static List<Problem> Check(CaseNoteDetails details, DateOnly today)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(details.Subject)) problems.Add(CaseNoteProblems.SubjectMissing);
        if (string.IsNullOrWhiteSpace(details.Text)) problems.Add(CaseNoteProblems.TextMissing);
        if (details.OccurredOn > today) problems.Add(CaseNoteProblems.InFuture);
        if (details.TwoWay && string.IsNullOrWhiteSpace(details.Method)) problems.Add(CaseNoteProblems.MethodMissing);
        return problems;
    }

    private static CaseNoteDetails Trim(CaseNoteDetails details) => details with { Subject = details.Subject.Trim(), Text = details.Text.Trim() };
}

public static class CaseNoteProblems
{
    public static readonly Problem NotFound = new("note.not-found", ProblemKind.NotFound, "There is no such case note, or it is not yours to see.");
    public static readonly Problem SubjectMissing = new("note.subject-missing", ProblemKind.Invalid, "Choose or enter a subject.", "Subject");
    public static readonly Problem TextMissing = new("note.text-missing", ProblemKind.Invalid, "Write the note.", "Text");
    public static readonly Problem MethodMissing = new("note.method-missing", ProblemKind.Invalid, "Choose how you were in contact.", "Method");
    public static readonly Problem InFuture = new("note.in-future", ProblemKind.Invalid, "Enter the day it happened: today or earlier.", "OccurredOn");
    public static readonly Problem Locked = new("note.locked", ProblemKind.Conflict, "This note is signed off and cannot be changed. Add an addendum instead.");
    public static readonly Problem NotLocked = new("note.not-locked", ProblemKind.Conflict, "This note is not signed off yet. Change the note itself.");
}
