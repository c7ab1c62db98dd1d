using System.Text;

namespace Milepost.App.Features.Findings;

/// <summary>The parts a finding names, in words: "shortTermGoal" becomes "short term goal", "goalChanged:G1" "goal changed (G1)".</summary>
public static class DetailWords
{
    public static string Of(string detail)
    {
        var colon = detail.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? $"{Spaced(detail[..colon])} ({detail[(colon + 1)..]})" : Spaced(detail);
    }

    private static string Spaced(string word)
    {
        // A code, a date, the name of an area of assessment: only words run together are taken apart.
        if (!word.All(char.IsAsciiLetterOrDigit) || word.Length == 0 || !char.IsAsciiLetterLower(word[0])) return word;
        var spaced = new StringBuilder(word.Length + 8);
        foreach (var letter in word)
        {
            if (char.IsAsciiLetterUpper(letter)) spaced.Append(' ');
            spaced.Append(char.ToLowerInvariant(letter));
        }
        return spaced.ToString();
    }
}
