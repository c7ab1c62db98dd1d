using Milepost.App.Features.Api;
using Milepost.App.Features.Participants.Record;
using Milepost.App.Features.Plans.Close;
using Milepost.App.Features.Plans.Edit;
using Milepost.App.Features.Plans.Goals;
using Milepost.App.Features.Plans.Objectives;
using Milepost.App.Features.Plans.Open;
using Milepost.App.Features.Reviews;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans;

/// <summary>Plans in the API: each line is one command, with the address it is taken at.</summary>
public static class PlanEndpoints
{
    public static void MapPlanEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Plans");
        area.Parts<Plan>("plans", "planId", "Plan", "Plans");
        area.Adds<OpenPlan>("/participants/{participantId}/plans");
        area.Changes<ChangePlan>("/participants/{participantId}/plans/{planId}");
        area.Does<ClosePlan>("/participants/{participantId}/plans/{planId}/close");
        area.Does<ReopenPlan>("/participants/{participantId}/plans/{planId}/reopen");
        area.Adds<AddGoal>("/participants/{participantId}/plans/{planId}/goals");
        area.Changes<ChangeGoal>("/participants/{participantId}/plans/{planId}/goals/{goalId}");
        area.Changes<SetGoalStatus>("/participants/{participantId}/plans/{planId}/goals/{goalId}/status");
        area.Does<CloseGoal>("/participants/{participantId}/plans/{planId}/goals/{goalId}/close");
        area.Does<ReopenGoal>("/participants/{participantId}/plans/{planId}/goals/{goalId}/reopen");
        area.Removes<DeleteGoal>("/participants/{participantId}/plans/{planId}/goals/{goalId}");
        area.Adds<AddObjective>("/participants/{participantId}/plans/{planId}/goals/{goalId}/objectives");
        area.Changes<ChangeObjective>("/participants/{participantId}/plans/{planId}/objectives/{objectiveId}");
        area.Does<CloseObjective>("/participants/{participantId}/plans/{planId}/objectives/{objectiveId}/close");
        area.Does<ReopenObjective>("/participants/{participantId}/plans/{planId}/objectives/{objectiveId}/reopen");
        area.Removes<DeleteObjective>("/participants/{participantId}/plans/{planId}/objectives/{objectiveId}");
        area.Changes<TieServices>("/participants/{participantId}/plans/{planId}/objectives/{objectiveId}/services");
        area.Does<RecordReview>("/participants/{participantId}/review");
    }
}
