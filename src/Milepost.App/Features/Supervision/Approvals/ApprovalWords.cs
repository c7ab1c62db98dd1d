using Milepost.App.Web.TagHelpers;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Supervision.Approvals;

public static class ApprovalWords
{
    public static string Of(ApprovalStanding standing) => standing switch
    {
        ApprovalStanding.NotAsked => "Not asked yet",
        ApprovalStanding.Waiting => "Waiting",
        ApprovalStanding.Approved => "Approved",
        ApprovalStanding.Returned => "Returned",
        _ => "Withdrawn: changed since",
    };

    public static StatusKind KindOf(ApprovalStanding standing) => standing switch
    {
        ApprovalStanding.Approved => StatusKind.Good,
        ApprovalStanding.Waiting => StatusKind.Waiting,
        ApprovalStanding.Returned => StatusKind.Attention,
        _ => StatusKind.Neutral,
    };
}
