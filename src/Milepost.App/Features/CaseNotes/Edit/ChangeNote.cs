using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.CaseNotes.Edit;

public sealed record ChangeNote(Guid ParticipantId, Guid NoteId, long Version, CaseNoteDetails Details);

public sealed class ChangeNoteHandler(MilepostDb db, WhoMayChangeNoteQuery whoMay, AgencyTime time)
{
    public Task<Result<CaseNote>> HandleAsync(ChangeNote command, CancellationToken ct) => db.ChangeAsync<CaseNote>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.CaseNotes.SingleOrDefaultAsync(n => n.Id == command.NoteId && n.ParticipantId == participant.Id, ct) is not { } note) return CaseNoteProblems.NotFound;
        if (note.IsLocked) return CaseNoteProblems.Locked;
        if (!await whoMay.HandleAsync(note, participant.OfficeId, ct)) return CaseNoteProblems.NotTheirs;
        if (note.Version != command.Version) return StaleProblems.Changed;
        if (command.Details.Service is { } service && service != note.Details.Service && !await db.Services.AnyAsync(s => s.ParticipantId == participant.Id && s.CaseFileId == service, ct))
            return CaseNoteProblems.ServiceUnknown;

        var changed = note.Change(command.Details, time.Today);
        return changed.IsDone ? note : changed.As<CaseNote>();
    }, ct);
}
