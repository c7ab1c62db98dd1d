using Milepost.App.Features.Api;
using Milepost.App.Features.Api.Commands;
using Milepost.App.Features.Participants;
using Milepost.Domain;

namespace Milepost.App.Features.CaseFiles;

/// <param name="Outcome">Whether it was new, unchanged, or replaced.</param>
public sealed record CaseFileTaken(ImportOutcome Outcome, string CaseNumber, Guid ParticipantId);

/// <summary>One participant's whole record, out and in.</summary>
public static class CaseFileEndpoints
{
    private const string Json = "application/json";

    private const int LargestFile = 16 * 1024 * 1024;

    public static void MapCaseFileEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Case files");
        area.GetFile("/participants/{participantId}/case-file", "getCaseFile", "One participant's whole record as a case file, milepost-case/1.", Json,
            async (Guid participantId, ExportCaseFileHandler export, NoteViewHandler views, HttpContext http, CancellationToken ct) =>
            {
                var file = await export.ByIdAsync(participantId, ct);
                if (!file.IsDone) return ApiProblem.NotThere.ToResult();
                await views.HandleAsync(new(participantId), ct);
                return ApiAnswer.OfBytes(http, file.Value, Json);
            });

        area.Post("/case-files", new("importCaseFile", "", typeof(CaseFileTaken))
        {
            Summary = "Takes one participant's whole record in. A broken file is refused whole and changes nothing.", BodyType = Json, Status = StatusCodes.Status200OK,
            Query =
            [
                new("office", "Code of the office for a file that names none.", typeof(string)), new("planner", "E-mail address of the planner for a file that names none.", typeof(string)),
                new("replace", "Make a record that is here already be as its file says.", typeof(bool)),
            ],
        }, async (string? office, string? planner, bool? replace, ImportCaseFileHandler import, HttpContext http) =>
        {
            var (bytes, problem) = await CommandRequest.ReadBodyAsync(http, LargestFile);
            if (problem is not null) return problem.ToResult();
            await CommandRequest.AnswerAsync(http, bytes, value => CommandAnswers.Answer(Taken(value), null), async () =>
            {
                var answer = await import.HandleAsync(new(bytes, "imported through the API", office, planner, replace == true), http.RequestAborted);
                return answer.Outcome is null
                    ? answer.Problems.Select(p => new Problem("case-file.invalid", ProblemKind.Invalid, p.Message, p.Path)).ToList()
                    : Result<object?>.Of(answer);
            });
            return Results.Empty;
        });
    }

    private static CaseFileTaken Taken(object? value) => value is ImportAnswer { Outcome: { } outcome, CaseNumber: { } number, ParticipantId: { } id }
        ? new(outcome, number, id) : throw new InvalidOperationException("A file that was taken in has an outcome.");
}
