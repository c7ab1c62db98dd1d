using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Documents.AddDocument;

/// <summary>Adds a document to a person's record.</summary>
/// <param name="Title">Empty: the file's own name.</param>
public sealed record AddDocument(Guid ParticipantId, string? Title, UploadedFile? File);

public sealed class AddDocumentHandler(MilepostDb db, Packs packs)
{
    public Task<Result<Document>> HandleAsync(AddDocument command, CancellationToken ct) => db.ChangeAsync<Document>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        if (command.File is not { } file) return UploadProblems.Missing("File");
        var check = UploadCheck.Check(file, packs[person.PackId].Settings.Upload, "File");
        if (!check.IsDone) return check.As<Document>();

        var title = string.IsNullOrWhiteSpace(command.Title) ? check.Value.FileName : command.Title.Trim();
        var document = await PersonDocument.AddAsync(db, person.Id, DocumentKind.Upload, title, check.Value, ct);
        await db.NoteAsync(person, "document.added", $"Document added: {title}", null, ct);
        return document;
    }, ct);
}
