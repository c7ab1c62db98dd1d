using System.Globalization;

namespace Milepost.App.Features.CaseFiles;

/// <summary>Holds a parsed document against the schema, once through, and tells everything that does not fit.</summary>
/// <remarks>
/// References may point forward, so they are gathered on the way and looked up at the end. One to a thing that could not be read is told as well:
/// passing over them would hide others that lead nowhere.
/// </remarks>
internal sealed class CaseFileCheck
{
    private readonly List<(long Offset, CaseFileProblem Problem)> _problems = [];
    private readonly Dictionary<string, (JsonPlace Place, string Kind)> _firstWithId = new(StringComparer.Ordinal);
    private readonly HashSet<(string Kind, string Id)> _ids = [];
    private readonly List<(JsonPlace Place, string Kind)> _references = [];

    private CaseFileCheck() { }

    /// <summary>The problems in the order of the document; none for a sound one.</summary>
    public static IReadOnlyList<CaseFileProblem> Check(JsonPlace root, JsonShape shape)
    {
        var check = new CaseFileCheck();
        check.CheckPlace(root, shape);
        check.CheckReferences();
        return [.. check._problems.OrderBy(problem => problem.Offset).Select(problem => problem.Problem)];
    }

    private void CheckPlace(JsonPlace place, JsonShape shape)
    {
        if (place.Kind != shape.Kind)
        {
            Report(place, $"Expected {shape.Expected}, found {Named(place.Kind)}.");
            return;
        }

        switch (place.Kind)
        {
            case JsonKind.Object: CheckObject(place, shape); break;
            case JsonKind.List: foreach (var item in place.Children) CheckPlace(item, shape.Items!); break;
            case JsonKind.Text: CheckText(place, shape); break;
            case JsonKind.Number: CheckNumber(place, shape); break;
        }
    }

    private void CheckObject(JsonPlace place, JsonShape shape)
    {
        var present = new Dictionary<string, JsonPlace>(StringComparer.Ordinal);
        foreach (var child in place.Children)
        {
            if (!present.TryAdd(child.Name!, child))
                Report(child, "This property stands here for the second time in the same object. Expected each property once.");
            else if (shape.Properties.TryGetValue(child.Name!, out var childShape))
                CheckPlace(child, childShape);
            else
                Report(child, shape.UnknownProperty);
        }

        foreach (var name in shape.Required.Where(name => !present.ContainsKey(name))) ReportMissing(place, shape, name, "");

        if (shape.RequiredWhen is var (property, value, names) && present.TryGetValue(property, out var condition) && condition.Text == value)
            foreach (var name in names.Where(name => !present.ContainsKey(name))) ReportMissing(place, shape, name, $" because {property} is \"{value}\"");

        foreach (var (name, end) in present)
            if (shape.Properties.GetValueOrDefault(name)?.NotBefore is { } startName
                && end.Day is { } endDay && present.GetValueOrDefault(startName)?.Day is { } startDay && endDay < startDay)
                Report(end, $"This end is before its own start. Expected {startDay:yyyy-MM-dd} ({startName}) or later, found {endDay:yyyy-MM-dd}.");
    }

    private void CheckText(JsonPlace place, JsonShape shape)
    {
        if (place.Text is not { } text)
            Report(place, "The text holds half of a surrogate pair, which is no character. Expected whole characters.");
        else if (text.Contains('\0'))
            Report(place, "The text holds the character NUL, which cannot be stored. Expected text without it.");
        else if (shape.MaxLength is { } most && text.Length > most && CharactersIn(text) is var length && length > most)
            Report(place, $"The text is too long: {length.ToString("N0", CultureInfo.InvariantCulture)} characters. Expected at most {most.ToString("N0", CultureInfo.InvariantCulture)}.");
        else if (shape.Words is { } words && !words.Contains(text))
            Report(place, $"Expected {shape.Expected}, found \"{Printable.Cut(text, 40)}\".");
        else if (shape.Pattern?.IsMatch(text) == false || (shape.IsDay && place.Day is null))
            Report(place, $"Expected {shape.Expected}, found {(string.IsNullOrWhiteSpace(text) ? "nothing but blanks" : $"\"{Printable.Cut(text, 40)}\"")}.");
        else if (shape.IdOf is { } kind)
            TakeId(place, text, kind);
        else if (shape.RefersTo is { } target && !IsLeftOut(place, text))
            _references.Add((place, target));
    }

    private void CheckNumber(JsonPlace place, JsonShape shape)
    {
        if (place.Number is not { } number || number < shape.Minimum || number > shape.Maximum || (shape.IsWhole && decimal.Truncate(number) != number))
            Report(place, $"Expected {shape.Expected}.");
    }

    private void TakeId(JsonPlace place, string id, string kind)
    {
        _ids.Add((kind, id));
        if (!_firstWithId.TryAdd(id, (place, kind)))
            Report(place, $"The id \"{Printable.Cut(id, 40)}\" stands already at {_firstWithId[id].Place.Path}. Expected an id that is unique within the file.");
    }

    private void CheckReferences()
    {
        foreach (var (place, kind) in _references)
        {
            if (_ids.Contains((kind, place.Text!))) continue;

            var found = _firstWithId.TryGetValue(place.Text!, out var other) ? $"which is the id of {Named(other.Kind)}" : "which nothing in this file has";
            Report(place, $"Expected the id of {Named(kind)} in this file, found \"{Printable.Cut(place.Text!, 40)}\", {found}.");
        }
    }

    /// <summary>Optional text of nothing but blanks is as if absent; an item of a list is there or not, so a blank one leads nowhere.</summary>
    private static bool IsLeftOut(JsonPlace place, string text) => place.Name is not null && string.IsNullOrWhiteSpace(text);

    private void ReportMissing(JsonPlace place, JsonShape shape, string name, string why) =>
        _problems.Add((place.Offset, new(place.PathOf(name), $"This is missing and is required{why}. Expected {shape.Properties[name].Expected}.")));

    private void Report(JsonPlace place, string message) => _problems.Add((place.Offset, new(place.Path, message)));

    private static int CharactersIn(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static string Named(JsonKind kind) => kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.List => "a list",
        JsonKind.Text => "text",
        JsonKind.Number => "a number",
        JsonKind.Boolean => "true or false",
        _ => "null",
    };

    private static string Named(string kind) => kind switch
    {
        "caseNote" => "a case note",
        "skillGain" => "a skill gain",
        _ => (kind[0] is 'a' or 'o' ? "an " : "a ") + kind,
    };
}
