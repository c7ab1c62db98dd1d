using Milepost.App.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings;

/// <summary>What is to be done, in two or three words that fit a table's cell or a calendar's day. They name nobody.</summary>
public static class Duty
{
    public static string Words(string requirement, PolicyBook policies) =>
        policies.Find(requirement, out var file) ? Words(file.Requirement.SettledBy) ?? file.Requirement.Title : "Deadline";

    /// <summary>Null where no one action settles it.</summary>
    public static string? Words(Settlement? settledBy) => settledBy switch
    {
        Settlement.Contact => "Two-way contact",
        Settlement.Review => "Plan review",
        Settlement.ServiceClosing => "Close a service",
        Settlement.Signature => "Signature",
        Settlement.Copy => "Copy of the plan",
        Settlement.CaseNote => "Case note",
        Settlement.Assessment => "Assessment",
        Settlement.Screening => "Basic skills screening",
        Settlement.PlanContent => "Plan content",
        Settlement.Goal => "Goals",
        Settlement.Objective => "Objectives",
        Settlement.NewService => "Service to give",
        Settlement.ServiceDetails => "Service details",
        Settlement.Eligibility => "Eligibility",
        Settlement.Enrollment => "Enrollment",
        Settlement.Exit => "Exit",
        Settlement.FollowUp => "Follow-up",
        Settlement.Outcome => "Outcome",
        Settlement.Referral => "Referral",
        Settlement.Profile => "Profile",
        _ => null,
    };
}
