using Milepost.App.Features.Api;
using Milepost.App.Features.Participants.Application;
using Milepost.App.Features.Participants.Assignment;
using Milepost.App.Features.Participants.Concurrent;
using Milepost.App.Features.Participants.Gaps;
using Milepost.App.Features.Participants.Merge;
using Milepost.App.Features.Participants.Merge.Undo;
using Milepost.App.Features.Participants.Profile;
using Milepost.App.Features.Participants.Record;
using Milepost.App.Features.Participants.Register;
using Milepost.App.Features.Supervision.Approvals.Ask;
using Milepost.App.Features.Supervision.Approvals.Decide;
using Milepost.App.Features.Waivers.End;
using Milepost.App.Features.Waivers.Give;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants;

/// <summary>Participants in the API: each line is one command, with the address it is taken at.</summary>
public static class RecordEndpoints
{
    public static void MapRecordEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Participants");
        area.Adds<RegisterParticipant>("/participants");
        area.Changes<ChangeProfile>("/participants/{participantId}/profile");
        area.Changes<ChangeCareerPath>("/participants/{participantId}/career-path");
        area.Does<AssignParticipant>("/participants/{participantId}/assign");
        area.Parts<PlannedGap>("gaps", "gapId", "Gap", "Gaps");
        area.Adds<PlanGap>("/participants/{participantId}/gaps", "planGap");
        area.Changes<PlanGap>("/participants/{participantId}/gaps/{gapId}", "changeGap");
        area.Changes<SetPartnerPrograms>("/participants/{participantId}/partner-program-names");
        area.Parts<ConcurrentProgram>("partner-programs", "programId", "PartnerProgram", "PartnerPrograms");
        area.Adds<KeepConcurrentProgram>("/participants/{participantId}/partner-programs", "addPartnerProgram");
        area.Changes<KeepConcurrentProgram>("/participants/{participantId}/partner-programs/{programId}", "changePartnerProgram");
        area.Does<MergeRecords>("/participants/{keepId}/merge");
        area.Does<UndoMerge>("/participants/{participantId}/merges/{mergeId}/undo");
        area.Does<AskForApproval>("/participants/{participantId}/approvals");
        area.Does<DecideApproval>("/participants/{participantId}/approvals/{approvalId}/decision");
        area.Parts<SupervisorWaiver>("waivers", "waiverId", "Waiver", "Waivers");
        area.Adds<GiveWaiver>("/participants/{participantId}/waivers");
        area.Does<EndWaiver>("/participants/{participantId}/waivers/{waiverId}/end");
    }
}
