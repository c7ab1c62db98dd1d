using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.CaseNotes.Edit;

/// <summary>Adds to a note that is signed off. Everybody who may write notes may add.</summary>
public sealed record AddAddendum(Guid ParticipantId, Guid NoteId, string Text);

public sealed class AddAddendumHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<CaseNote>> HandleAsync(AddAddendum command, CancellationToken ct) => db.ChangeAsync<CaseNote>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.CaseNotes.SingleOrDefaultAsync(n => n.Id == command.NoteId && n.ParticipantId == participant.Id, ct) is not { } note) return CaseNoteProblems.NotFound;
        var added = note.Add(command.Text, db.Actor.Name, time.Today);
        return added.IsDone ? note : added.As<CaseNote>();
    }, ct);
}
