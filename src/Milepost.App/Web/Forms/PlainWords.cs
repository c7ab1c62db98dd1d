using System.Text;

namespace Milepost.App.Web.Forms;

/// <summary>Turns labels and names into words that fit inside a sentence.</summary>
public static class PlainWords
{
    /// <summary>"Date signed" becomes "date signed"; "O*NET code" and "SSN" stay as they are.</summary>
    public static string InSentence(string label)
    {
        if (label.Length < 2 || !char.IsUpper(label[0])) return label;
        return char.IsLower(label[1]) || label[1] == ' ' ? char.ToLowerInvariant(label[0]) + label[1..] : label;
    }

    /// <summary>"SignedOn" becomes "Signed on": for names that nobody gave a label.</summary>
    public static string FromName(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        for (var at = 0; at < name.Length; at++)
        {
            var letter = name[at];
            var startsWord = at > 0 && char.IsUpper(letter) && !char.IsUpper(name[at - 1]);
            if (at == 0) words.Append(char.ToUpperInvariant(letter));
            else if (startsWord) words.Append(' ').Append(char.ToLowerInvariant(letter));
            else words.Append(letter);
        }

        return words.ToString();
    }
}
