using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings;

/// <summary>Where a finding leads: its explanation, the one action that settles it, a supervisor's waiver.</summary>
public static class FindingLinks
{
    public static string All(Guid participantId) => $"/participants/{participantId}/findings";

    public static string Explain(Guid participantId, string requirement, string subject) => $"/participants/{participantId}/findings/why?{Which(requirement, subject)}";

    /// <summary>Finds the page of the action: which one it is depends on the requirement, and its address on what the finding is about.</summary>
    public static string Settle(Guid participantId, string requirement, string subject) => $"/participants/{participantId}/findings/settle?{Which(requirement, subject)}";

    public static string Waive(Guid participantId, string requirement, string subject) => $"/participants/{participantId}/waivers/new?{Which(requirement, subject)}";

    /// <summary>What the button says.</summary>
    public static string ActionWords(Settlement? settlement) => settlement switch
    {
        Settlement.Contact => "Record contact",
        Settlement.Review => "Review the plan",
        Settlement.ServiceClosing => "Close service",
        Settlement.Signature => "Collect signature",
        Settlement.Copy => "Record the copy",
        Settlement.CaseNote => "Write the note",
        Settlement.Assessment => "Record assessment",
        Settlement.Screening => "Record screening",
        Settlement.PlanContent => "Complete the plan",
        Settlement.Goal => "Mend the goals",
        Settlement.Objective => "Mend the objective",
        Settlement.NewService => "Enter service",
        Settlement.ServiceDetails => "Complete the service",
        Settlement.Eligibility => "Determine eligibility",
        Settlement.Enrollment => "Enroll",
        Settlement.Exit => "Record the exit",
        Settlement.FollowUp => "Enter follow-up",
        Settlement.Outcome => "Record outcome",
        Settlement.Referral => "Complete the referral",
        Settlement.Profile => "Complete the profile",
        _ => "Open",
    };

    /// <summary>The same as a thing that is due: "review by May 6".</summary>
    public static string ThingWords(Settlement? settlement) => settlement switch
    {
        Settlement.Contact => "contact",
        Settlement.Review => "review",
        Settlement.ServiceClosing => "close a service",
        Settlement.Signature => "signature",
        Settlement.Copy => "copy of the plan",
        Settlement.CaseNote => "case note",
        Settlement.Assessment => "assessment",
        Settlement.Screening => "screening",
        Settlement.PlanContent => "plan",
        Settlement.Goal => "goal",
        Settlement.Objective => "objective",
        Settlement.NewService => "service",
        Settlement.ServiceDetails => "details of a service",
        Settlement.Eligibility => "eligibility",
        Settlement.Enrollment => "enrollment",
        Settlement.Exit => "service or exit",
        Settlement.FollowUp => "follow-up",
        Settlement.Outcome => "outcome",
        Settlement.Referral => "referral",
        Settlement.Profile => "profile",
        _ => "deadline",
    };

    private static string Which(string requirement, string subject) => $"requirement={Uri.EscapeDataString(requirement)}&subject={Uri.EscapeDataString(subject)}";
}
