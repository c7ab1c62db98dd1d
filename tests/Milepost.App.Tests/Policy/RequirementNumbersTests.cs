using System.Globalization;
using System.Text.RegularExpressions;
using Milepost.App.DataFiles;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Policy;
using Milepost.App.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Policy;

/// <summary>Whether the cases of a requirement would notice if one of its numbers, days, lists or answers were another.</summary>
/// <remarks>Each is changed alone, in what was read from the file; then a case fails, or the file is refused.</remarks>
public sealed partial class RequirementNumbersTests
{
    private static readonly Packs Packs = PackFiles.Load(PackFiles.DefaultFolder);
    private static readonly PolicyBook Policy = PolicyBook.Load(PackFiles.DefaultFolder, Packs);

    /// <summary>Changes that change nothing, so that no case can notice them, and why.</summary>
    private static readonly Dictionary<(string Requirement, string Change), string> SameEither = new()
    {
        [("chi.vocational-exploration-after-first-services", "in_force.from: 2023-03-11 > 2023-03-10")] = "On March 10 nobody can have entered after March 10.",
        [("chi.youth-first-services-in-order", "in_force.from: 2023-03-11 > 2023-03-10")] = "On March 10 nobody can have entered after March 10.",
    };

    public static TheoryData<string> Requirements() => [.. Policy.Files.Select(file => file.Requirement.Id)];

    [Theory]
    [MemberData(nameof(Requirements))]
    public void A_number_day_list_or_answer_that_is_another_turns_a_case_red(string requirement)
    {
        Assert.True(Policy.Find(requirement, out var file));

        var unnoticed = Unnoticed(file).Where(change => !SameEither.ContainsKey((requirement, change))).ToList();

        Assert.True(unnoticed.Count == 0, $"No case of {file.File} notices:\n{string.Join('\n', unnoticed)}");
    }

    [Fact]
    public void What_is_said_to_change_nothing_does_so()
    {
        foreach (var same in SameEither.Keys.GroupBy(same => same.Requirement))
        {
            Assert.True(Policy.Find(same.Key, out var file));
            Assert.Empty(same.Select(each => each.Change).Except(Unnoticed(file)));
        }
    }

    [Fact]
    public void Cases_that_stand_on_no_edge_are_caught()
    {
        var unnoticed = Unnoticed("""
            requirement: il.try-it
            title: Training is noted within 30 days
            rule: done-within
            applies_to: { subject: service, services: { kinds: [training, apprenticeship], wioa_funded: true } }
            in_force: { from: 2022-01-01, until: 2026-12-31, note: Ours. }
            terms: { from: start, done: { note: { subjects: [Training Begin Date], names_service: true } }, within: 30 days }
            what_to_do: Write the note.
            citation: { source: il-career-planning, section: Somewhere, quote: The words. }
            cases:
              - { name: soon, history: { 2024-01-02: [training service WIOA funded, case note Training Begin Date on S1] }, today: 2024-03-01, expect: met }
              - { name: long after, history: { 2024-01-02: training service WIOA funded, 2024-09-01: case note Training Begin Date on S1 }, today: 2024-10-01, expect: met late }
            """);

        Assert.Equal(
        [
            "applies_to.services.kinds without apprenticeship",
            "applies_to.services without kinds",
            "applies_to.services.wioa_funded: true > false",
            "applies_to.services without wioa_funded",
            "applies_to without services",
            "in_force.from: 2022-01-01 > 2021-12-31",
            "in_force.from: 2022-01-01 > 2022-01-02",
            "in_force.until: 2026-12-31 > 2026-12-30",
            "in_force.until: 2026-12-31 > 2027-01-01",
            "in_force without until",
            "terms.done.note.subjects without Training Begin Date",
            "terms.done.note without subjects",
            "terms.done.note.names_service: true > false",
            "terms.done.note without names_service",
            "terms.within: 30 days > 29 days",
            "terms.within: 30 days > 31 days",
            "terms.within: 30 days > 1 months",
        ], unnoticed);
    }

    [Fact]
    public void Cases_on_both_sides_of_every_edge_are_not()
    {
        var unnoticed = Unnoticed("""
            requirement: il.try-it
            title: Training is noted within 30 days
            rule: done-within
            applies_to: { subject: service, services: { kinds: [training] } }
            in_force: { from: 2022-01-01 }
            terms: { from: start, done: { note: { names_service: true } }, within: 30 days }
            what_to_do: Write the note.
            citation: { source: il-career-planning, section: Somewhere, quote: The words. }
            cases:
              - { name: day 30, history: { 2024-01-02: training service, 2024-02-01: case note on S1 }, today: 2024-03-01, expect: met }
              - { name: day 31, history: { 2024-01-02: training service, 2024-02-02: case note on S1 }, today: 2024-03-01, expect: met late }
              - { name: about nothing, history: { 2024-01-02: [training service, case note] }, today: 2024-03-01, expect: overdue }
              - { name: no training, history: { 2024-01-02: support service }, today: 2024-03-01, expect: none }
              - { name: from then on, history: { 2021-12-30: training service }, today: 2022-01-01, expect: due }
              - { name: not before, history: { 2021-12-30: training service }, today: 2021-12-31, expect: none }
            """);

        Assert.Empty(unnoticed);
    }

    private static List<string> Unnoticed(string text)
    {
        var folder = Directory.CreateTempSubdirectory("milepost-numbers-");
        try
        {
            var path = Path.Combine(folder.FullName, "try-it.yaml");
            File.WriteAllText(path, text);
            var problems = new FileProblems();
            var tree = YamlTree.ReadMap(path, "policy/illinois-dceo/try-it.yaml", problems)!;
            var file = new RequirementFileReader(problems).Read(tree, Packs["illinois-dceo"], withCases: true)!;
            Assert.Empty(problems.InOrder());
            Assert.Empty(TestPolicy.Run(file));
            return Unnoticed(tree, file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Unnoticed(RequirementFile file) => Unnoticed(Tree(file), file);

    private static List<string> Unnoticed(YamlMap tree, RequirementFile file)
    {
        var cases = file.Cases.Select(each => (Case: each, Facts: CaseFileFacts.Of(CaseHistory.Build(each, new())!))).ToList();
        return [.. Changes(tree).Where(change => !IsNoticed(change.Tree)).Select(change => change.What)];

        bool IsNoticed(YamlMap changed)
        {
            var problems = new FileProblems();
            if (new RequirementFileReader(problems).Read(changed, Packs[file.Requirement.Pack], withCases: false) is not { } read || problems.Any) return true;

            var evaluator = new Evaluator([read.Requirement]);
            return cases.Exists(each => TestPolicy.Judge(read, each.Case, each.Facts, evaluator).Any());
        }
    }

    private static YamlMap Tree(RequirementFile file) => YamlTree.ReadMap(Path.Combine(PackFiles.DefaultFolder, "..", file.File), file.File, new())!;

    /// <summary>The whole file with one thing changed, once for each thing that can be.</summary>
    private static IEnumerable<(string What, YamlMap Tree)> Changes(YamlMap file) =>
        from key in (string[])["applies_to", "in_force", "terms"]
        from change in ChangesOf(file[key]!, key)
        select (change.What, With(file, key, change.Tree));

    private static IEnumerable<(string What, YamlTree Tree)> ChangesOf(YamlTree tree, string place) => tree switch
    {
        YamlMap map => map.Fields.Where(field => (place, field.Key) is not ("in_force", "note")).SelectMany(field => ChangesOf(field.Value, $"{place}.{field.Key}")
            .Select(change => (change.What, (YamlTree)With(map, field.Key, change.Tree)))
            .Append(($"{place} without {field.Key}", map with { Fields = [.. map.Fields.Where(other => other != field)] }))),
        YamlList list => list.Items.SelectMany((item, at) => ChangesOf(item, $"{place}[{at + 1}]")
            .Select(change => (change.What, (YamlTree)(list with { Items = [.. list.Items.Take(at), change.Tree, .. list.Items.Skip(at + 1)] })))
            .Append(($"{place} without {Written(item)}", list with { Items = [.. list.Items.Take(at), .. list.Items.Skip(at + 1)] }))),
        YamlText text => from other in Others(text.Text) select ($"{place}: {text.Text} > {other}", (YamlTree)(text with { Text = other })),
        _ => [],
    };

    private static IEnumerable<string> Others(string text)
    {
        if (text is "true" or "false") return [text == "true" ? "false" : "true"];
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day)) return [.. OneOff.Select(by => day.AddDays(by).ToString("yyyy-MM-dd"))];
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return [.. OneOff.Select(by => $"{number + by}")];
        if (Interval().Match(text) is not { Success: true } interval) return [];

        var (count, unit) = (int.Parse(interval.Groups["count"].Value, CultureInfo.InvariantCulture), interval.Groups["unit"].Value);
        List<string> others = [.. OneOff.Select(by => $"{count + by} {unit}s"), $"{count} {(unit is "day" or "week" ? "month" : "day")}s"];
        // The slip that is made most easily: three months for 90 days.
        var days = count * unit switch { "week" => 7, "month" => 30, "quarter" => 90, "year" => 360, _ => 1 };
        if (unit is "day" or "week" && days % 30 == 0) others.Add($"{days / 30} months");
        else if (unit is not ("day" or "week")) others.Add($"{days} days");
        return others.Distinct();
    }

    private static readonly int[] OneOff = [-1, 1];

    private static YamlMap With(YamlMap map, string key, YamlTree value) => map with { Fields = [.. map.Fields.Select(field => field.Key == key ? field with { Value = value } : field)] };

    private static string Written(YamlTree tree) => tree switch
    {
        YamlMap map => $"{{ {string.Join(", ", map.Fields.Select(field => $"{field.Key}: {Written(field.Value)}"))} }}",
        YamlList list => $"[{string.Join(", ", list.Items.Select(Written))}]",
        YamlText text => text.Text,
        _ => "",
    };

    [GeneratedRegex("^(?<count>[0-9]{1,5}) (?<unit>day|week|month|quarter|year)s?$")]
    private static partial Regex Interval();
}
