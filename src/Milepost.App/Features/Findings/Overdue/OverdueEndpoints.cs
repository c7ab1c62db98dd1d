using Milepost.App.Features.Api;
using Milepost.Domain;

namespace Milepost.App.Features.Findings.Overdue;

public static class OverdueEndpoints
{
    public static void MapOverdueEndpoints(this IEndpointRouteBuilder api) =>
        api.Get("/reports/overdue", "getOverdueReport", async (string? by, OverdueCountsQuery overdue, CancellationToken ct) =>
            Enum.GetValues<OverdueBy>().Where(value => CodeWords.Of(value) == (by ?? "office")).Cast<OverdueBy?>().SingleOrDefault() is { } chosen
                ? Results.Ok(await overdue.HandleAsync(chosen, ct))
                : ApiProblem.Of(StatusCodes.Status400BadRequest, "query.by", $"Count by one of: {string.Join(", ", Enum.GetValues<OverdueBy>().Select(CodeWords.Of))}.", "by").ToResult())
            .Produces<OverdueCounts>();
}
