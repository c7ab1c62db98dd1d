using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Documents;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Messages.Write;

/// <summary>Somebody of the staff writes to the participant, or the participant to the staff.</summary>
/// <param name="File">A file to put into the record and attach.</param>
/// <param name="Attached">Documents of the record to attach; from then on the participant may open them.</param>
public sealed record WriteMessage(Guid ParticipantId, string? Body, UploadedFile? File, IReadOnlyList<Guid> Attached);

public sealed class WriteMessageHandler(MilepostDb db, UploadIntake uploads, Correspondence correspondence, MarkThreadReadHandler reading)
{
    public async Task<Result<CustomerMessage>> HandleAsync(WriteMessage command, CancellationToken ct)
    {
        var body = command.Body?.Trim() ?? "";
        var chosen = command.Attached.Distinct().ToList();
        if (body.Length == 0 && command.File is null && chosen.Count == 0) return MessageProblems.Empty;
        if (body.Length > MessageProblems.LongestBody) return MessageProblems.TooLong;
        if (chosen.Count + (command.File is null ? 0 : 1) > MessageProblems.MostAttachments) return MessageProblems.TooManyAttachments;

        var taken = command.File is { } file ? await uploads.TakeAsync(command.ParticipantId, file, "File", ct) : null;
        if (taken is { IsDone: false }) return taken.As<CustomerMessage>();

        return await db.ChangeAsync<CustomerMessage>(async () =>
        {
            if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
            var attachments = await db.Documents.Where(d => d.ParticipantId == person.Id && chosen.Contains(d.Id)).OrderBy(d => d.AddedAt).ToListAsync(ct);
            if (attachments.Count != chosen.Count) return MessageProblems.AttachmentNotHere;
            if (taken is not null)
            {
                var document = await PersonDocument.AddAsync(db, person.Id, DocumentKind.Upload, taken.Value.FileName, taken.Value, ct);
                await db.NoteAsync(person, "document.added", $"Document added: {document.Title}", null, ct);
                attachments.Add(document);
            }

            // Who answers has read.
            await reading.MarkAsync(person.Id, ct);
            return await correspondence.WriteAsync(person, body, attachments, ct);
        }, ct);
    }
}
