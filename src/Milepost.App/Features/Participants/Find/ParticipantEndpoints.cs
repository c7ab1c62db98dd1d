using Milepost.App.Features.Api;

namespace Milepost.App.Features.Participants.Find;

public static class ParticipantEndpoints
{
    public static void MapParticipantEndpoints(this IEndpointRouteBuilder api)
    {
        api.Get("/participants", "findParticipants", async (string? search, string? cursor, int? limit, FindParticipantsQuery find, HttpContext http, CancellationToken ct) =>
            PageAsked.TryRead(cursor, limit, FindParticipantsQuery.KeyColumns, out var asked) is { } problem ? problem.ToResult()
                : PageAsked.Answer(http, await find.HandleAsync(search, asked, ct)))
            .Produces<CursorPage<FoundParticipant>>();

        api.Get("/participants/{participantId}", "getParticipant", async (Guid participantId, ParticipantInBriefQuery participants, NoteViewHandler views, CancellationToken ct) =>
        {
            if (await participants.HandleAsync(participantId, ct) is not { } participant) return ApiProblem.NotThere.ToResult();
            await views.HandleAsync(new(participantId), ct);
            return Results.Ok(participant);
        }).Produces<ParticipantInBrief>();
    }
}
