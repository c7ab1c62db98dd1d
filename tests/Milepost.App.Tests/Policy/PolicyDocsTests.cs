using System.Text.Json;
using System.Text.RegularExpressions;
using Milepost.App.DataFiles;
using Milepost.App.Policy;
using Milepost.App.Tests.CodeHealth;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Policy;

/// <summary>Whoever writes policy has nothing but docs/policy: each word in it is one that the program reads.</summary>
public sealed class PolicyDocsTests
{
    private static readonly MarkdownDocument Words = new("docs/policy/requirements.md");
    private static readonly MarkdownDocument Settings = new("docs/policy/settings.md");

    public static TheoryData<string> Facts() => [.. Words.FirstColumn("## FACT and CONDITION")];

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_or_condition_of_the_table_is_read(string written) =>
        Assert.Empty(ProblemsOf($"when: [ {Filled(written)} ]", fields => new TermReader(fields.Problems) { Subject = SubjectKind.Participant }.OptionalConditions(fields.Fields, "when")));

    public static TheoryData<string> Picks() => [.. Words.FirstColumn("### PICK: which services")];

    [Theory]
    [MemberData(nameof(Picks))]
    public void A_key_that_picks_services_is_read(string written)
    {
        var pick = written.Contains(':', StringComparison.Ordinal) ? Filled(written) : written switch
        {
            "kinds" or "not_kinds" => $"{written}: [training]",
            "programs" or "not_programs" => $"{written}: [adult]",
            "codes" => "codes: [\"224\"]",
            _ => $"{written}: [9]",
        };

        Assert.Empty(ProblemsOf($"services: {{ {pick} }}", fields => new TermReader(fields.Problems).Services(fields.Fields, "services")));
    }

    public static TheoryData<string> HistoryWords() => [.. Words.FirstColumn("## Cases")];

    [Theory]
    [MemberData(nameof(HistoryWords))]
    public void A_history_understands_every_word_of_the_table(string written)
    {
        var words = written.Replace("... because REASON", "change goalChanged because it fits better", StringComparison.Ordinal).Replace("SUBJECT", "Introduction", StringComparison.Ordinal).Replace("CODE", "224", StringComparison.Ordinal);
        var problems = new FileProblems();
        // Everything that a word may speak of is there before.
        var history = YamlTree.ReadMapIn($$"""
            2024-01-01: [applied, enrolled in adult, exited from adult, enrolled in adult, IEP opened, short employment goal, objective, individualized service, plan signed by participant]
            2024-01-02: ["{{words}}"]
            """, "history.yaml", problems)!;

        Assert.NotNull(CaseHistory.Build(new("the words", new(2024, 2, 1), [history], [], [], "history.yaml", 1), problems));
        Assert.Empty(problems.InOrder());
    }

    [Fact]
    public void The_tables_are_found_where_they_are_looked_for() => Assert.True(Facts().Count > 25 && Picks().Count >= 15 && HistoryWords().Count > 40, $"{Facts().Count} {Picks().Count} {HistoryWords().Count}");

    public static TheoryData<string, string> Terms()
    {
        var terms = new TheoryData<string, string>();
        foreach (var rule in RuleTerms.Names.Where(rule => Words.Section("## The rules and their terms").Contains($"\n### {rule} ", StringComparison.Ordinal)))
            foreach (Match written in Regex.Matches(Words.Section($"### {rule} "), "^`?terms: *(?<terms>\\{.*?\\})`?( *#.*)?$|^terms:(?<more> *#.*)?\n(?<terms>( .*\n)+)", RegexOptions.Multiline))
                terms.Add(rule, written.Groups["terms"].Value.TrimEnd('\n'));
        return terms;
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void The_terms_of_an_example_are_read(string rule, string terms)
    {
        var text = terms.Contains('\n', StringComparison.Ordinal) ? $"terms:\n{terms}\n" : $"terms: {terms}";

        // An example does not say what it judges: parts are named alike for different subjects.
        Assert.Contains(Enum.GetValues<SubjectKind>(), subject =>
            ProblemsOf(text, fields => fields.Fields.Part("terms", part => RuleTerms.Read(rule, part, new TermReader(fields.Problems) { Subject = subject }))).Count == 0);
    }

    [Fact]
    public void Examples_of_terms_are_found() => Assert.Superset(new HashSet<string>(["done-within", "done-every", "done-each-period", "preceded-by", "holds"]), Terms().Select(row => row.Data.Item1).ToHashSet());

    [Fact]
    public void Every_rule_fact_part_and_key_is_written_about()
    {
        using var schema = JsonDocument.Parse(SourceTree.Read("schema/milepost-requirement.schema.json"));
        var example = YamlTree.ReadMapIn(Words.Yaml[0], "requirements.md", new())!;
        var keys = schema.RootElement.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToList();

        Assert.Empty(example.Fields.Select(field => field.Key).Except(keys));
        Assert.All(keys.Except(example.Fields.Select(field => field.Key)), key => Assert.True(Words.Mentions(key), key));
        Assert.All(RuleTerms.Names, rule => Assert.True(Words.Mentions(rule) || Words.Section("## The rules and their terms").Contains($"### {rule} ", StringComparison.Ordinal), rule));
        Assert.All(RuleTerms.PartNames.Select(part => part.Split(' ')[1]).Distinct(), part => Assert.True(Words.Mentions(part), part));
        Assert.Empty(TermReader.ConditionNames.Except(Facts().Select(row => row.Data)));
        Assert.Equal(Enum.GetValues<Settlement>().Select(CodeWords.Of).Order(), Words.FirstColumn("## settled_by and gate").Order());
    }

    [Fact]
    public void Every_setting_is_written_about_and_no_other()
    {
        var known = ((YamlMap)YamlTree.ReadMap(Path.Combine(PackFiles.DefaultFolder, "us-wioa", PackFiles.FileName), "pack.yaml", new())!["settings"]!).Fields.Select(field => field.Key);

        Assert.Equal(known.Order(), Settings.FirstColumn("# The settings of a pack").Order());
    }

    [Fact]
    public void The_schema_of_a_pack_knows_what_the_program_reads()
    {
        using var schema = JsonDocument.Parse(SourceTree.Read("schema/milepost-pack.schema.json"));
        var definitions = schema.RootElement.GetProperty("$defs");
        var settings = schema.RootElement.GetProperty("properties").GetProperty("settings").GetProperty("properties");

        foreach (var pack in PackFiles.Load(PackFiles.DefaultFolder).All)
            Assert.Empty(Unknown(YamlTree.ReadMap(Path.Combine(PackFiles.DefaultFolder, pack.Id, PackFiles.FileName), pack.Id, new())!, schema.RootElement, pack.Id));
        Assert.Equal(PackWordLists.Changes, Keys(settings.GetProperty("new_signature_on")));
        Assert.Equal(PackWordLists.Programs, Keys(settings.GetProperty("plan_kinds")));
        Assert.Equal(PackWordLists.ServiceKinds, Keys(settings.GetProperty("service_kinds")));
        Assert.Equal(PackWordLists.GoalStatuses, Keys(settings.GetProperty("goal_status").GetProperty("properties").GetProperty("statuses")));
        Assert.Equal(Domain.Policy.InstructionPages.All, Keys(settings.GetProperty("instructions")));
        Assert.Equal(PackWordLists.ServiceFields, Enumerated(settings.GetProperty("required_fields").GetProperty("properties").GetProperty("service")));
        Assert.Equal(PackWordLists.PlanFields, Enumerated(settings.GetProperty("required_fields").GetProperty("properties").GetProperty("iss")));
        Assert.Equal(PackWordLists.UploadTypes, Enumerated(settings.GetProperty("upload").GetProperty("properties").GetProperty("types")));

        IEnumerable<string> Unknown(YamlMap map, JsonElement shape, string place)
        {
            if (shape.TryGetProperty("$ref", out var named)) shape = definitions.GetProperty(named.GetString()!.Split('/')[^1]);
            foreach (var field in map.Fields)
            {
                if (!(shape.TryGetProperty("properties", out var properties) && properties.TryGetProperty(field.Key, out var property))
                    && !(shape.TryGetProperty("additionalProperties", out property) && property.ValueKind == JsonValueKind.Object))
                    yield return $"{place}.{field.Key}";
                else if (field.Value is YamlMap inner)
                    foreach (var unknown in Unknown(inner, property, $"{place}.{field.Key}")) yield return unknown;
            }
        }

        static List<string> Keys(JsonElement shape) => [.. shape.GetProperty("properties").EnumerateObject().Select(property => property.Name)];
        static List<string> Enumerated(JsonElement shape) => [.. shape.GetProperty("items").GetProperty("enum").EnumerateArray().Select(word => word.GetString()!)];
    }

    private static string Filled(string written) => written
        .Replace("CONDITION, ...", "active", StringComparison.Ordinal)
        .Replace("PICK", "{ kinds: [training] }", StringComparison.Ordinal)
        .Replace("FACT", "applied", StringComparison.Ordinal)
        .Replace("...", "applied", StringComparison.Ordinal);

    private static List<string> ProblemsOf(string text, Action<(YamlFields Fields, FileProblems Problems)> read)
    {
        var problems = new FileProblems();
        if (YamlTree.ReadMapIn(text, "requirements.md", problems) is { } map)
        {
            var fields = new YamlFields(map, "", problems);
            read((fields, problems));
            fields.Finish();
        }
        return [.. problems.InOrder().Select(problem => problem.ToString())];
    }
}
