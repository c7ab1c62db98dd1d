using System.Globalization;
using Milepost.App.DataFiles;
using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Policy;

/// <summary>Reads the questions and rules of eligibility strictly: what is missing, unknown or wrong is told with its line.</summary>
internal sealed class EligibilityFileReader(FileProblems problems)
{
    private const string Unanswered = "unanswered";

    private static readonly IReadOnlyList<string> Outcomes = ["eligible", "not eligible", "cannot tell", "yes", "no"];

    // ---- questions

    public ReadQuestions Questions(string path, string shownAs, Pack pack)
    {
        if (YamlTree.ReadMap(path, shownAs, problems) is not { } map) return ReadQuestions.None;
        var fields = new YamlFields(map, "", problems);
        var sections = (fields.OptionalTree("sections") as YamlMap)?.Fields.Select(field => new QuestionSection(field.Key, (field.Value as YamlText)?.Text ?? field.Key)).ToList() ?? [];
        var documents = ((fields.OptionalTree("documents") as YamlMap)?.Fields ?? []).Select(field => (field.Key, (IReadOnlyList<string>)Texts(field.Value), field.Value)).ToList();
        var questions = fields.OptionalList("questions", each => (Read(each, pack), (YamlTree)each.Map));
        fields.Finish();
        return new(sections, questions, documents);
    }

    private Question Read(YamlFields each, Pack pack)
    {
        var id = each.Text("id");
        var kind = TermReader.OptionalWord<AnswerKind>(each, "kind") ?? AnswerKind.YesNo;
        var choices = each.OptionalList("choices", choice => new AnswerChoice(choice.Text("value"), choice.Text("says")));
        if (kind == AnswerKind.Choice != choices.Count > 0) each.Wrong("kind", $"\"{id}\": only a question of the kind \"choice\" has choices, and it needs some.");
        return new(
            id, each.Text("section"), each.Text("asks"), kind, choices, each.OptionalText("help"),
            [.. TermReader.Words<Program>(each, "programs")], each.OptionalTree("when") is YamlMap when ? Criterion(when, pack, null) : null,
            each.OptionalTree("documents") is { } named ? Texts(named) : [],
            TermReader.OptionalWord<RecordFact>(each, "record"), TermReader.OptionalWord<IncomePart>(each, "income"));
    }

    // ---- rules

    public EligibilityFile? Rule(string path, string shownAs, Pack pack, IReadOnlyDictionary<string, Question> questions, string version)
    {
        if (YamlTree.ReadMap(path, shownAs, problems) is not { } map) return null;
        var before = problems.Count;
        var fields = new YamlFields(map, "", problems);
        var id = fields.Text("eligibility");
        var name = Path.GetFileNameWithoutExtension(path);
        if (!id.EndsWith($".{name}", StringComparison.Ordinal)) fields.Wrong("eligibility", $"\"eligibility\" should be the pack's short prefix, a dot and the file's name: \"us.{name}\"; not \"{id}\".");
        var rule = new EligibilityRule
        {
            Id = id,
            Pack = pack.Id,
            Title = fields.Text("title"),
            Opens = TermReader.OptionalWord<Program>(fields, "opens"),
            InForce = fields.Part("in_force", part => new InForce(part.Day("from"), part.OptionalDay("until"), part.OptionalText("note"))) ?? new(default),
            Needs = fields.OptionalTree("needs") is YamlMap needs ? Criterion(needs, pack, questions) : null,
            Ranks = fields.OptionalList("ranks", rank => new PriorityRank(rank.Whole("rank", 1, 5), rank.Text("says"), rank.Tree("needs", "a condition") is YamlMap each ? Criterion(each, pack, questions) : new AllOf([]))),
            Citation = fields.Part("citation", place => Cite(place, pack)) ?? new("", null, null),
            AlsoCites = fields.OptionalList("also_cites", place => Cite(place, pack)),
            Reading = fields.OptionalText("reading"),
            Version = version,
        };
        if (rule.Needs is null && rule.Ranks.Count == 0 && rule.Reading is null) fields.Wrong("eligibility", "Without \"needs\" nothing is judged. Add them, or say in \"reading\" why people decide.");
        var given = fields.OptionalPart("given", part => new CaseParts(part));
        var cases = fields.List("cases", each => Case(each, given, rule, questions));
        fields.Finish();
        if (cases.Count == 0) fields.Wrong("cases", "A rule needs cases, on both sides of every edge.");
        return problems.Count == before ? new(rule, cases, map) : null;
    }

    private static Citation Cite(YamlFields place, Pack pack)
    {
        var citation = new Citation(place.OneOf("source", [.. pack.Sources.Keys]), place.OptionalText("section"), place.OptionalText("quote"));
        if (citation is { Source: not "milepost" } and ({ Quote: null } or { Section: null })) place.Wrong("source", "Say where in the source the words stand and quote them: add \"section\" and \"quote\".");
        return citation;
    }

    /// <param name="questions">Null while the questions themselves are being read.</param>
    private Criterion Criterion(YamlMap map, Pack pack, IReadOnlyDictionary<string, Question>? questions)
    {
        var fields = new YamlFields(map, "", problems);
        var criterion = Bare(fields, pack, questions) with
        {
            Name = fields.OptionalText("name"),
            Says = fields.OptionalText("says"),
            Cites = fields.OptionalPart("cites", place => Cite(place, pack)),
            Flag = fields.OptionalText("flag"),
            Exception = fields.OptionalText("exception"),
        };
        fields.Finish();
        return criterion;
    }

    private Criterion Bare(YamlFields fields, Pack pack, IReadOnlyDictionary<string, Question>? questions)
    {
        var map = fields.Map;
        if (map["all"] is not null) return new AllOf(Each("all"));
        if (map["any"] is not null) return new AnyOf(Each("any"), fields.OptionalText("none_says"));
        if (map["not"] is not null) return new NotSo(fields.Tree("not", "a condition") is YamlMap inner ? Criterion(inner, pack, questions) : new AllOf([]));
        if (map["yes"] is not null) return new AnswerIs(Asked("yes"), [AnswerValues.Yes]);
        if (map["no"] is not null) return new AnswerIs(Asked("no"), [AnswerValues.No]);
        if (map["rule"] is not null) return new RuleHolds(fields.Text("rule"));
        if (map["income"] is not null) return new IncomeIsLow(TermReader.Word<IncomePart>(fields, "income"));
        if (map["age"] is not null) return fields.Part("age", age => new AgeIs(age.OptionalWhole("at_least", 0, 120), age.OptionalWhole("at_most", 0, 120))) ?? new AgeIs(0, null);
        if (map["number"] is not null) return new NumberAtMost(Asked("number"), AnswerValues.Number(fields.Text("at_most")) ?? Refuse("at_most", "\"at_most\" should be a number like 8.9."));
        if (map["day"] is not null)
        {
            var day = Asked("day");
            return map["until"] is not null ? new DayNear(day, TermReader.Interval(fields, "until"), Ahead: true) : new DayNear(day, TermReader.Interval(fields, "since"), Ahead: false);
        }
        if (map["answer"] is not null)
        {
            var asked = Asked("answer");
            var values = fields.Texts("is");
            if (questions is not null && questions.TryGetValue(asked, out var question))
                foreach (var value in values.Where(value => question.WrongWith(value) is not null)) fields.Wrong("is", $"\"{value}\" is not an answer to \"{asked}\".");
            return new AnswerIs(asked, values);
        }
        problems.Add(map, "This is not a condition. It should have one of: all, any, not, yes, no, answer, day, number, age, income, rule.");
        return new AllOf([]);

        List<Criterion> Each(string key) => [.. ((fields.Tree(key, "a list of conditions") as YamlList)?.Items ?? []).OfType<YamlMap>().Select(each => Criterion(each, pack, questions))];

        string Asked(string key)
        {
            var id = fields.Text(key);
            if (questions is not null && !questions.ContainsKey(id)) fields.Wrong(key, $"There is no question \"{id}\".");
            return id;
        }

        decimal Refuse(string key, string message)
        {
            fields.Wrong(key, message);
            return 0;
        }
    }

    // ---- cases

    private EligibilityCase Case(YamlFields each, CaseParts? given, EligibilityRule rule, IReadOnlyDictionary<string, Question> questions)
    {
        var name = each.Text("name");
        var own = new CaseParts(each);
        var on = own.On ?? given?.On;
        var born = own.Born ?? given?.Born;
        if (on is null || born is null) problems.Add(each.Map, "A case needs \"born\" and \"on\", its own or in \"given\".");

        Dictionary<string, KnownAnswer> answers = [];
        foreach (var (id, text) in (given?.Answers ?? []).Concat(own.Answers))
        {
            if (!questions.TryGetValue(id, out var question)) problems.Add(each.Map, $"There is no question \"{id}\".");
            else if (text == Unanswered) answers.Remove(id);
            else if (question.WrongWith(text) is { } wrong) problems.Add(each.Map, $"\"{id}\": {wrong}");
            else answers[id] = new(text);
        }
        var facts = new EligibilityFacts(born ?? default, own.Applied ?? given?.Applied ?? on ?? default, on ?? default, answers, questions, own.Tables ?? given?.Tables ?? []);
        return new(name, facts, Expected(each, rule), each.Map.File, each.Map.Line);
    }

    private ExpectedEligibility Expected(YamlFields each, EligibilityRule rule)
    {
        var tree = each.Tree("expect", "an outcome");
        if (tree is YamlText word) return new(TruthOf(word.Text, word), null, null, null, null, null);
        if (tree is not YamlMap map) return new(Truth.CannotTell, null, null, null, null, null);
        var fields = new YamlFields(map, "expect.", problems);
        var rank = fields.OptionalWhole("rank", 1, 5);
        var outcome = fields.OptionalText("outcome");
        var expected = new ExpectedEligibility(
            outcome is null ? Truth.Yes : TruthOf(outcome, map), rank,
            Texts("ways"), Texts("missing"), SomeOrNone("flags"), SomeOrNone("exception"));
        fields.Finish();
        if (rank is not null && rule.Ranks.Count == 0) problems.Add(map, "Only the rule with \"ranks\" gives a rank.");
        return expected;

        IReadOnlyList<string>? Texts(string key) => fields.OptionalTree(key) is null ? null : fields.Texts(key);

        bool? SomeOrNone(string key) => fields.OptionalOneOf(key, ["some", "none"]) is { } said ? said == "some" : null;
    }

    private Truth TruthOf(string word, YamlTree at)
    {
        if (!Outcomes.Contains(word)) problems.Add(at, $"\"{word}\" is not an outcome. It should be one of: {string.Join(", ", Outcomes)}.");
        return word switch { "eligible" or "yes" => Truth.Yes, "not eligible" or "no" => Truth.No, _ => Truth.CannotTell };
    }

    private List<string> Texts(YamlTree tree)
    {
        if (tree is YamlList list && list.Items.All(item => item is YamlText)) return [.. list.Items.Cast<YamlText>().Select(item => item.Text)];
        problems.Add(tree, "This should be a list of texts in square brackets.");
        return [];
    }

    /// <summary>What a case and what all cases of a file say of an applicant.</summary>
    private sealed class CaseParts
    {
        public CaseParts(YamlFields fields)
        {
            (Born, On, Applied) = (fields.OptionalDay("born"), fields.OptionalDay("on"), fields.OptionalDay("applied"));
            Answers = [.. ((fields.OptionalTree("answers") as YamlMap)?.Fields ?? []).Select(field => (field.Key, (field.Value as YamlText)?.Text ?? ""))];
            Tables = fields.OptionalPart("tables", ReadTables);
        }

        public DateOnly? Born { get; }
        public DateOnly? On { get; }
        public DateOnly? Applied { get; }
        public IReadOnlyList<(string Question, string Text)> Answers { get; }
        public IReadOnlyList<IncomeTable>? Tables { get; }

        private static List<IncomeTable> ReadTables(YamlFields fields)
        {
            List<IncomeTable> tables = [];
            if (Amounts("poverty") is { Count: > 0 } poverty) tables.Add(new("case:poverty", IncomeTableKind.Poverty, "case", default, null, poverty, Amount("poverty_each_more"), "case"));
            if (Amounts("llsil") is { Count: > 0 } llsil) tables.Add(new("case:llsil", IncomeTableKind.LowerLivingStandard, "case", default, null, llsil, Amount("llsil_each_more"), "case"));
            return tables;

            List<decimal> Amounts(string key) => fields.OptionalTree(key) is null ? [] : [.. fields.Texts(key).Select(text => Number(key, text))];

            decimal Amount(string key) => Number(key, fields.Text(key));

            decimal Number(string key, string text)
            {
                if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
                fields.Wrong(key, $"\"{text}\" should be an amount like 15960.");
                return 1;
            }
        }
    }
}
