using Microsoft.EntityFrameworkCore;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.CaseNotes.Write;

/// <param name="SignOff">Locks it at once.</param>
public sealed record WriteNote(Guid ParticipantId, CaseNoteDetails Details, bool SignOff = false);

public sealed class WriteNoteHandler(MilepostDb db, ReferenceLists lists, AgencyTime time)
{
    public Task<Result<CaseNote>> HandleAsync(WriteNote command, CancellationToken ct) => db.ChangeAsync<CaseNote>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (command.Details.Service is { } service && !await db.Services.AnyAsync(s => s.ParticipantId == participant.Id && s.CaseFileId == service, ct))
            return CaseNoteProblems.ServiceUnknown;
        // A template says which facts the note must hold; alone it holds none.
        if (lists.Subjects(participant.PackId).FirstOrDefault(s => s.Subject == command.Details.Subject) is { } subject
            && SearchWords.Normalize(command.Details.Text) is var text && subject.Facts.Count > 0
            && (text == SearchWords.Normalize(subject.TemplateFor(participant.Name)) || text == SearchWords.Normalize(subject.SentencesFor(participant.Name)))) return CaseNoteProblems.TemplateEmpty;

        var written = CaseNote.Write(participant, command.Details, db.Actor.Name, db.Actor.AccountId, time.Today);
        if (!written.IsDone) return written;
        if (command.SignOff) written.Value.SignOff(time.Today);
        db.CaseNotes.Add(written.Value);
        return written;
    }, ct);
}
