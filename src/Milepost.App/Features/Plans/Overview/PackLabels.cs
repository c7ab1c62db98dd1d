using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Plans.Overview;

/// <summary>What a pack calls a goal's type, term and status; Milepost's own word where the pack has none.</summary>
public static class PackLabels
{
    public static string LabelOf(this PackSettings settings, GoalType type) =>
        settings.GoalTypes.FirstOrDefault(t => t.Type == CodeWords.Of(type))?.Label ?? Words.Of(type);

    /// <summary>"Short term" also where the pack's label, made for a list of terms, is only "Short".</summary>
    public static string LabelOf(this PackSettings settings, GoalTerm term) => settings.GoalTerms.FirstOrDefault(t => t.Term == CodeWords.Of(term))?.Label switch
    {
        null => Words.Of(term),
        var label when label.Contains("term", StringComparison.OrdinalIgnoreCase) => label,
        var label => $"{label} term",
    };

    public static string LabelOf(this PackSettings settings, GoalStatus status) =>
        settings.GoalStatus.Statuses.FirstOrDefault(s => s.Status == CodeWords.Of(status))?.Label ?? Words.Of(status);

    public static string LabelOf(this PackSettings settings, AgreementMethod method) =>
        settings.AgreementMethods.FirstOrDefault(m => m.Method == CodeWords.Of(method))?.Label ?? Words.Of(method);
}
