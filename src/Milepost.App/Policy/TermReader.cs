using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Milepost.App.DataFiles;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.App.Policy;

/// <summary>Reads the words of requirement files: which facts, which services, how long.</summary>
/// <remarks>What cannot be read becomes a problem with its line, and something empty stands in: the requirement is not used then.</remarks>
internal sealed partial class TermReader(FileProblems problems)
{
    private static readonly FactPick Unreadable = new AnyFact([]);

    /// <summary>What the requirement judges; of several kinds the first.</summary>
    public SubjectKind Subject { get; init; }

    private static readonly Dictionary<string, FactPick> FactWords = new()
    {
        ["applied"] = new ApplicationDays(ApplicationDay.Applied, []),
        ["eligibility determined"] = new ApplicationDays(ApplicationDay.EligibilityDetermined, []),
        ["certified"] = new ApplicationDays(ApplicationDay.Certified, []),
        ["training approved"] = new TrainingApproved(),
        ["screening given"] = new Screenings(),
        ["skills deficient"] = new Screenings(SkillsDeficient: true),
        ["screening answered"] = new Screenings(Answered: true),
        ["two-way contact"] = new CaseNoteFacts([], TwoWay: true),
        ["earliest open enrollment"] = new EarliestOpenEnrollment(),
        ["plan opened"] = new PlanOpened(),
        ["review"] = new ReviewFacts(),
        ["change"] = new ChangeFacts([]),
        ["plan signed"] = new PlanSigned(),
        ["copy given"] = new CopyGiven(),
    };

    private static readonly Dictionary<string, FactPick> DayWords = new()
    {
        ["start"] = new DayOfSubject(SubjectDay.Start),
        ["recorded"] = new DayOfSubject(SubjectDay.Recorded),
        ["end learned"] = new DayOfSubject(SubjectDay.EndLearned),
        ["closed"] = new DayOfSubject(SubjectDay.Closed),
        ["occurred"] = new DayOfSubject(SubjectDay.Occurred),
        ["learned"] = new DayOfSubject(SubjectDay.Learned),
    };

    private static readonly Dictionary<string, Condition> ConditionWords = new()
    {
        ["active"] = new Active(),
        ["new coach"] = new HasNewCareerCoach(),
        ["kept in the folder"] = new PlanKeptInFolder(),
        ["training components"] = new NamesTrainingComponents(),
        ["service ended"] = new ServiceHasEnded(),
    };

    private static readonly string[] FactKeys = ["application", "enrollment", "exit", "assessment", "plan", "goal", "objective", "service", "note", "change", "any"];
    private static readonly string[] ConditionKeys = [.. FactKeys, "only_enrollment", "all", "not"];

    public static IReadOnlyList<string> FactNames { get; } = [.. FactWords.Keys];

    public static IReadOnlyList<string> DayNames { get; } = [.. DayWords.Keys];

    public static IReadOnlyList<string> ConditionNames { get; } = [.. FactWords.Keys, .. ConditionWords.Keys];

    /// <summary>A fact, or a day of the subject.</summary>
    public FactPick FactOrDay(YamlFields fields, string key) =>
        fields.Map[key] is YamlText text && DayWords.TryGetValue(text.Text, out var day) && fields.Tree(key, "") is not null
            ? day
            : fields.Tree(key, "a fact") is { } tree ? Fact(tree, DayNames) : Unreadable;

    public FactPick Fact(YamlFields fields, string key) => fields.Tree(key, "a fact") is { } tree ? Fact(tree) : Unreadable;

    public FactPick? OptionalFact(YamlFields fields, string key) => fields.OptionalTree(key) is { } tree ? Fact(tree) : null;

    public ImmutableArray<FactPick> Facts(YamlFields fields, string key) => [.. Items(fields.Tree(key, "a list of facts"), "facts").Select(item => Fact(item))];

    public FactPick Fact(YamlTree tree, IReadOnlyList<string>? alsoKnown = null)
    {
        switch (tree)
        {
            case YamlText text when FactWords.TryGetValue(text.Text, out var fact):
                return fact;
            case YamlText text:
                problems.Add(tree, $"\"{text.Text}\" is not a fact we know. It should be one of: {string.Join(", ", FactNames.Concat(alsoKnown ?? []))}; or {{ {string.Join(" | ", FactKeys)}: ... }}.");
                return Unreadable;
            case YamlMap map when KeyOf(map, FactKeys) is { } key:
                return FactIn(map, key);
            default:
                problems.Add(tree, $"This should be a fact: one of {string.Join(", ", FactNames)}; or {{ {string.Join(" | ", FactKeys)}: ... }}.");
                return Unreadable;
        }
    }

    public ImmutableArray<Condition> OptionalConditions(YamlFields fields, string key) =>
        fields.OptionalTree(key) is { } tree ? [.. Items(tree, "conditions").Select(Condition)] : [];

    private Condition Condition(YamlTree tree)
    {
        switch (tree)
        {
            case YamlText text when ConditionWords.TryGetValue(text.Text, out var condition):
                return condition;
            case YamlText text when !FactWords.ContainsKey(text.Text):
                problems.Add(tree, $"\"{text.Text}\" is not a condition we know. It should be one of: {string.Join(", ", ConditionNames)}; or {{ {string.Join(" | ", ConditionKeys)}: ... }}.");
                return Unreadable;
            case YamlMap map when KeyOf(map, ["all", "any", "not", "only_enrollment"]) is { } key:
                return Read(map, fields => (Condition)(key switch
                {
                    "all" => new AllOf([.. Items(fields.Tree(key, "a list of conditions"), "conditions").Select(Condition)]),
                    "any" => new OneOf([.. Items(fields.Tree(key, "a list of conditions"), "conditions").Select(Condition)]),
                    "not" => new Not(fields.Tree(key, "a condition") is { } not ? Condition(not) : Unreadable),
                    _ => new EnrolledOnlyIn(Words<Program>(fields, key)),
                }));
            default:
                return Fact(tree);
        }
    }

    private FactPick FactIn(YamlMap map, string key) => Read<FactPick>(map, fields => key switch
    {
        "application" => new ApplicationDays(ApplicationDay.Applied, AnyOrWords<Program>(fields, key)),
        "enrollment" => new EnrollmentPick(AnyOrWords<Program>(fields, key), fields.OptionalDay("entered_after")),
        "exit" => new ExitPick(AnyOrWords<Program>(fields, key)),
        "change" => new ChangeFacts(AnyOrWords<ChangeKind>(fields, key)),
        "assessment" => new AssessmentFacts(Part(fields, key, Assessments)),
        "plan" => new PlanFacts(Part(fields, key, Plans)),
        "goal" => new GoalFacts(Part(fields, key, Goals)),
        "objective" => Part(fields, key, objective => new ObjectiveFacts(Objectives(objective), OptionalWords<PlanKind>(objective, "plan_kinds"))),
        "service" => new ServiceFacts(Services(fields, key)),
        "note" => Part(fields, key, Notes),
        _ => new AnyFact([.. Items(fields.Tree(key, "a list of facts"), "facts").Select(item => Fact(item))]),
    });

    public CaseNoteFacts Notes(YamlFields note) => new(
        OptionalTexts(note, "subjects"), OptionalYes(note, "two_way"), OptionalYes(note, "names_service"), OptionalFact(note, "since"));

    public static PlanPick Plans(YamlFields plans) => new(OptionalWords<PlanKind>(plans, "kinds"), OptionalYes(plans, "open"), OptionalYes(plans, "first"));

    public static GoalPick Goals(YamlFields goals) => new(OptionalWords<GoalType>(goals, "types"), OptionalWords<GoalTerm>(goals, "terms"));

    public ObjectivePick Objectives(YamlFields objectives) => new(
        OptionalTexts(objectives, "predefined"), OptionalServices(objectives, "services"), OptionalYes(objectives, "closed"));

    public static AgreementPick Agreements(YamlFields agreements) => new(OptionalWords<AgreementMethod>(agreements, "methods"), OptionalYes(agreements, "signed_by_both"));

    public static AssessmentPick Assessments(YamlFields assessments) => new(
        OptionalWords<AssessmentType>(assessments, "types"), OptionalWords<AssessmentSource>(assessments, "sources"), OptionalTexts(assessments, "tools"));

    public ServicePicks? OptionalServices(YamlFields fields, string key) => fields.OptionalTree(key) is null ? null : Services(fields, key);

    public ServicePicks Services(YamlFields fields, string key)
    {
        var tree = fields.Tree(key, "which services, as keys and values");
        List<ServicePick> picks = [];
        foreach (var item in tree is YamlList list ? list.Items : tree is null ? [] : [tree])
        {
            if (item is YamlMap map) picks.Add(Read(map, Service));
            else problems.Add(item, $"\"{fields.Where}{key}\" should say which services as keys and values, like {{ kinds: [training] }}, or a list of such.");
        }
        return new([.. picks]);
    }

    private ServicePick Service(YamlFields service) => new()
    {
        Kinds = OptionalWords<ServiceKind>(service, "kinds"),
        NotKinds = OptionalWords<ServiceKind>(service, "not_kinds"),
        Codes = OptionalTexts(service, "codes"),
        Programs = OptionalWords<Program>(service, "programs"),
        NotPrograms = OptionalWords<Program>(service, "not_programs"),
        NoProgram = OptionalYes(service, "no_program"),
        YouthElements = OptionalNumbers(service, "youth_elements"),
        NotYouthElements = OptionalNumbers(service, "not_youth_elements"),
        HasYouthElement = OptionalYes(service, "has_youth_element"),
        WioaFunded = OptionalYes(service, "wioa_funded"),
        Completed = OptionalYes(service, "completed"),
        Ended = OptionalYes(service, "ended"),
        HasPlacement = OptionalYes(service, "placement"),
        Planned = OptionalYes(service, "planned"),
        When = OptionalConditions(service, "when"),
    };

    public ImmutableArray<Need> Needs(YamlFields terms, string key) => [.. terms.List(key, Need)];

    public Need Need(YamlFields need) => new(
        need.Map["any"] is null
            ? Fact(need, "fact")
            : new AnyFact([.. Items(need.Tree("any", "a list of facts"), "facts").Select(item => Fact(item))]),
        need.OptionalText("detail"),
        need.OptionalOneOf("missing", ["cannotTell"]) is not null);

    public static Interval Interval(YamlFields fields, string key)
    {
        var text = fields.Text(key);
        if (text.Length == 0) return default;
        if (IntervalWords().Match(text) is { Success: true } match && int.TryParse(match.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 10_000)
        {
            return match.Groups["unit"].Value switch
            {
                "day" => Domain.Policy.Evaluation.Interval.Days(count),
                "week" => Domain.Policy.Evaluation.Interval.Days(7 * count),
                "month" => Domain.Policy.Evaluation.Interval.Months(count),
                "quarter" => Domain.Policy.Evaluation.Interval.Months(3 * count),
                _ => Domain.Policy.Evaluation.Interval.Months(12 * count),
            };
        }
        fields.Wrong(key, $"\"{fields.Where}{key}\" is \"{text}\". It should be a time like 10 days, 6 months, 1 quarter or 1 year.");
        return default;
    }

    public static T Part<T>(YamlFields fields, string key, Func<YamlFields, T> read) where T : class =>
        fields.Part(key, read) ?? read(new YamlFields(new YamlMap(fields.Map.File, fields.Map.Line, []), $"{fields.Where}{key}.", new FileProblems()));

    public static T? OptionalPart<T>(YamlFields fields, string key, Func<YamlFields, T> read) where T : class => fields.OptionalPart(key, read);

    public static ImmutableArray<T> Words<T>(YamlFields fields, string key) where T : struct, Enum =>
        [.. fields.TextsFrom(key, All<T>()).Where(word => All<T>().Contains(word)).Select(CodeWords.Read<T>)];

    public static T Word<T>(YamlFields fields, string key) where T : struct, Enum => OptionalWord<T>(fields.OneOf(key, All<T>())) ?? default;

    public static T? OptionalWord<T>(YamlFields fields, string key) where T : struct, Enum => OptionalWord<T>(fields.OptionalOneOf(key, All<T>()));

    public static ImmutableArray<T> OptionalWords<T>(YamlFields fields, string key) where T : struct, Enum => fields.OptionalTree(key) is null ? [] : Words<T>(fields, key);

    public static ImmutableArray<string> OptionalTexts(YamlFields fields, string key) => fields.OptionalTree(key) is null ? [] : [.. fields.Texts(key)];

    public static bool OptionalYes(YamlFields fields, string key) => fields.OptionalTree(key) is not null && fields.YesNo(key);

    /// <summary>The code words of one sort, as the case file writes them.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => WordsOf<T>.All;

    private static T? OptionalWord<T>(string? word) where T : struct, Enum => word is not null && All<T>().Contains(word) ? CodeWords.Read<T>(word) : null;

    private static ImmutableArray<T> AnyOrWords<T>(YamlFields fields, string key) where T : struct, Enum =>
        fields.Map[key] is YamlText { Text: "any" } && fields.Tree(key, "") is not null ? [] : Words<T>(fields, key);

    private ImmutableArray<int> OptionalNumbers(YamlFields fields, string key)
    {
        List<int> numbers = [];
        foreach (var item in Items(fields.OptionalTree(key), "numbers"))
        {
            if (item is YamlText text && int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
            else problems.Add(item, $"Each entry of \"{fields.Where}{key}\" should be a whole number.");
        }
        return [.. numbers];
    }

    private IReadOnlyList<YamlTree> Items(YamlTree? tree, string what)
    {
        if (tree is null) return [];
        if (tree is YamlList list) return list.Items;
        problems.Add(tree, $"This should be a list of {what}: put it in square brackets.");
        return [];
    }

    private T Read<T>(YamlMap map, Func<YamlFields, T> read)
    {
        var fields = new YamlFields(map, "", problems);
        var value = read(fields);
        fields.Finish();
        return value;
    }

    private static string? KeyOf(YamlMap map, IReadOnlyList<string> keys) => map.Fields.Select(field => field.Key).FirstOrDefault(keys.Contains);

    [GeneratedRegex(@"^(?<count>[0-9]{1,5}) (?<unit>day|week|month|quarter|year)s?$")]
    private static partial Regex IntervalWords();

    private static class WordsOf<T> where T : struct, Enum
    {
        public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<T>().Select(CodeWords.Of)];
    }
}
