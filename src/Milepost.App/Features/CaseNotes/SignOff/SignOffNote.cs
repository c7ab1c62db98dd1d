using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.CaseNotes.SignOff;

/// <summary>Locks a note as it was read.</summary>
public sealed record SignOffNote(Guid ParticipantId, Guid NoteId, long Version);

public sealed class SignOffNoteHandler(MilepostDb db, WhoMayChangeNoteQuery whoMay, AgencyTime time)
{
    public Task<Result<CaseNote>> HandleAsync(SignOffNote command, CancellationToken ct) => db.ChangeAsync<CaseNote>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.CaseNotes.SingleOrDefaultAsync(n => n.Id == command.NoteId && n.ParticipantId == participant.Id, ct) is not { } note) return CaseNoteProblems.NotFound;
        if (!await whoMay.HandleAsync(note, participant.OfficeId, ct)) return CaseNoteProblems.NotTheirs;
        if (note.Version != command.Version) return StaleProblems.Changed;
        var signed = note.SignOff(time.Today);
        return signed.IsDone ? note : signed.As<CaseNote>();
    }, ct);
}
