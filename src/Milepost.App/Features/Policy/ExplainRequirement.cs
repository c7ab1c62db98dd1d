using System.Text;
using Milepost.App.DataFiles;
using Milepost.App.Policy;
using Milepost.Domain;
using Milepost.Domain.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Policy;

/// <summary>One thing about a requirement, in words.</summary>
/// <param name="Citation">Where it is a source: the place and its words.</param>
public sealed record ExplainedRow(string Name, string Value, Citation? Citation = null);

/// <summary>A requirement for a person to read: what it demands, by which words, how it is checked, and its cases.</summary>
public static class ExplainRequirement
{
    private const int Width = 100;

    public static string Of(RequirementFile file, Packs packs, IReadOnlyList<RequirementFile> all)
    {
        var indent = new string(' ', 20);
        var text = new StringBuilder();
        text.Append($"{file.Requirement.Id}\n{file.Requirement.Title}\n\n");
        foreach (var row in Rows(file, packs, all)) text.Append($"{row.Name,-20}{string.Join($"\n{indent}", Lines(row.Value, Width - indent.Length))}\n");
        text.Append($"\nCases ({file.Cases.Count})\n");
        foreach (var each in file.Cases) text.Append($"  {each.Name}\n    {Told(each)}\n");
        return text.ToString();
    }

    public static IReadOnlyList<ExplainedRow> Rows(RequirementFile file, Packs packs, IReadOnlyList<RequirementFile> all)
    {
        var requirement = file.Requirement;
        var pack = packs[requirement.Pack];
        var rows = new List<ExplainedRow>();
        Row("Pack", $"{pack.Id}: {pack.Title}, {pack.Jurisdiction}");
        Row("In force", $"from {requirement.InForce.From.Words()}{(requirement.InForce.Until is { } until ? $" until {until.Words()}" : "")}{(requirement.InForce.Note is { } note ? $". {note}" : "")}");
        Row("Judges", Written(file.AppliesTo));
        Row("Rule", requirement.RuleName);
        Row("Terms", Written(file.Terms));
        Row("What to do", requirement.WhatToDo);
        if (requirement.SettledBy is { } settled) Row("Settled by", CodeWords.Of(settled));
        if (requirement.Gate is { } gate) Row("Gate", Written(gate));
        foreach (var citation in requirement.AlsoCites.Insert(0, requirement.Citation)) Cite("Source", citation);
        if (requirement.Reading is { } reading) Row("How we read it", reading);
        foreach (var waiver in requirement.Waives)
        {
            Row("Takes the place of", waiver.Requirement);
            Cite("because", waiver.Citation);
        }
        foreach (var by in all.Where(other => other.Requirement.Waives.Any(waiver => waiver.Requirement == requirement.Id)))
            Row("Replaced by", $"{by.Requirement.Id}, in {by.Requirement.Pack}");
        Row("File", file.File);
        return rows;

        void Cite(string name, Citation citation)
        {
            var source = pack.Sources[citation.Source];
            rows.Add(new(name,
                $"{source.Title}, {source.Issuer}{(source.Date is { } date ? $", {date.Words()}" : "")}{(citation.Section is { } section ? $". {section}" : "")}{(citation.Quote is { } quote ? $": \"{quote}\"" : "")}",
                citation));
        }

        void Row(string name, string value) => rows.Add(new(name, value));
    }

    /// <summary>What happened in a case, and what is found.</summary>
    public static string Told(RequirementCase each) =>
        $"{(each.Words() is { Length: > 0 } words ? $"{words}; " : "")}on {each.Today:yyyy-MM-dd}: {string.Join("; ", each.Expected.Select(expected => expected + (expected.Subject is { } subject ? $" for {subject}" : "")))}";

    private static IEnumerable<string> Lines(string value, int width)
    {
        var line = new StringBuilder();
        foreach (var word in value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }
        yield return line.ToString();
    }

    private static string Written(Gate gate) =>
        (gate.Action == GateAction.Refuse ? "A change that would break this is refused" : "A change that would break this is warned of")
        + (gate.Details.IsEmpty ? "" : $", when it would be about {string.Join(" or ", gate.Details)}")
        + (gate.Field is { } field ? $", beside {field}." : ".");

    private static string Written(YamlTree tree) => tree switch
    {
        YamlMap { Fields.Count: 0 } => "none",
        YamlMap map => string.Join("; ", map.Fields.Select(field => $"{field.Key.Replace('_', ' ')}: {Inside(field.Value)}")),
        YamlList list => string.Join(", ", list.Items.Select(Inside)),
        YamlText text => text.Text,
        _ => "",
    };

    private static string Inside(YamlTree tree) => tree is YamlMap ? $"({Written(tree)})" : Written(tree);
}
