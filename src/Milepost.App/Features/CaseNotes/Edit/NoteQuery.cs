using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.CaseNotes;

namespace Milepost.App.Features.CaseNotes.Edit;

/// <param name="MayChange">The reader may change it or sign it off.</param>
/// <param name="ServiceTitle">The service it tells about, in words.</param>
public sealed record NoteView(CaseNote Note, bool MayChange, NoteSubjectsView Subjects, Guid? ServiceId, string? ServiceTitle);

public sealed class NoteQuery(MilepostDb db, WhoMayChangeNoteQuery whoMay, NoteSubjectsQuery subjects)
{
    public async Task<NoteView?> HandleAsync(Guid participantId, Guid noteId, CancellationToken ct)
    {
        if (await subjects.HandleAsync(participantId, ct) is not { } view) return null;
        if (await db.CaseNotes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == noteId && n.ParticipantId == participantId, ct) is not { } note) return null;
        var officeId = await db.VisibleParticipants.AsNoTracking().Where(p => p.Id == participantId).Select(p => p.OfficeId).SingleAsync(ct);
        var service = view.Services.FirstOrDefault(s => s.CaseFileId == note.Details.Service);
        return new(note, await whoMay.HandleAsync(note, officeId, ct), view, service?.Id, service?.Title);
    }
}
