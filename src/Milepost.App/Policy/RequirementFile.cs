using Milepost.App.DataFiles;
using Milepost.Domain;
using Milepost.Domain.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Policy;

/// <summary>One requirement as it stands in its file, with its cases.</summary>
/// <param name="Terms">The terms as written, for people to read.</param>
public sealed record RequirementFile(Requirement Requirement, IReadOnlyList<RequirementCase> Cases, YamlMap Terms, YamlMap AppliesTo, string File);

/// <summary>Reads one requirement file strictly: what is missing, unknown or wrong is told with its line and how to mend it.</summary>
internal sealed class RequirementFileReader(FileProblems problems)
{
    public RequirementFile? Read(string path, string shownAs, Pack pack, bool withCases) =>
        YamlTree.ReadMap(path, shownAs, problems) is { } map ? Read(map, pack, withCases) : null;

    public RequirementFile? Read(YamlMap map, Pack pack, bool withCases)
    {
        var fields = new YamlFields(map, "", problems);
        var id = fields.Text("requirement");
        var name = Path.GetFileNameWithoutExtension(map.File);
        if (!id.EndsWith($".{name}", StringComparison.Ordinal) || id.Length <= name.Length + 1 || id[..^(name.Length + 1)].Contains('.'))
            fields.Wrong("requirement", $"\"requirement\" should be the pack's short prefix, a dot and the file's name, like \"us.{name}\"; not \"{id}\".");

        var title = fields.Text("title");
        var ruleName = fields.OneOf("rule", RuleTerms.Names);
        var appliesTo = fields.Part("applies_to", part => new AppliesToRead(part, problems));
        var inForce = fields.Part("in_force", part => new InForce(part.Day("from"), part.OptionalDay("until"), part.OptionalText("note")));
        if (inForce is { Until: { } until } && until < inForce.From) fields.Wrong("in_force", "\"in_force\" ends before it begins: correct \"from\" or \"until\".");

        var read = new TermReader(problems) { Subject = appliesTo?.Value?.Kinds.FirstOrDefault() ?? SubjectKind.Participant };
        var rule = fields.Part("terms", terms => RuleTerms.Names.Contains(ruleName) ? RuleTerms.Read(ruleName, terms, read) : null!);
        var whatToDo = fields.Text("what_to_do");
        var settledBy = TermReader.OptionalWord<Settlement>(fields, "settled_by");
        var gate = fields.OptionalPart("gate", part => GateReader.Read(part, ruleName, rule, appliesTo?.Value));
        var sources = pack.Sources.Keys.ToList();
        var citation = fields.Part("citation", cite => Cite(cite, sources));
        var alsoCites = fields.OptionalList("also_cites", cite => Cite(cite, sources));
        var reading = fields.OptionalText("reading");
        var waives = fields.OptionalList("waives", waiver => new Waiver(waiver.Text("requirement"), Cite(waiver, sources)));

        if (rule is not null && appliesTo?.Value is { } judged)
            foreach (var kind in judged.Kinds.Where(kind => !rule.Subjects.Contains(kind)))
                fields.Wrong("applies_to", $"The rule \"{ruleName}\" cannot judge a {CodeWords.Of(kind)}. It can judge: {string.Join(", ", rule.Subjects.Select(CodeWords.Of))}.");

        var cases = ReadCases(fields, ruleName, withCases);
        fields.Finish();

        return rule is null || appliesTo?.Value is null || inForce is null || citation is null
            ? null
            : new RequirementFile(
                new Requirement
                {
                    Id = id,
                    Pack = pack.Id,
                    Title = title,
                    RuleName = ruleName,
                    Rule = rule,
                    AppliesTo = appliesTo.Value,
                    InForce = inForce,
                    WhatToDo = whatToDo,
                    Citation = citation,
                    AlsoCites = [.. alsoCites],
                    Reading = reading,
                    Waives = [.. waives],
                    SettledBy = settledBy,
                    Gate = gate,
                },
                cases, (YamlMap)map["terms"]!, (YamlMap)map["applies_to"]!, map.File);
    }

    private static Citation Cite(YamlFields place, IReadOnlyList<string> sources)
    {
        var citation = new Citation(place.OneOf("source", sources), place.OptionalText("section"), place.OptionalText("quote"));
        if (citation is { Quote: null, Source: not OwnDefaults }) place.Wrong("source", "Quote the words this rests on: add \"quote\".");
        if (citation is { Section: null, Source: not OwnDefaults }) place.Wrong("source", "Say where in the source the words stand: add \"section\".");
        return citation;
    }

    /// <summary>The source of what the project itself decided.</summary>
    private const string OwnDefaults = "milepost";

    private List<RequirementCase> ReadCases(YamlFields fields, string rule, bool withCases)
    {
        var given = fields.OptionalPart("given", part => Tuple.Create(History(part), Record(part)));
        if (!withCases)
        {
            fields.Tree("cases", "a list of cases");
            return [];
        }

        var cases = fields.List("cases", each => ReadCase(each, given)).ToList();
        if (cases.Count == 0) fields.Wrong("cases", "A requirement needs cases, on both sides of every edge. Add a history that satisfies it and one that does not.");
        else
        {
            if (!cases.Any(each => Expects(each, Outcome.Met, Outcome.Due))) fields.Wrong("cases", "No case shows a record in order. Add one that expects met or due.");
            if (!cases.Any(each => Expects(each, Outcome.NotMet, Outcome.Overdue, Outcome.MetLate, Outcome.Advice)))
                fields.Wrong("cases", RuleTerms.HasDeadline(rule)
                    ? "No case stands past the last day. Add one that expects met late or overdue."
                    : "No case shows what is wrong. Add one that expects not met or advice.");
        }
        foreach (var same in cases.GroupBy(each => each.Name).Where(group => group.Count() > 1))
            problems.Add(same.Last().File, same.Last().Line, $"Two cases are named \"{same.Key}\". Name what each shows.");
        return cases;
    }

    private static bool Expects(RequirementCase each, params Outcome[] outcomes) => each.Expected.Any(expected => expected.Outcome is { } outcome && outcomes.Contains(outcome));

    private RequirementCase ReadCase(YamlFields each, Tuple<YamlMap?, YamlMap?>? given) => new(
        each.Text("name"),
        each.Day("today"),
        [.. new[] { given?.Item1, History(each) }.OfType<YamlMap>()],
        [.. new[] { given?.Item2, Record(each) }.OfType<YamlMap>()],
        Expectations(each), each.Map.File, each.Map.Line);

    private YamlMap? History(YamlFields fields) => MapIn(fields, "history", "days and what happened on them");

    private YamlMap? Record(YamlFields fields) => MapIn(fields, "record", "a piece of a case file");

    private YamlMap? MapIn(YamlFields fields, string key, string expected)
    {
        switch (fields.OptionalTree(key))
        {
            case null: return null;
            case YamlMap map: return map;
            case var other:
                problems.Add(other, $"\"{key}\" should be {expected}.");
                return null;
        }
    }

    private List<ExpectedFinding> Expectations(YamlFields each) => each.Tree("expect", "an outcome") switch
    {
        null => [],
        YamlList list => [.. list.Items.Select(Expectation).OfType<ExpectedFinding>()],
        var one => [.. new[] { Expectation(one) }.OfType<ExpectedFinding>()],
    };

    private ExpectedFinding? Expectation(YamlTree tree)
    {
        switch (tree)
        {
            case YamlText text:
                CheckOutcome(text.Text, text);
                return new(null, OutcomeWords.Read(text.Text), null, null, null);
            case YamlMap map:
                var fields = new YamlFields(map, "expect.", problems);
                var outcome = fields.Text("outcome");
                CheckOutcome(outcome, map);
                var expected = new ExpectedFinding(
                    fields.OptionalText("subject"), OutcomeWords.Read(outcome), fields.OptionalDay("due"), fields.OptionalDay("met_on"),
                    fields.OptionalTree("details") is null ? null : fields.Texts("details"));
                fields.Finish();
                return expected;
            default:
                problems.Add(tree, $"Each expectation should be one of {string.Join(", ", OutcomeWords.All)}, or {{ outcome, due, met_on, details, subject }}.");
                return null;
        }
    }

    private void CheckOutcome(string word, YamlTree at)
    {
        if (!OutcomeWords.All.Contains(word)) problems.Add(at, $"\"{word}\" is not an outcome. It should be one of: {string.Join(", ", OutcomeWords.All)}.");
    }

    /// <summary>A mapping is read into a class because <see cref="YamlFields.Part"/> hands out objects.</summary>
    private sealed class AppliesToRead
    {
        public AppliesToRead(YamlFields fields, FileProblems problems)
        {
            var read = new TermReader(problems);
            var names = TermReader.All<SubjectKind>();
            var words = fields.Map["subject"] is YamlList ? fields.TextsFrom("subject", names) : [fields.OneOf("subject", names)];
            var kinds = words.Where(names.Contains).Select(CodeWords.Read<SubjectKind>).ToList();
            if (kinds.Count == 0) return;

            Value = new AppliesTo([.. kinds])
            {
                Plans = TermReader.OptionalPart(fields, "plans", TermReader.Plans),
                Goals = TermReader.OptionalPart(fields, "goals", TermReader.Goals),
                Objectives = TermReader.OptionalPart(fields, "objectives", read.Objectives),
                Agreements = TermReader.OptionalPart(fields, "agreements", TermReader.Agreements),
                Assessments = TermReader.OptionalPart(fields, "assessments", TermReader.Assessments),
                Services = read.OptionalServices(fields, "services"),
                When = read.OptionalConditions(fields, "when"),
            };
            CheckPick(fields, "plans", kinds, SubjectKind.Plan, SubjectKind.Goal, SubjectKind.Objective, SubjectKind.Agreement);
            CheckPick(fields, "goals", kinds, SubjectKind.Goal, SubjectKind.Objective);
            CheckPick(fields, "objectives", kinds, SubjectKind.Objective);
            CheckPick(fields, "agreements", kinds, SubjectKind.Agreement);
            CheckPick(fields, "assessments", kinds, SubjectKind.Assessment);
            CheckPick(fields, "services", kinds, SubjectKind.Service);
        }

        public AppliesTo? Value { get; }

        /// <summary>A pick for something that is not judged would silently do nothing.</summary>
        private static void CheckPick(YamlFields fields, string key, List<SubjectKind> kinds, params SubjectKind[] fits)
        {
            if (fields.Map[key] is not null && !kinds.Any(fits.Contains))
                fields.Wrong(key, $"\"applies_to.{key}\" picks nothing, because the subject is {string.Join(", ", kinds.Select(CodeWords.Of))}. Remove it or change the subject.");
        }
    }
}
