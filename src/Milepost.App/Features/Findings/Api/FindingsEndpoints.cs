using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Findings.OfParticipant;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Policy;

namespace Milepost.App.Features.Findings.Api;

/// <summary>One participant for other programs: the findings as <c>milepost-findings/1</c> and the record as a case file.</summary>
public static class FindingsEndpoints
{
    public static void MapFindingsEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/participants/{participantId:guid}/findings",
            async (Guid participantId, string? asOf, FindingsOfParticipantQuery findings, NoteViewHandler views, CancellationToken ct) =>
            {
                if (!AsOfDay.TryRead(asOf, out var day)) return Results.Problem(AsOfDay.Problem("asOf", asOf), statusCode: StatusCodes.Status400BadRequest, title: "The day cannot be read.");
                if (await findings.HandleAsync(participantId, day, ct) is not { } found) return NotThere();
                await views.HandleAsync(new(participantId), ct);
                return Results.Bytes(FindingsJson.Write(found.AsChecked), Json);
            });

        routes.MapGet("/api/participants/{participantId:guid}/case-file",
            async (Guid participantId, ExportCaseFileHandler export, NoteViewHandler views, CancellationToken ct) =>
            {
                var file = await export.ByIdAsync(participantId, ct);
                if (!file.IsDone) return NotThere();
                await views.HandleAsync(new(participantId), ct);
                return Results.Bytes(file.Value, Json);
            });
    }

    private const string Json = "application/json";

    private static IResult NotThere() => Results.Problem("There is no such participant, or it is not yours to see.", statusCode: StatusCodes.Status404NotFound, title: "Not found.");
}
