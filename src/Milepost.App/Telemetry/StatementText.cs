using System.Text.RegularExpressions;

namespace Milepost.App.Telemetry;

/// <summary>The text of a statement without values. What people type is a parameter and not in it; this takes out what a statement may carry itself.</summary>
public static partial class StatementText
{
    private const int Longest = 4000;

    public static string WithoutValues(string statement)
    {
        var text = Values().Replace(statement.Length > Longest ? statement[..Longest] : statement, "?");
        return Blanks().Replace(text, " ").Trim();
    }

    /// <summary>Words in quotes, to their end or to the end of what is left of the text, and long numbers.</summary>
    [GeneratedRegex(@"'(?:[^']|'')*(?:'|$)|(?<![\w@$""])\d{4,}(?!\w)|(?<![\w@$""])\d{3}-\d{2}-\d{4}")]
    private static partial Regex Values();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
