using Milepost.App.Features.Api;
using Milepost.App.Features.Api.Tokens;
using Milepost.App.Features.Participants;

namespace Milepost.App.Features.History;

/// <param name="Rows">Newest first.</param>
public sealed record HistoryAnswer(IReadOnlyList<HistoryRow> Rows, int Total, int Page, int Pages);

public static class HistoryEndpoints
{
    private static readonly QueryPart[] Query = [new("area", "Only changes of one area: \"plan\", \"note\", \"service\".", typeof(string)), new("page", "1 is the newest.", typeof(int))];

    public static void MapHistoryEndpoints(this IEndpointRouteBuilder api)
    {
        new ApiArea(api, "Participants").Get<HistoryAnswer>("/participants/{participantId}/history", "getHistory", "Who changed what in the record, when and why.",
            async (Guid participantId, string? area, int? page, ParticipantQuery people, ParticipantHistoryQuery history, NoteViewHandler views, HttpContext http, CancellationToken ct) =>
            {
                if (await people.HandleAsync(participantId, ct) is null) return ApiProblem.NotThere.ToResult();
                await views.HandleAsync(new(participantId), ct);
                return ApiAnswer.Of(http, Of(await history.HandleAsync(participantId, area, page ?? 1, ct)));
            }, Query);

        new ApiArea(api, "Administration", ApiScopes.Admin).Get<HistoryAnswer>("/organization/history", "getOrganizationHistory", "Who changed people and places, as far as the reader administers them.",
            async (string? area, int? page, OrganizationHistoryQuery history, HttpContext http, CancellationToken ct) => ApiAnswer.Of(http, Of(await history.HandleAsync(area, page ?? 1, ct))), Query);
    }

    private static HistoryAnswer Of(HistoryPageOf page) => new(page.Rows, page.Total, page.Page, page.Pages);
}
