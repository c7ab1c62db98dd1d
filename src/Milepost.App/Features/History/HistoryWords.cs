using System.Globalization;
using System.Text.Json;
using Milepost.App.Web.Forms;
using Milepost.Domain;

namespace Milepost.App.Features.History;

/// <summary>How the history's field names and values, kept as the store writes them, are read by people.</summary>
internal static class HistoryWords
{
    /// <summary>"CaseNote N-3" becomes "Case note N-3".</summary>
    public static string Thing(string what)
    {
        var parts = what.Split(' ', 2);
        var words = parts[0] switch { "OrgUnit" => "Place", "RoleAssignment" => "Role", "EligibilityAnswers" => "Answers of the application", "EligibilitySnapshot" => "Eligibility decision", _ => PlainWords.FromName(parts[0]) };
        // There is one application and one set of answers, and their ids say no more than their names.
        return parts.Length == 1 || parts[0] == "EligibilityAnswers" || string.Equals(parts[0], parts[1], StringComparison.OrdinalIgnoreCase) ? words : $"{words} {parts[1]}";
    }

    /// <summary>"projectedEnd" becomes "Projected end", "OfficeId" becomes "Office".</summary>
    public static string Field(string field)
    {
        var name = field.Length > 2 && field.EndsWith("Id", StringComparison.Ordinal) ? field[..^2] : field;
        return name switch { "" => "Id", "OrgUnit" => "Place", "Path" => "Place in the tree", _ => PlainWords.FromName(name) };
    }

    public static string Value(string? value, IReadOnlyDictionary<Guid, string> names)
    {
        if (string.IsNullOrEmpty(value)) return "";
        if (Guid.TryParse(value, out var key)) return names.GetValueOrDefault(key, "(no longer there)");
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day.Words();
        if (value is "True" or "true") return "Yes";
        if (value is "False" or "false") return "No";
        if (value[0] is '{' or '[' && Json(value, names) is { } read) return read;
        return IsCode(value) ? PlainWords.FromName(value) : value;
    }

    /// <summary>One word with a capital inside, like "DislocatedWorker" or "offTrack", is a code of ours and nothing that was typed.</summary>
    private static bool IsCode(string value) =>
        value.Length is > 2 and <= 40 && value.All(char.IsAsciiLetter) && value.Skip(1).Any(char.IsAsciiLetterUpper) && value.Any(char.IsAsciiLetterLower) && !value.Skip(1).All(char.IsAsciiLetterUpper);

    private static string? Json(string text, IReadOnlyDictionary<Guid, string> names)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Element(document.RootElement, names);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Element(JsonElement element, IReadOnlyDictionary<Guid, string> names) => element.ValueKind switch
    {
        JsonValueKind.Array => string.Join("; ", element.EnumerateArray().Select(item => Element(item, names)).Where(item => item.Length > 0)),
        JsonValueKind.Object => string.Join(", ", element.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null)
            .Select(p => $"{PlainWords.InSentence(Field(p.Name))}: {Element(p.Value, names)}")),
        JsonValueKind.String => Value(element.GetString(), names),
        JsonValueKind.True => "Yes",
        JsonValueKind.False => "No",
        JsonValueKind.Null => "",
        _ => element.GetRawText(),
    };
}
