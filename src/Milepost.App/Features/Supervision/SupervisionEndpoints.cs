using Milepost.App.Features.Api;
using Milepost.App.Features.Supervision.Covers;
using Milepost.App.Features.Supervision.Handovers;
using Milepost.App.Features.Supervision.Reassign;

namespace Milepost.App.Features.Supervision;

/// <summary>Supervision in the API: each line is one command, with the address it is taken at.</summary>
public static class SupervisionEndpoints
{
    public static void MapSupervisionEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Supervision");
        area.Does<Milepost.App.Features.Supervision.Reassign.Reassign>("/reassignments");
        area.Does<SetCover>("/covers");
        area.Does<EndCover>("/covers/{coverId}/end");
        area.Does<AcknowledgeHandover>("/handovers/{runId}/acknowledge");
    }
}
