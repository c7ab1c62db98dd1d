using Milepost.App.Features.Api;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Findings.Board;
using Milepost.App.Features.Findings.MyDay;
using Milepost.App.Features.Findings.OfParticipant;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Policy;
using Milepost.Domain;

namespace Milepost.App.Features.Findings.Api;

/// <summary>What is to be done, for other programs; and the two files of one person that pages lead to.</summary>
public static class FindingsEndpoints
{
    private const string Json = "application/json";

    public static void MapFindingsApiEndpoints(this IEndpointRouteBuilder api)
    {
        var findings = new ApiArea(api, "Findings");
        findings.GetFile("/participants/{participantId}/findings", "getFindings", "Every finding of one record on a day, as milepost-findings/1.", Json,
            async (Guid participantId, string? asOf, FindingsOfParticipantQuery query, NoteViewHandler views, HttpContext http, CancellationToken ct) =>
            {
                if (!AsOfDay.TryRead(asOf, out var day)) return ApiProblem.Of(StatusCodes.Status400BadRequest, "query.as-of", AsOfDay.Problem("asOf", asOf), "asOf").ToResult();
                if (await query.HandleAsync(participantId, day, ct) is not { } found) return ApiProblem.NotThere.ToResult();
                await views.HandleAsync(new(participantId), ct);
                return ApiAnswer.OfBytes(http, FindingsJson.Write(found.AsChecked), Json);
            },
            [new("asOf", "The day to judge, as the record stood at the end of it; today without it.", typeof(DateOnly))]);

        findings.Get<MyDayAnswer>("/my-day", "getMyDay", "Everything that wants somebody today, most urgent first.",
            async (HttpContext http, DueListQuery due, CancellationToken ct) => ApiAnswer.Of(http, MyDayAnswer.Of(await due.HandleAsync(DueFilter.Read(http.Request.Query), ct))),
            [
                new("planner", "\"me\", \"none\", \"all\", or a planner's account id; me without it.", typeof(string)), new("office", "Id of an office.", typeof(Guid)),
                new("urgency", "Only \"late\", \"today\", \"week\", \"later\", \"open\" or \"waived\".", typeof(string)), new("q", "Words of a name or a case number.", typeof(string)),
                new("program", "Only people of this program.", typeof(Program)),
            ]);

        findings.Get<BoardAnswer>("/board", "getBoard", "Every open deadline within reach, counted by office, planner and kind.",
            async (HttpContext http, string? program, BoardQuery board, CancellationToken ct) => ApiAnswer.Of(http, BoardAnswer.Of(await board.HandleAsync(
                Enum.GetValues<Program>().Where(p => CodeWords.Of(p) == program).Cast<Program?>().SingleOrDefault(), ct))),
            [new("program", "Only people of this program.", typeof(Program))]);
    }

    /// <summary>For whoever is signed in: the same bytes, to be saved from a page.</summary>
    public static void MapFindingsEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/findings.json",
            async (Guid participantId, string? asOf, FindingsOfParticipantQuery findings, NoteViewHandler views, CancellationToken ct) =>
            {
                if (!AsOfDay.TryRead(asOf, out var day)) return Results.Problem(AsOfDay.Problem("asOf", asOf), statusCode: StatusCodes.Status400BadRequest, title: "The day cannot be read.");
                if (await findings.HandleAsync(participantId, day, ct) is not { } found) return NotThere();
                await views.HandleAsync(new(participantId), ct);
                return Results.Bytes(FindingsJson.Write(found.AsChecked), Json);
            });

        routes.MapGet("/participants/{participantId:guid}/case-file.json",
            async (Guid participantId, ExportCaseFileHandler export, NoteViewHandler views, CancellationToken ct) =>
            {
                var file = await export.ByIdAsync(participantId, ct);
                if (!file.IsDone) return NotThere();
                await views.HandleAsync(new(participantId), ct);
                return Results.Bytes(file.Value, Json);
            });
    }

    private static IResult NotThere() => Results.Problem("There is no such participant, or it is not yours to see.", statusCode: StatusCodes.Status404NotFound, title: "Not found.");
}
