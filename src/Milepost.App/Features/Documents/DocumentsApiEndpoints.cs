using Milepost.App.Features.Api;
using Milepost.App.Features.Api.Commands;
using Milepost.App.Features.Documents.AddDocument;
using Milepost.App.Features.Documents.Download;
using Milepost.App.Features.Messages;
using Milepost.App.Features.Participants;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Documents;

/// <param name="Documents">Newest first.</param>
/// <param name="Asked">What the person is asked for and has not sent yet.</param>
public sealed record DocumentsAnswer(IReadOnlyList<Document> Documents, IReadOnlyList<DocumentRequest> Asked);

/// <param name="All">How many there are.</param>
public sealed record MessagesAnswer(int All, IReadOnlyList<MessageAnswer> Items);

public sealed record MessageAnswer(Guid Id, MessageKind Kind, bool FromParticipant, string Sender, DateTimeOffset SentAt, DateTimeOffset? ReadAt, string Text, IReadOnlyList<Guid> Attachments);

/// <summary>Files of one record, in and out, and the letters between the person and the staff.</summary>
public static class DocumentsApiEndpoints
{
    private const string AnyFile = "application/octet-stream";

    public static void MapDocumentsApiEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Documents and messages");
        area.Get<DocumentsAnswer>("/participants/{participantId}/documents", "listDocuments", "The record's documents, and what the person is asked for.",
            async (Guid participantId, DocumentsQuery documents, NoteViewHandler views, HttpContext http, CancellationToken ct) =>
            {
                if (await documents.HandleAsync(participantId, ct) is not { } list) return ApiProblem.NotThere.ToResult();
                await views.HandleAsync(new(participantId), ct);
                return ApiAnswer.Of(http, new DocumentsAnswer(list.Documents, list.Asked));
            });

        area.GetFile("/participants/{participantId}/documents/{documentId}/file", "downloadDocument", "One document's bytes.", AnyFile,
            async (Guid participantId, string documentId, DownloadQuery download, NoteViewHandler views, HttpContext http, CancellationToken ct) =>
            {
                if (!Guid.TryParse(documentId, out var id) || await download.HandleAsync(participantId, id, ct) is not { } file) return ApiProblem.NotThere.ToResult();
                await views.HandleAsync(new(participantId), ct);
                var safe = SafeDownload.Of(http.Response, file.Bytes, file.ContentType, file.FileName);
                return Results.Bytes(safe.FileContents, safe.ContentType);
            });

        area.Post("/participants/{participantId}/documents", new("addDocument", "", typeof(Document))
        {
            Summary = "Adds a document: the file itself is the body. It is checked as an upload on a page is.", BodyType = AnyFile, Status = StatusCodes.Status201Created,
            Query =
            [
                new("fileName", "The file's name.", typeof(string), IsRequired: true), new("title", "What it is called in the record; without it, what was asked for, else the file's name.", typeof(string)),
                new("answers", "Id of the request for a document that it answers.", typeof(Guid)),
            ],
        }, async (Guid participantId, string? fileName, string? title, Guid? answers, AddDocumentHandler add, HttpContext http) =>
        {
            if (string.IsNullOrWhiteSpace(fileName)) return ApiProblem.Of(StatusCodes.Status400BadRequest, "query.file-name", "Give the file's name.", "fileName").ToResult();
            var (bytes, problem) = await CommandRequest.ReadBodyAsync(http, CommandRequest.LargestBodyWithFile);
            if (problem is not null) return problem.ToResult();
            await CommandRequest.AnswerAsync(http, bytes, value => Answer(http, participantId, value), async () =>
            {
                var added = await add.HandleAsync(new(participantId, title, new(fileName, bytes), answers), http.RequestAborted);
                return added.IsDone ? Result<object?>.Of(added.Value) : added.As<object?>();
            });
            return Results.Empty;
        });

        area.Get<MessagesAnswer>("/participants/{participantId}/messages", "listMessages", "The letters between the person and the staff, newest first.",
            async (Guid participantId, MessageThreadQuery messages, NoteViewHandler views, HttpContext http, CancellationToken ct) =>
            {
                if (await messages.HandleAsync(participantId, "en", PageAsked.Most, ct) is not { } thread) return ApiProblem.NotThere.ToResult();
                await views.HandleAsync(new(participantId), ct);
                return ApiAnswer.Of(http, new MessagesAnswer(thread.All, [.. thread.Messages.Select(Of)]));
            });
    }

    private static AnswerToKeep Answer(HttpContext http, Guid participantId, object? value)
    {
        var answer = CommandAnswers.Answer(value, $"{http.Request.PathBase}{ApiRoutes.Root}/participants/{participantId}/documents");
        return answer with { Location = $"{answer.Location}/file" };
    }

    private static MessageAnswer Of(ThreadMessage message) => new(
        message.Message.Id, message.Message.Kind, message.Message.FromParticipant, message.Message.SentBy, message.Message.SentAt, message.Message.ReadAt, message.Text.Body, message.Message.Attachments);
}
