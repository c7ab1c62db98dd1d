using Milepost.Domain.Policy;

namespace Milepost.Domain.Plans;

/// <summary>Whether what changed since the last agreement needs a new signature, on whose word.</summary>
/// <param name="Rules">What the pack says about each kind of change made since; kinds it does not speak of are left out and need none.</param>
public sealed record SignatureNeed(IReadOnlyList<SignatureRule> Rules)
{
    public bool IsNeeded => Rules.Any(rule => rule.Needed);

    /// <summary>The rules that decide: those that ask for a signature if any does, else those that say it needs none.</summary>
    public IEnumerable<SignatureRule> Deciding => Rules.Where(rule => rule.Needed == IsNeeded);

    public static SignatureNeed Of(Plan plan, PackSettings settings)
    {
        if (plan.LatestAgreement is not { } latest) return new([]);
        var kinds = plan.Changes.Where(c => c.Version is { } version ? version > plan.AgreedVersion : c.On > latest.On).Select(c => CodeWords.Of(c.Kind)).ToList();
        if (plan.VersionNumber > plan.AgreedVersion && plan.Goals.Any(g => g.IsOpen && g.Status == GoalStatus.OffTrack && g.StatusOn >= latest.On))
            kinds.Add(CodeWords.Of(GoalStatus.OffTrack));
        return For(kinds, plan.Kind, settings);
    }

    public static SignatureNeed For(IEnumerable<string> changes, PlanKind plan, PackSettings settings) =>
        new([.. changes.Distinct().Select(change => settings.SignatureRuleFor(change, CodeWords.Of(plan))).OfType<SignatureRule>()]);

    /// <summary>"This needs a new signature because you added a goal." Empty when the pack says nothing about these changes.</summary>
    public string Sentence => Rules.Count == 0 ? ""
        : (IsNeeded ? "This needs a new signature because " : "This needs no new signature because ")
            + string.Join(", and because ", Deciding.Select(rule => rule.Because).Distinct()) + ".";
}
