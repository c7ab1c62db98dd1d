using Milepost.App.Access;
using Milepost.App.Features.Api;

namespace Milepost.App.Features.Participants.Caseload;

public static class CaseloadEndpoints
{
    public static void MapCaseloadEndpoints(this IEndpointRouteBuilder api) =>
        api.Get("/caseload", "getCaseload", async (string? planner, string? cursor, int? limit, PlannerCaseloadQuery caseload, PlannerKeyQuery planners, Actor actor, HttpContext http, CancellationToken ct) =>
        {
            if (PageAsked.TryRead(cursor, limit, PlannerCaseloadQuery.KeyColumns, out var asked, usual: 100) is { } problem) return problem.ToResult();
            var plannerId = string.IsNullOrEmpty(planner) ? actor.AccountId : await planners.HandleAsync(planner, ct);
            if (plannerId is null) return ApiProblem.Of(StatusCodes.Status404NotFound, "planner.not-found", "There is no such planner. Give an account's id or e-mail address.", "planner").ToResult();
            return PageAsked.Answer(http, await caseload.HandleAsync(plannerId.Value, asked, ct));
        }).Produces<CursorPage<CaseloadEntry>>();
}
