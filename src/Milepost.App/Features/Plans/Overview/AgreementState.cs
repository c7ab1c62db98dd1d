using Milepost.App.Web.TagHelpers;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Plans.Overview;

/// <summary>How far a plan is agreed to as it stands, in a word with its reason.</summary>
public sealed record AgreementState(string Word, StatusKind Kind, string? Because)
{
    public static AgreementState Of(Plan plan, PackSettings settings)
    {
        if (plan.SignedAsItStands) return new($"Signed by both, version {plan.VersionNumber}", StatusKind.Good, null);
        if (plan.LatestAgreement is not { } latest)
        {
            return plan.Settled
                ? new($"Version {plan.VersionNumber} printed, not signed yet", StatusKind.Attention, "Record the signatures when the form comes back.")
                : new("Not signed", StatusKind.Attention, "Print the plan for signing and go through it together.");
        }

        if (latest.PlanVersion == plan.VersionNumber)
        {
            return latest.Method == AgreementMethod.UnableToCollect
                ? new("Signature could not be collected", StatusKind.Attention, latest.TryAgainOn is { } again ? $"Try again on {again.Words()}." : "Try again.")
                : new("One signature is missing", StatusKind.Attention, latest.StaffSignedOn is null ? "The staff signature is missing." : "The participant's signature is missing.");
        }

        if (plan.Agreements.Where(a => a.SignedByBoth).MaxBy(a => (a.PlanVersion, a.On)) is not { } signed)
            return new("Not signed", StatusKind.Attention, $"The plan changed since version {latest.PlanVersion}.");

        var need = NeedSince(signed, plan, settings);
        return need.IsNeeded
            ? new("New signature needed", StatusKind.Attention, $"Version {signed.PlanVersion} was signed. {need.Sentence}")
            : new($"Changed since version {signed.PlanVersion} was signed", StatusKind.Info, "What changed needs no new signature by this office's policy.");
    }

    /// <summary>Counts from the last signature by both: a signature that could not be collected answers no change.</summary>
    private static SignatureNeed NeedSince(Agreement signed, Plan plan, PackSettings settings)
    {
        var kinds = plan.Changes.Where(c => c.Version is { } version ? version > signed.PlanVersion : c.On > signed.On).Select(c => CodeWords.Of(c.Kind)).ToList();
        if (plan.Goals.Any(g => g.IsOpen && g.Status == GoalStatus.OffTrack && g.StatusOn >= signed.On)) kinds.Add(CodeWords.Of(GoalStatus.OffTrack));
        return SignatureNeed.For(kinds, plan.Kind, settings);
    }
}
