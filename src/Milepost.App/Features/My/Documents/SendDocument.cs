using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Messages;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.My.Documents;

/// <summary>A customer sends a document, asked for or not.</summary>
/// <param name="Title">What it is; what was asked for goes before it, and the file's name stands in.</param>
public sealed record SendDocument(Guid? RequestId, string? Title, UploadedFile? File);

/// <param name="Answered">It settled the request. Else it is kept all the same: another one came first, or it is no longer asked for.</param>
public sealed record DocumentSent(Document Document, bool Answered);

public sealed class SendDocumentHandler(MilepostDb db, Actor actor, UploadIntake uploads, Correspondence correspondence)
{
    public async Task<Result<DocumentSent>> HandleAsync(SendDocument command, CancellationToken ct)
    {
        if (actor.CustomerOf is not { } own) return ParticipantProblems.NotFound;
        if (command.File is not { } file) return UploadProblems.Missing("File");
        var taken = await uploads.TakeAsync(own, file, "File", ct);
        if (!taken.IsDone) return taken.As<DocumentSent>();

        return await db.ChangeAsync<DocumentSent>(async () =>
        {
            if (await db.FindParticipantAsync(own, ct) is not { } person) return ParticipantProblems.NotFound;
            var request = command.RequestId is { } id ? await db.DocumentRequests.SingleOrDefaultAsync(r => r.Id == id && r.ParticipantId == own, ct) : null;
            if (command.RequestId is not null && request is null) return Milepost.App.Features.Documents.Ask.DocumentRequestProblems.NotFound;

            var title = request?.What ?? (string.IsNullOrWhiteSpace(command.Title) ? taken.Value.FileName : command.Title.Trim());
            var document = await PersonDocument.AddAsync(db, own, DocumentKind.Upload, title, taken.Value, ct);
            var answered = request is { IsOpen: true };
            if (answered) request!.AnswerWith(document, db.Clock.GetUtcNow());
            await db.NoteAsync(person, "document.received", $"Document from the participant: {title}", answered ? "It was asked for." : null, ct);
            await correspondence.TellStaffAsync(person, MessageKind.DocumentSent, new($"Document sent: {title}", ""), new($"Documento enviado: {title}", ""), ct, request?.Id, [document]);
            return new DocumentSent(document, answered);
        }, ct);
    }
}
