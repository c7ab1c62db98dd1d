using Milepost.App.ReferenceData;
using Milepost.Domain;

namespace Milepost.App.Features.Occupations;

/// <summary>Reads an occupation as people enter it: a code, a title, or "code title".</summary>
public static class OccupationEntry
{
    public const int MostChoices = 8;

    /// <summary>The occupation's label as plans keep it; null for nothing; a problem when the text could mean several or none.</summary>
    /// <param name="standing">What the record holds already: taken as it is when it is not changed.</param>
    public static Result<string?> Read(ReferenceLists lists, string? typed, string? standing, string field)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0) return (string?)null;
        if (text == standing) return standing;
        if (lists.FindOccupation(text) is { } byCode && (text == byCode.Code || SameWords(text[byCode.Code.Length..], byCode.Title))) return byCode.Label;

        var matches = lists.SearchOccupations(text, MostChoices);
        if (matches.FirstOrDefault(match => SameWords(match.Title, text)) is { } byTitle) return byTitle.Label;
        if (matches is [var only] && (only.Code.StartsWith(text, StringComparison.Ordinal) || SameWords(only.Title, text))) return only.Label;
        return matches.Count == 0 ? OccupationProblems.Unknown.At(field) : OccupationProblems.Unclear.At(field);
    }

    private static bool SameWords(string one, string other) => SearchWords.Normalize(one) == SearchWords.Normalize(other);
}

public static class OccupationProblems
{
    public static readonly Problem Unclear = new("occupation.unclear", ProblemKind.Invalid, "Choose the occupation you mean from the list below the field.");

    public static readonly Problem Unknown = new("occupation.unknown", ProblemKind.Invalid,
        "No occupation in the O*NET-SOC list matches this. Enter a code like 29-2052.00 or a word of its title.");
}
