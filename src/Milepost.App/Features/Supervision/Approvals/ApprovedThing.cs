using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Supervision.Approvals;

/// <summary>A plan or a service that needs approval by its pack.</summary>
/// <param name="Fingerprint">Of everything about it that whoever approves has looked at.</param>
public sealed record ApprovedThing(ApprovalKind Kind, Guid Id, string CaseFileId, string About, long Fingerprint, ApprovalSetting Setting)
{
    /// <summary>Null when the pack asks for no approval of it.</summary>
    public static ApprovedThing? Of(Plan plan, Participant participant, PackSettings settings)
    {
        if (!plan.IsOpen || settings.ApprovalOf("plan") is not { } setting || (setting.NewPlannersOnly && participant.Profile.NewCareerCoach != true)) return null;
        // How a goal goes is no part of what was promised in it.
        var content = new
        {
            plan.Details,
            Goals = plan.Goals.Select(g => new { g.CaseFileId, g.Details, g.ClosedOn, Objectives = g.Objectives.Select(o => new { o.CaseFileId, o.Details, o.Services }) }),
        };
        return new(ApprovalKind.Plan, plan.Id, plan.CaseFileId, settings.Words.PlanShortName(CodeWords.Of(plan.Kind)), ContentVersion.Of(content), setting);
    }

    public static ApprovedThing? Of(Service service, Participant participant, PackSettings settings)
    {
        var details = service.Details;
        if (service.Completion is not null) return null;
        ApprovalKind? kind = details switch
        {
            // Approved elsewhere, as a case file or the profile says.
            { Kind: ServiceKind.Training } => participant.Profile.TrainingApprovedOn is { } day && day <= details.StartsOn ? null : ApprovalKind.Training,
            { Placement: not null } => ApprovalKind.Placement,
            { Kind: ServiceKind.Support } => ApprovalKind.Support,
            _ => null,
        };
        return kind is { } needed ? Of(service, participant, settings, needed) : null;
    }

    /// <summary>The same for something that was sent already, whatever the profile says by now.</summary>
    public static ApprovedThing? Of(Service service, Participant participant, PackSettings settings, ApprovalKind kind)
    {
        var details = service.Details;
        if (settings.ApprovalOf(CodeWords.Of(kind)) is not { } setting || (setting.NewPlannersOnly && participant.Profile.NewCareerCoach != true)) return null;
        if (setting.OverDollars is { } over && !(details.Cost > over)) return null;
        var content = new
        {
            details.Code, details.Name, details.Kind, details.Program, details.StartsOn, details.PlannedEndOn, details.Provider, details.Cost, details.SupportType, details.TrainingProgram,
            details.Placement?.Employer, details.Placement?.Worksite, details.Placement?.HourlyWage, details.Placement?.SubsidizedWage, details.Placement?.PositionType,
        };
        return new(kind, service.Id, service.CaseFileId, service.Title, ContentVersion.Of(content), setting);
    }
}
