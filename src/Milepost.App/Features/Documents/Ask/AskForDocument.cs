using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Messages;
using Milepost.App.Store;
using Milepost.App.Web.Languages;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Documents.Ask;

/// <summary>Staff ask the participant for a document.</summary>
public sealed record AskForDocument(Guid ParticipantId, string? What, string? Why, DateOnly? DueOn);

public sealed class AskForDocumentHandler(MilepostDb db, Correspondence correspondence, AgencyTime time)
{
    public Task<Result<DocumentRequest>> HandleAsync(AskForDocument command, CancellationToken ct) => db.ChangeAsync<DocumentRequest>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        var what = command.What?.Trim() ?? "";
        if (what.Length == 0) return DocumentRequestProblems.NoWhat;
        if (command.DueOn < time.Today) return DocumentRequestProblems.DayPassed;
        if (await db.DocumentRequests.AnyAsync(r => r.ParticipantId == person.Id && r.What == what && r.AnsweredAt == null && r.CancelledAt == null, ct)) return DocumentRequestProblems.AskedAlready;

        var request = new DocumentRequest
        {
            ParticipantId = person.Id, What = what, Why = string.IsNullOrWhiteSpace(command.Why) ? null : command.Why.Trim(), DueOn = command.DueOn,
            AskedAt = db.Clock.GetUtcNow(), AskedBy = db.Actor.Name,
        };
        db.DocumentRequests.Add(request);
        await db.NoteAsync(person, "document.asked", $"Document asked for: {what}", request.Why, ct);
        await correspondence.TellParticipantAsync(person, MessageKind.DocumentAsked,
            new($"Please send: {what}", Lines(request.Why, request.DueOn is { } due ? $"We need it by {CustomerDates.Words(due, LanguageSetup.English)}." : null, "You can send it under Documents.")),
            new($"Por favor envíe: {what}", Lines(request.Why, request.DueOn is { } day ? $"Lo necesitamos a más tardar el {CustomerDates.Words(day, LanguageSetup.Spanish)}." : null, "Puede enviarlo en Documentos.")),
            ct, request.Id);
        return request;
    }, ct);

    private static string Lines(params IEnumerable<string?> lines) => string.Join('\n', lines.OfType<string>());
}

/// <summary>What was asked for is not needed any more.</summary>
public sealed record CancelDocumentRequest(Guid ParticipantId, Guid RequestId);

public sealed class CancelDocumentRequestHandler(MilepostDb db, Correspondence correspondence)
{
    public Task<Result<DocumentRequest>> HandleAsync(CancelDocumentRequest command, CancellationToken ct) => db.ChangeAsync<DocumentRequest>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        if (await db.DocumentRequests.SingleOrDefaultAsync(r => r.Id == command.RequestId && r.ParticipantId == person.Id, ct) is not { } request) return DocumentRequestProblems.NotFound;
        if (!request.IsOpen) return DocumentRequestProblems.NotOpen;

        request.CancelledAt = db.Clock.GetUtcNow();
        await db.NoteAsync(person, "document.ask-cancelled", $"Document no longer asked for: {request.What}", null, ct);
        await correspondence.TellParticipantAsync(person, MessageKind.DocumentAsked,
            new($"No longer needed: {request.What}", "You do not have to send this document any more."), new($"Ya no se necesita: {request.What}", "Ya no tiene que enviar este documento."), ct, request.Id);
        return request;
    }, ct);
}

public static class DocumentRequestProblems
{
    public static readonly Problem NotFound = new("document-request.not-found", ProblemKind.NotFound, "This document was never asked for.");

    public static readonly Problem NoWhat = new("document-request.no-what", ProblemKind.Invalid, "Say which document is needed.", "What");

    public static readonly Problem DayPassed = new("document-request.day-passed", ProblemKind.Invalid, "Choose today or a day to come.", "DueOn");

    public static readonly Problem AskedAlready = new("document-request.asked-already", ProblemKind.Conflict, "This document is asked for already. Write a message to remind of it.", "What");

    public static readonly Problem NotOpen = new("document-request.not-open", ProblemKind.Conflict, "This document came meanwhile, or is no longer asked for. Look at the list again.", "Answers");
}
