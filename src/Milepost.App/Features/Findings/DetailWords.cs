using Milepost.App.Features.Findings.OfParticipant;

namespace Milepost.App.Features.Findings;

/// <summary>The parts a finding names, in words, where the record itself is not at hand: "goalChanged:G1" becomes "goal changed (G1)".</summary>
public static class DetailWords
{
    public static string Of(string detail)
    {
        var colon = detail.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? $"{FindingWords.Spaced(detail[..colon])} ({detail[(colon + 1)..]})" : FindingWords.Spaced(detail);
    }
}
