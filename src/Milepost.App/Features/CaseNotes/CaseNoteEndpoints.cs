using Milepost.App.Features.Api;
using Milepost.App.Features.CaseNotes.Write;
using Milepost.Domain.CaseNotes;

namespace Milepost.App.Features.CaseNotes;

/// <summary>A case note to write; with "twoWay" it counts as a contact and says how.</summary>
/// <param name="Method">"in person", "phone", "email", "text" or "video".</param>
/// <param name="Service">Case-file id of the service it tells about.</param>
/// <param name="SignOff">Locks it at once: from then on it takes addenda only.</param>
public sealed record NewCaseNote(string Subject, DateOnly OccurredOn, string Text, bool TwoWay = false, string? Method = null, string? Service = null, bool SignOff = false);

/// <summary>A case note as the API gives it.</summary>
public sealed record CaseNoteAnswer(
    Guid Id, string CaseFileId, long Version, string Subject, DateOnly OccurredOn, DateOnly RecordedOn, bool TwoWay, string? Method, string? Service, string Text, string Author, DateOnly? LockedOn,
    IReadOnlyList<Addendum> Addenda)
{
    public static CaseNoteAnswer Of(CaseNote note) => new(
        note.Id, note.CaseFileId, note.Version, note.Details.Subject, note.Details.OccurredOn, note.RecordedOn, note.Details.TwoWay, note.Details.Method, note.Details.Service, note.Details.Text, note.Author,
        note.LockedOn, note.Addenda);
}

public static class CaseNoteEndpoints
{
    public static void MapCaseNoteEndpoints(this IEndpointRouteBuilder api) =>
        api.MapPost("/participants/{participantId}/case-notes", async (Guid participantId, NewCaseNote note, WriteNoteHandler write, CancellationToken ct) =>
        {
            var details = new CaseNoteDetails { Subject = note.Subject, OccurredOn = note.OccurredOn, TwoWay = note.TwoWay, Method = note.Method, Service = note.Service, Text = note.Text };
            var written = await write.HandleAsync(new(participantId, details, note.SignOff), ct);
            return written.IsDone ? Results.Created($"{ApiRoutes.Root}/participants/{participantId}/case-notes/{written.Value.Id}", CaseNoteAnswer.Of(written.Value))
                : ApiProblem.Of(written.Problems).ToResult();
        }).WithMetadata(new ApiOperation("writeCaseNote")).Produces<CaseNoteAnswer>(StatusCodes.Status201Created);
}
