using System.Globalization;
using System.Text;

namespace Milepost.Domain;

/// <summary>Brings names to one form for search: small letters, no accents, single blanks.</summary>
public static class SearchWords
{
    public static string Normalize(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark) continue;
            letters.Append(Rune.ToLowerInvariant(rune));
        }
        return string.Join(' ', letters.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
