using System.Globalization;

namespace Milepost.App.DataFiles;

/// <summary>Reads one mapping strictly: every key is asked for by name, and a key that nobody asked for is a problem.</summary>
public sealed class YamlFields(YamlMap map, string where, FileProblems problems)
{
    private readonly HashSet<string> _asked = [];

    public YamlMap Map => map;
    public string Where => where;

    public string Text(string key) => Find<YamlText>(key, "text") is { } text ? NotBlank(key, text) : "";

    public string? OptionalText(string key) => Has(key) ? Text(key) : null;

    public string OneOf(string key, IReadOnlyList<string> words)
    {
        if (Find<YamlText>(key, "one word") is not { } text) return "";
        CheckWord(key, text, words);
        return text.Text;
    }

    public string? OptionalOneOf(string key, IReadOnlyList<string> words) => Has(key) ? OneOf(key, words) : null;

    public bool YesNo(string key) => OneOf(key, ["true", "false"]) == "true";

    public int Whole(string key, int atLeast, int atMost)
    {
        if (Find<YamlText>(key, "a whole number") is not { } text) return atLeast;
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= atLeast && number <= atMost) return number;
        problems.Add(text, $"{Named(key)} should be a whole number from {atLeast} to {atMost}, not \"{text.Text}\".");
        return atLeast;
    }

    public int? OptionalWhole(string key, int atLeast, int atMost) => Has(key) ? Whole(key, atLeast, atMost) : null;

    public DateOnly Day(string key)
    {
        if (Find<YamlText>(key, "a day") is not { } text) return default;
        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        problems.Add(text, $"{Named(key)} should be a day like 2024-01-31, not \"{text.Text}\".");
        return default;
    }

    public DateOnly? OptionalDay(string key) => Has(key) ? Day(key) : null;

    public Uri? OptionalLink(string key)
    {
        if (!Has(key) || Find<YamlText>(key, "a web address") is not { } text) return null;
        if (Uri.TryCreate(text.Text, UriKind.Absolute, out var link) && link.Scheme is "https" or "http") return link;
        problems.Add(text, $"{Named(key)} should be a web address that starts with https://, not \"{text.Text}\".");
        return null;
    }

    public IReadOnlyList<string> Texts(string key) => Words(key, allowed: null);

    public IReadOnlyList<string> TextsFrom(string key, IReadOnlyList<string> allowed) => Words(key, allowed);

    public IReadOnlyList<string> OptionalTextsFrom(string key, IReadOnlyList<string> allowed) => Has(key) ? Words(key, allowed) : [];

    public T? OptionalPart<T>(string key, Func<YamlFields, T> read) where T : class => Has(key) ? Part(key, read) : null;

    public T? Part<T>(string key, Func<YamlFields, T> read) where T : class =>
        Find<YamlMap>(key, "keys and values") is { } part ? ReadWhole(part, $"{where}{key}.", read) : null;

    /// <summary>A list whose entries are mappings.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<YamlFields, T> read)
    {
        var entries = new List<T>();
        foreach (var item in Find<YamlList>(key, "a list")?.Items ?? [])
        {
            if (item is YamlMap entry) entries.Add(ReadWhole(entry, $"{where}{key}[].", read));
            else problems.Add(item, $"Each entry of {Named(key)} should be keys and values.");
        }
        return entries;
    }

    public IReadOnlyList<T> OptionalList<T>(string key, Func<YamlFields, T> read) => Has(key) ? List(key, read) : [];

    /// <summary>A mapping from names to mappings, in the order of the file.</summary>
    /// <param name="names">The names allowed; null allows any.</param>
    public IReadOnlyList<(string Name, T Value)> Named<T>(string key, IReadOnlyList<string>? names, Func<string, YamlFields, T> read)
    {
        var entries = new List<(string, T)>();
        foreach (var field in Find<YamlMap>(key, "keys and values")?.Fields ?? [])
        {
            if (names is not null && !names.Contains(field.Key)) Unknown(field, $"{where}{key}.", names, map.File);
            else if (field.Value is YamlMap entry) entries.Add((field.Key, ReadWhole(entry, $"{where}{key}.{field.Key}.", fields => read(field.Key, fields))));
            else problems.Add(field.Value, $"\"{where}{key}.{field.Key}\" should be keys and values.");
        }
        return entries;
    }

    /// <summary>A mapping from names to single words.</summary>
    public IReadOnlyDictionary<string, string> NamedWords(string key, IReadOnlyList<string> names, IReadOnlyList<string> words)
    {
        var entries = new Dictionary<string, string>();
        foreach (var field in Find<YamlMap>(key, "keys and values")?.Fields ?? [])
        {
            if (!names.Contains(field.Key)) Unknown(field, $"{where}{key}.", names, map.File);
            else if (field.Value is YamlText text)
            {
                CheckWord($"{key}.{field.Key}", text, words);
                entries[field.Key] = text.Text;
            }
            else problems.Add(field.Value, $"\"{where}{key}.{field.Key}\" should be one word.");
        }
        return entries;
    }

    /// <summary>A mapping from names to text.</summary>
    public IReadOnlyDictionary<string, string> NamedTexts(string key, IReadOnlyList<string> names)
    {
        var entries = new Dictionary<string, string>();
        foreach (var field in Find<YamlMap>(key, "keys and values")?.Fields ?? [])
        {
            if (!names.Contains(field.Key)) Unknown(field, $"{where}{key}.", names, map.File);
            else if (field.Value is YamlText text) entries[field.Key] = NotBlank($"{key}.{field.Key}", text);
            else problems.Add(field.Value, $"\"{where}{key}.{field.Key}\" should be text.");
        }
        return entries;
    }

    /// <summary>Whatever stands there; null after adding a problem when nothing does.</summary>
    public YamlTree? Tree(string key, string expected) => Find<YamlTree>(key, expected);

    public YamlTree? OptionalTree(string key) => Has(key) ? map[key] : null;

    public void Wrong(string key, string message) => problems.Add(map[key] ?? map, message);

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var field in map.Fields.Where(field => !_asked.Contains(field.Key)))
            Unknown(field, where, [.. _asked], map.File);
    }

    private T ReadWhole<T>(YamlMap part, string place, Func<YamlFields, T> read)
    {
        var fields = new YamlFields(part, place, problems);
        var value = read(fields);
        fields.Finish();
        return value;
    }

    private bool Has(string key)
    {
        _asked.Add(key);
        return map[key] is { } value and not YamlText { IsNothing: true };
    }

    private T? Find<T>(string key, string expected) where T : YamlTree
    {
        _asked.Add(key);
        var value = map[key];
        if (value is T found) return found;

        problems.Add(value ?? map, value is null ? $"{Named(key)} is missing. Add it; it takes {expected}." : $"{Named(key)} should be {expected}.");
        return null;
    }

    private IReadOnlyList<string> Words(string key, IReadOnlyList<string>? allowed)
    {
        var words = new List<string>();
        foreach (var item in Find<YamlList>(key, "a list")?.Items ?? [])
        {
            if (item is not YamlText text)
            {
                problems.Add(item, $"Each entry of {Named(key)} should be text.");
                continue;
            }
            if (allowed is not null) CheckWord(key, text, allowed);
            words.Add(NotBlank(key, text));
        }
        return words;
    }

    private string NotBlank(string key, YamlText text)
    {
        if (string.IsNullOrWhiteSpace(text.Text)) problems.Add(text, $"{Named(key)} is empty. Fill it in.");
        return text.Text.Trim();
    }

    private void CheckWord(string key, YamlText text, IReadOnlyList<string> words)
    {
        if (!words.Contains(text.Text)) problems.Add(text, $"{Named(key)} is \"{text.Text}\". It should be one of: {string.Join(", ", words)}.");
    }

    // A joined mapping can hold fields of the pack it extends: the field's own value knows the file.
    private void Unknown(YamlField field, string place, IReadOnlyList<string> known, string file) =>
        problems.Add(field.Value.File ?? file, field.Line, $"\"{place}{field.Key}\" is not a key we know. Remove it or correct it to one of: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");

    private string Named(string key) => $"\"{where}{key}\"";
}
