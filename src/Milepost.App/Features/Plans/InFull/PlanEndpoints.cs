using Milepost.App.Features.Api;
using Milepost.App.Features.Participants;

namespace Milepost.App.Features.Plans.InFull;

public static class PlanEndpoints
{
    public static void MapPlanEndpoints(this IEndpointRouteBuilder api) =>
        api.Get("/participants/{participantId}/plan", "getPlanInFull", async (Guid participantId, PlanInFullQuery plans, NoteViewHandler views, CancellationToken ct) =>
        {
            if (await plans.HandleAsync(participantId, ct) is not { } plan) return ApiProblem.NotThere.ToResult();
            await views.HandleAsync(new(participantId), ct);
            return Results.Ok(plan);
        }).Produces<PlanInFull>();
}
