using Milepost.App.Features.Api;
using Milepost.App.Features.Participants;

namespace Milepost.App.Features.Plans.InFull;

public static class PlanInFullEndpoints
{
    public static void MapPlanInFullEndpoints(this IEndpointRouteBuilder api) => new ApiArea(api, "Plans").Get<PlanInFull>(
        "/participants/{participantId}/plan", "getPlanInFull", "The plan with its goals and objectives, the services, and the last 20 case notes.",
        async (Guid participantId, PlanInFullQuery plans, NoteViewHandler views, HttpContext http, CancellationToken ct) =>
        {
            if (await plans.HandleAsync(participantId, ct) is not { } plan) return ApiProblem.NotThere.ToResult();
            await views.HandleAsync(new(participantId), ct);
            return ApiAnswer.Of(http, plan, ApiTag.OfVersion(plan.Version));
        });
}
