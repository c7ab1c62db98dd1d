using Milepost.App.Features.Api;
using Milepost.Domain;

namespace Milepost.App.Features.Findings.Overdue;

public static class OverdueEndpoints
{
    public static void MapOverdueEndpoints(this IEndpointRouteBuilder api) => new ApiArea(api, "Findings").Get<OverdueCounts>(
        "/reports/overdue", "getOverdueReport", "How many deadlines within reach have passed, and for how many people.",
        async (string? by, OverdueCountsQuery overdue, HttpContext http, CancellationToken ct) =>
            Enum.GetValues<OverdueBy>().Where(value => CodeWords.Of(value) == (by ?? "office")).Cast<OverdueBy?>().SingleOrDefault() is { } chosen
                ? ApiAnswer.Of(http, await overdue.HandleAsync(chosen, ct))
                : ApiProblem.Of(StatusCodes.Status400BadRequest, "query.by", $"Count by one of: {string.Join(", ", Enum.GetValues<OverdueBy>().Select(CodeWords.Of))}.", "by").ToResult(),
        [new("by", "What to count by. Without it, by office.", typeof(OverdueBy))]);
}
