using Milepost.App.Features.Api;

namespace Milepost.App.Features.Participants.Find;

public static class ParticipantEndpoints
{
    public static void MapParticipantEndpoints(this IEndpointRouteBuilder api)
    {
        var participants = new ApiArea(api, "Participants");

        participants.Get<CursorPage<FoundParticipant>>("/participants", "findParticipants", "People within reach by name, case number, or words of both.",
            async (string? search, string? cursor, int? limit, FindParticipantsQuery find, HttpContext http, CancellationToken ct) =>
                PageAsked.TryRead(cursor, limit, FindParticipantsQuery.KeyColumns, out var asked) is { } problem ? problem.ToResult()
                    : PageAsked.Answer(http, await find.HandleAsync(search, asked, ct)),
            [new("search", "Words of a name, or a case number, in any order; accents and letter case aside. Without it, everybody.", typeof(string)), .. PageAsked.Query()]);

        participants.Get<ParticipantInBrief>("/participants/{participantId}", "getParticipant", "Who somebody is, who looks after the record, and how it stands.",
            async (Guid participantId, ParticipantInBriefQuery people, NoteViewHandler views, HttpContext http, CancellationToken ct) =>
            {
                if (await people.HandleAsync(participantId, ct) is not { } participant) return ApiProblem.NotThere.ToResult();
                await views.HandleAsync(new(participantId), ct);
                return ApiAnswer.Of(http, participant);
            });
    }
}
