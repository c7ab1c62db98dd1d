using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Documents.Ask;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Documents.AddDocument;

/// <summary>Staff add a document to a person's record.</summary>
/// <param name="Title">Empty: what was asked for, else the file's own name.</param>
/// <param name="Answers">The document request that it answers: the participant brought it to the office.</param>
public sealed record AddDocument(Guid ParticipantId, string? Title, UploadedFile? File, Guid? Answers = null);

public sealed class AddDocumentHandler(MilepostDb db, UploadIntake uploads)
{
    public async Task<Result<Document>> HandleAsync(AddDocument command, CancellationToken ct)
    {
        if (command.File is not { } file) return UploadProblems.Missing("File");
        var taken = await uploads.TakeAsync(command.ParticipantId, file, "File", ct);
        if (!taken.IsDone) return taken.As<Document>();

        return await db.ChangeAsync<Document>(async () =>
        {
            if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
            var request = command.Answers is { } id ? await db.DocumentRequests.SingleOrDefaultAsync(r => r.Id == id && r.ParticipantId == person.Id, ct) : null;
            if (command.Answers is not null && request is not { IsOpen: true }) return DocumentRequestProblems.NotOpen;

            var title = !string.IsNullOrWhiteSpace(command.Title) ? command.Title.Trim() : request?.What ?? taken.Value.FileName;
            var document = await PersonDocument.AddAsync(db, person.Id, DocumentKind.Upload, title, taken.Value, ct);
            request?.AnswerWith(document, db.Clock.GetUtcNow());
            await db.NoteAsync(person, "document.added", $"Document added: {title}", request is null ? null : $"It was asked for: {request.What}", ct);
            return document;
        }, ct);
    }
}
