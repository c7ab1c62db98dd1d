using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Milepost.App.Features.Api.OpenApi;

/// <summary>What the code says about its records, for the description: written once, beside what it is about.</summary>
internal sealed partial class ApiWords
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    /// <summary>From the files that the compiler writes beside the program.</summary>
    public static ApiWords Load()
    {
        var words = new ApiWords();
        foreach (var assembly in new[] { typeof(ApiWords).Assembly, typeof(Domain.Recorded).Assembly })
        {
            var file = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
            if (!File.Exists(file)) throw new FileNotFoundException($"{file} is missing: the description takes its words from it. Build the program first.", file);
            foreach (var member in XDocument.Load(file).Descendants("member")) words._members[(string)member.Attribute("name")!] = member;
        }
        return words;
    }

    public string? Of(Type type) => Text(_members.GetValueOrDefault($"T:{type.FullName}")?.Element("summary"));

    /// <summary>A record's parameter is told of with the record.</summary>
    public string? Of(Type type, string member) =>
        Text(_members.GetValueOrDefault($"T:{type.FullName}")?.Elements("param").FirstOrDefault(p => string.Equals((string?)p.Attribute("name"), member, StringComparison.OrdinalIgnoreCase)))
        ?? Text(_members.GetValueOrDefault($"P:{type.FullName}.{member}")?.Element("summary"));

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XText plain => plain.Value,
            XElement { Name.LocalName: "see" or "seealso" } see => Words(((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? "").Split('.', ':')[^1]),
            XElement { Name.LocalName: "paramref" } named => (string?)named.Attribute("name") ?? "",
            XElement inner => inner.Value,
            _ => "",
        }));
        return Blanks().Replace(text, " ").Trim() is { Length: > 0 } words ? words : null;
    }

    private static string Words(string name) => name.Length == 0 ? "" : char.ToLowerInvariant(name[0]) + name[1..].Split('(')[0];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
