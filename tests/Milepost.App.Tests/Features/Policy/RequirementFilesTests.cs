using System.Text.Json;
using Milepost.App.DataFiles;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Policy;

/// <summary>A broken requirement file is refused with its line and how to mend it.</summary>
public sealed class RequirementFilesTests : IDisposable
{
    private const string Sound = """
        requirement: il.try-it
        title: Contact within 30 days of the application
        rule: done-within
        applies_to: { subject: participant }
        in_force: { from: 2022-01-01 }
        terms: { from: applied, done: two-way contact, within: 30 days }
        what_to_do: Call.
        citation: { source: il-career-planning, section: Somewhere, quote: The words. }
        cases:
          - { name: in time, history: { 2024-01-02: applied, 2024-02-01: two-way contact }, today: 2024-03-01, expect: { outcome: met, due: 2024-02-01 } }
          - { name: late, history: { 2024-01-02: applied, 2024-02-02: two-way contact }, today: 2024-03-01, expect: met late }
        """;

    private static readonly Packs Packs = PackFiles.Load(PackFiles.DefaultFolder);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milepost-requirement-");

    public void Dispose() => _folder.Delete(recursive: true);

    private List<string> ProblemsOf(string text)
    {
        var problems = new FileProblems();
        Read(text, problems);
        return [.. problems.InOrder().Select(problem => problem.ToString())];
    }

    private RequirementFile? Read(string text, FileProblems? problems = null)
    {
        var path = Path.Combine(_folder.FullName, "try-it.yaml");
        File.WriteAllText(path, text);
        return new RequirementFileReader(problems ?? new()).Read(path, "policy/illinois-dceo/try-it.yaml", Packs["illinois-dceo"], withCases: true);
    }

    [Fact]
    public void A_sound_file_has_no_problem() => Assert.Empty(ProblemsOf(Sound));

    [Theory]
    [InlineData("rule: done-within", "rule: done-sometime", 3, "\"rule\" is \"done-sometime\". It should be one of: done-within")]
    [InlineData("within: 30 days }", "within: 30 days, by: 5 }", 6, "\"terms.by\" is not a key we know.")]
    [InlineData("within: 30 days }", "within: soon }", 6, "\"terms.within\" is \"soon\". It should be a time like 10 days")]
    [InlineData("from: applied", "from: arrived", 6, "\"arrived\" is not a fact we know. It should be one of: applied")]
    [InlineData("from: applied", "from: { service: { kinds: [coaching] } }", 6, "is \"coaching\". It should be one of: selfService")]
    [InlineData("from: applied", "from: { servise: { kinds: [basic] } }", 6, "This should be a fact")]
    [InlineData("terms: { from: applied,", "terms: {", 6, "\"terms.from\" is missing. Add it")]
    [InlineData("subject: participant", "subject: person", 4, "\"applies_to.subject\" is \"person\"")]
    [InlineData("subject: participant", "subject: referral", 4, "The rule \"done-within\" cannot judge a referral.")]
    [InlineData("subject: participant", "subject: participant, plans: { kinds: [iss] }", 4, "\"applies_to.plans\" picks nothing, because the subject is participant.")]
    [InlineData("subject: participant", "subject: participant, when: [awake]", 4, "\"awake\" is not a condition we know.")]
    [InlineData("source: il-career-planning", "source: hearsay", 8, "\"citation.source\" is \"hearsay\". It should be one of:")]
    [InlineData(", quote: The words.", "", 8, "Quote the words this rests on")]
    [InlineData("from: 2022-01-01", "from: 2022-13-01", 5, "should be a day like 2024-01-31")]
    [InlineData("from: 2022-01-01", "from: 2022-01-01, until: 2021-01-01", 5, "\"in_force\" ends before it begins")]
    [InlineData("requirement: il.try-it", "requirement: il.other", 1, "should be the pack's short prefix, a dot and the file's name")]
    [InlineData("expect: met late", "expect: met", 10, "No case stands past the last day.")]
    [InlineData("expect: { outcome: met, due: 2024-02-01 }", "expect: overdue", 10, "No case shows a record in order.")]
    [InlineData("expect: met late", "expect: fine", 11, "\"fine\" is not an outcome. It should be one of: met, met late")]
    [InlineData("name: late", "name: in time", 11, "Two cases are named \"in time\".")]
    [InlineData("what_to_do: Call.", "", 1, "\"what_to_do\" is missing.")]
    public void What_is_wrong_is_told_with_its_line_and_how_to_mend_it(string sound, string broken, int line, string told)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);

        var problems = ProblemsOf(Sound.Replace(sound, broken, StringComparison.Ordinal));

        Assert.Contains(problems, problem => problem.StartsWith($"policy/illinois-dceo/try-it.yaml:{line}: ", StringComparison.Ordinal) && problem.Contains(told, StringComparison.Ordinal));
    }

    private const string Gated = """
        requirement: il.try-it
        title: A note and a plan come before training
        rule: preceded-by
        applies_to: { subject: service, services: { kinds: [training] } }
        in_force: { from: 2022-01-01 }
        terms: { needs: [ { detail: note, fact: { note: { two_way: true } } }, { detail: plan, fact: plan opened } ] }
        what_to_do: Write the note.
        settled_by: caseNote
        gate: { action: refuse, field: startsOn, details: [note] }
        citation: { source: il-career-planning, section: Somewhere, quote: The words. }
        cases:
          - { name: in order, history: { 2024-01-02: [two-way contact, IEP opened, training service] }, today: 2024-03-01, expect: met }
          - { name: neither, history: { 2024-01-02: training service }, today: 2024-03-01, expect: not met }
        """;

    [Fact]
    public void What_settles_it_and_its_gate_are_read()
    {
        var requirement = Read(Gated)!.Requirement;

        Assert.Equal(Settlement.CaseNote, requirement.SettledBy);
        Assert.Equal((GateAction.Refuse, "startsOn", "note"), (requirement.Gate!.Action, requirement.Gate.Field, Assert.Single(requirement.Gate.Details)));
    }

    [Fact]
    public void Without_those_words_there_is_neither()
    {
        var requirement = Read(Sound)!.Requirement;

        Assert.Null(requirement.SettledBy);
        Assert.Null(requirement.Gate);
    }

    [Theory]
    [InlineData("settled_by: caseNote", "settled_by: caseNotes", 8, "\"settled_by\" is \"caseNotes\". It should be one of: contact, review, serviceClosing")]
    [InlineData("action: refuse, ", "", 9, "\"gate.action\" is missing.")]
    [InlineData("action: refuse", "action: block", 9, "\"gate.action\" is \"block\". It should be one of: refuse, warn.")]
    [InlineData("field: startsOn", "field: startDate", 9, "\"gate.field\" is \"startDate\". It should be one of the fields that the case file has there: ")]
    [InlineData("field: startsOn", "on: startsOn", 9, "\"gate.on\" is not a key we know.")]
    [InlineData("gate: { action: refuse, field: startsOn, details: [note] }", "gate: refuse", 9, "\"gate\" should be keys and values.")]
    [InlineData("details: [note]", "details: [notes]", 9, "\"gate.details\" names \"notes\", which no finding of this requirement can name. It should be one of: note, plan.")]
    [InlineData("details: [note]", "details: []", 9, "\"gate.details\" names nothing, so the gate would never close.")]
    [InlineData("needs: [ { detail: note, fact: { note: { two_way: true } } }, { detail: plan, fact: plan opened } ]", "needs: [ { fact: plan opened } ]", 9, "findings of this requirement name no details. Remove \"details\".")]
    public void A_gate_or_settlement_that_cannot_be_is_told(string sound, string broken, int line, string told)
    {
        Assert.Contains(sound, Gated, StringComparison.Ordinal);

        var problems = ProblemsOf(Gated.Replace(sound, broken, StringComparison.Ordinal));

        Assert.Contains(problems, problem => problem.StartsWith($"policy/illinois-dceo/try-it.yaml:{line}: ", StringComparison.Ordinal) && problem.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_deadline_has_no_gate() =>
        Assert.Contains(ProblemsOf(Sound + "\ngate: { action: warn }\n"), problem => problem.Contains("the rule \"done-within\" only ever says that time is running out", StringComparison.Ordinal));

    [Fact]
    public void Advice_has_no_gate()
    {
        Assert.True(PolicyBook.Load(PackFiles.DefaultFolder, Packs).Find("il.smarter-objective", out var file));
        var text = File.ReadAllText(Path.Combine(PackFiles.DefaultFolder, "..", file.File)).Replace("requirement: il.smarter-objective", "requirement: il.try-it", StringComparison.Ordinal);

        Assert.Contains(ProblemsOf(text.Replace("citation:", "gate: { action: warn }\ncitation:", StringComparison.Ordinal)), problem => problem.Contains("this requirement only advises", StringComparison.Ordinal));
    }

    [Fact]
    public void A_requirement_without_cases_is_refused() =>
        Assert.Contains(ProblemsOf(Sound[..Sound.IndexOf("cases:", StringComparison.Ordinal)] + "cases: []\n"), problem => problem.Contains("A requirement needs cases", StringComparison.Ordinal));

    [Theory]
    [InlineData("2024-01-02: apply", "\"apply\" is not something a history can say.")]
    [InlineData("2024-01-02: enrolled in sports", "\"sports\" is not a program.")]
    [InlineData("2024-01-02: goal closed", "There is no goal before this in the history.")]
    [InlineData("2024-01-02: training service paid twice", "\"paid twice\" cannot be said of a service.")]
    [InlineData("January 2: applied", "\"January 2\" should be a day like 2024-01-31")]
    public void A_history_we_do_not_understand_is_told_with_its_words(string history, string told)
    {
        var failures = Failures(Sound.Replace("2024-01-02: applied, 2024-02-02: two-way contact", history, StringComparison.Ordinal));

        Assert.Contains(failures, failure => failure.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_record_with_a_field_we_do_not_know_is_told()
    {
        var failures = Failures(Sound.Replace("expect: met late", "record: { plans: [ { id: PL1, openedOn: 2024-01-02, color: blue } ] }, expect: met late", StringComparison.Ordinal));

        Assert.Contains(failures, failure => failure.Contains("\"color\" is not a field of the case file here.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_waiver_names_a_requirement_of_a_pack_it_extends()
    {
        var policy = Path.Combine(_folder.FullName, "policy");
        foreach (var file in Directory.GetFiles(PackFiles.DefaultFolder, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(policy, Path.GetRelativePath(PackFiles.DefaultFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        File.WriteAllText(Path.Combine(policy, "illinois-dceo", "try-it.yaml"), Sound + "\nwaives: [ { requirement: nj.folder-noted, source: il-career-planning, section: Somewhere, quote: The words. } ]\n");

        var broken = Assert.Throws<BrokenFilesException>(() => PolicyBook.Load(policy, PackFiles.Load(policy)));

        Assert.Contains("policy/illinois-dceo/try-it.yaml:1: \"waives\" names \"nj.folder-noted\", which is not a requirement of a pack that illinois-dceo extends.", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_predefined_objectives_that_stand_for_a_youth_element_are_those_of_the_list()
    {
        var listed = ReferenceFiles.Load(ReferenceFiles.DefaultFolder, Packs).Objectives.Where(objective => objective.YouthElement is not null).Select(objective => objective.Name);
        Assert.True(PolicyBook.Load(PackFiles.DefaultFolder, Packs).Find("il.iss-content", out var file));

        var part = ((YamlList)file.Terms["parts"]!).Items.OfType<YamlMap>().Single(part => part["predefined"] is not null);

        Assert.Equal(listed, ((YamlList)part["predefined"]!).Items.OfType<YamlText>().Select(name => name.Text));
    }

    [Fact]
    public void A_child_pack_judges_by_its_parents_requirements_too()
    {
        var chicago = PolicyBook.Load(PackFiles.DefaultFolder, Packs)["chicago-cook"];

        Assert.Equal(["chicago-cook", "illinois-dceo", "us-wioa"], chicago.Evaluator.Requirements.Select(requirement => requirement.Pack).Distinct());
    }

    [Fact]
    public void Reading_one_pack_gives_the_same_version_as_reading_all()
    {
        var all = PolicyBook.Load(PackFiles.DefaultFolder, Packs);

        Assert.All(Packs.All, pack => Assert.Equal(all[pack.Id].Version, PolicyBook.Load(PackFiles.DefaultFolder, Packs, only: pack, withCases: false)[pack.Id].Version));
        Assert.Equal(Packs.All.Count, Packs.All.Select(pack => all[pack.Id].Version).Distinct().Count());
    }

    [Fact]
    public void The_published_schema_knows_every_rule_word_and_part()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema", "milepost-requirement.schema.json")));
        var definitions = schema.RootElement.GetProperty("$defs");

        Assert.Equal(RuleTerms.Names, Words(schema.RootElement.GetProperty("properties").GetProperty("rule")));
        Assert.All(RuleTerms.Names, rule => Assert.True(definitions.TryGetProperty($"terms-{rule}", out _), rule));
        Assert.Equal(RuleTerms.PartNames.Select(name => name.Split(' ')[1]).Distinct().Order(), Words(definitions.GetProperty("part").GetProperty("properties").GetProperty("part")).Order());
        Assert.Equal(TermReader.FactNames, Words(definitions.GetProperty("fact").GetProperty("anyOf")[0]));
        Assert.Equal(TermReader.DayNames, Words(definitions.GetProperty("factOrDay").GetProperty("anyOf")[0]));
        Assert.Equal(TermReader.ConditionNames.Except(TermReader.FactNames), Words(definitions.GetProperty("condition").GetProperty("anyOf")[0]));
        Assert.Equal(Enum.GetValues<SubjectKind>().Select(CodeWords.Of), Words(schema.RootElement.GetProperty("properties").GetProperty("applies_to").GetProperty("properties").GetProperty("subject").GetProperty("anyOf")[0]));
        Assert.Equal(Enum.GetValues<ServiceKind>().Select(CodeWords.Of), Words(definitions.GetProperty("onePick").GetProperty("properties").GetProperty("kinds").GetProperty("items")));
        Assert.Equal(OutcomeWords.All, Words(definitions.GetProperty("outcome")));
        Assert.Equal(Enum.GetValues<Settlement>().Select(CodeWords.Of), Words(schema.RootElement.GetProperty("properties").GetProperty("settled_by")));
        Assert.Equal(Enum.GetValues<GateAction>().Select(CodeWords.Of), Words(schema.RootElement.GetProperty("properties").GetProperty("gate").GetProperty("properties").GetProperty("action")));
    }

    private List<string> Failures(string text) => [.. Milepost.App.Features.Policy.TestPolicy.Run(Read(text)!).Select(failed => failed.ToString())];

    private static List<string> Words(JsonElement shape) => [.. shape.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!)];
}
