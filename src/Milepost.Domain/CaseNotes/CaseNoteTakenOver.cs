namespace Milepost.Domain.CaseNotes;

public sealed partial class CaseNote
{
    /// <summary>Takes a note over from another system's table, with the day it was entered there and its author.</summary>
    /// <param name="source">Where it came from, for the history; null where the record's own entry tells it.</param>
    public static Result<CaseNote> TakeOver(
        Participants.Participant participant, CaseNoteDetails details, DateOnly recordedOn, string author, Guid? authorId, DateOnly today, string? source = null)
    {
        if (CheckTakenOver(participant, details, recordedOn, today) is { Count: > 0 } problems) return problems;
        var note = new CaseNote
        {
            ParticipantId = participant.Id, CaseFileId = participant.NextPartId("N"), Details = Trim(details), RecordedOn = recordedOn, Author = author, AuthorId = authorId,
        };
        note.MakeSearchable();
        if (source is not null) note.Raise("note.imported", $"Case note imported: {note.Details.Subject}, {details.OccurredOn.Words()}", source);
        return note;
    }

    /// <summary>The row it came from was corrected. A note that was signed off here is no longer the old system's to change.</summary>
    public Result<Done> TakeOverAgain(
        Participants.Participant participant, CaseNoteDetails details, DateOnly recordedOn, string author, Guid? authorId, DateOnly today, string source)
    {
        if (IsLocked) return CaseNoteProblems.Locked;
        if (CheckTakenOver(participant, details, recordedOn, today) is { Count: > 0 } problems) return problems;
        details = Trim(details);
        if (details == Details && (recordedOn, author, authorId) == (RecordedOn, Author, AuthorId)) return Done.It;
        (Details, RecordedOn, Author, AuthorId) = (details, recordedOn, author, authorId);
        MakeSearchable();
        Raise("note.imported", $"Case note changed by an import: {Details.Subject}, {Details.OccurredOn.Words()}", source);
        return Done.It;
    }

    private static List<Problem> CheckTakenOver(Participants.Participant participant, CaseNoteDetails details, DateOnly recordedOn, DateOnly today)
    {
        var problems = Check(details, null, today);
        if (details.OccurredOn < participant.Profile.BirthDate) problems.Add(CaseNoteProblems.BeforeBirth(participant.Profile.BirthDate));
        if (recordedOn > today) problems.Add(CaseNoteProblems.EnteredInFuture);
        else if (recordedOn < details.OccurredOn) problems.Add(CaseNoteProblems.EnteredBefore(details.OccurredOn));
        return problems;
    }
}
