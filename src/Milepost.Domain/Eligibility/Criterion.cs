using Milepost.Domain.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Eligibility;

/// <summary>Something that must hold of an applicant. It says yes, no or "cannot tell", and why.</summary>
public abstract record Criterion
{
    /// <summary>What it is called where one of several is enough: "School dropout".</summary>
    public string? Name { get; init; }

    /// <summary>Said instead of the answers' own words.</summary>
    public string? Says { get; init; }

    public Citation? Cites { get; init; }

    /// <summary>Told when nothing else opens the title.</summary>
    public string? Flag { get; init; }

    /// <summary>A name for the exception under which somebody may be served who does not meet it (29 USC 3164(a)(3)(A)).</summary>
    public string? Exception { get; init; }

    public Judgment Judge(EligibilityScene scene)
    {
        var judged = JudgeItself(scene);
        if (judged.Truth == Truth.No && Exception is not null && scene.AllowExceptions)
            return new(Truth.Yes, [new($"{Exception}: {(judged.Reasons is [var first, ..] ? first.Words : "")}", Truth.Yes, [.. judged.Reasons.SelectMany(r => r.Answers)], Cites)], [], [], [Exception]);

        return judged with { Reasons = [.. judged.Reasons.Select(Worded)] };
    }

    protected abstract Judgment JudgeItself(EligibilityScene scene);

    /// <summary>What to say where a question is not answered: that it does not apply, that another comes first, or that it is missing.</summary>
    protected static Judgment Unanswered(EligibilityScene scene, string question)
    {
        var asked = scene.Facts.Questions.TryGetValue(question, out var known) ? known.AskWhen?.Judge(scene) : null;
        return asked?.Truth switch
        {
            Truth.No => Judgment.Of(Truth.No, $"{scene.Facts.Name(question)}: does not apply", asked.Reasons.SelectMany(reason => reason.Answers).Distinct().ToList()),
            Truth.CannotTell => Judgment.Of(Truth.CannotTell, scene.Facts.WordsOf(question), [question], asked.Missing),
            _ => Judgment.Of(Truth.CannotTell, scene.Facts.WordsOf(question), [question], [question]),
        };
    }

    private Reason Worded(Reason reason) => reason with
    {
        Words = Says is null || reason.Truth != Truth.Yes ? reason.Words : $"{Says} ({reason.Words})",
        Citation = reason.Citation ?? Cites,
    };
}

/// <summary>What a criterion is judged against: the facts, and the rules that it may ask about.</summary>
public sealed record EligibilityScene(EligibilityFacts Facts, IReadOnlyDictionary<string, EligibilityRule> Rules, bool AllowExceptions = false);

/// <summary>An answer is one of these.</summary>
public sealed record AnswerIs(string Question, IReadOnlyList<string> Values) : Criterion
{
    protected override Judgment JudgeItself(EligibilityScene scene) => scene.Facts.Answer(Question) is not { } answer
        ? Unanswered(scene, Question)
        : Judgment.Of(Values.Contains(answer) ? Truth.Yes : Truth.No, scene.Facts.WordsOf(Question), [Question]);
}

/// <summary>An age in full years on the day of the determination, both ends included.</summary>
public sealed record AgeIs(int? AtLeast, int? AtMost) : Criterion
{
    protected override Judgment JudgeItself(EligibilityScene scene)
    {
        var facts = scene.Facts;
        var fits = !(facts.Age < AtLeast) && !(facts.Age > AtMost);
        var wanted = (AtLeast, AtMost) switch { ({ } low, { } high) => $"{low} to {high}", ({ } low, null) => $"{low} or older", _ => $"{AtMost} or younger" };
        return Judgment.Of(fits ? Truth.Yes : Truth.No, $"{facts.Age} years old on {facts.On.Words()}; asked for: {wanted}", [EligibilityRules.BirthDate]);
    }
}

/// <summary>A day that was answered lies no further from the application than this, looking ahead or back; the last day counts.</summary>
public sealed record DayNear(string Question, Interval Within, bool Ahead) : Criterion
{
    protected override Judgment JudgeItself(EligibilityScene scene)
    {
        var facts = scene.Facts;
        if (facts.Answer(Question) is not { } answer || AnswerValues.Day(answer) is not { } day)
            return Unanswered(scene, Question);

        // Six months before August 31 is February 28: the month's last day, as everywhere else in Milepost.
        var edge = Ahead ? Within.After(facts.AppliedOn)
            : Within.Unit == IntervalUnit.Month ? facts.AppliedOn.AddMonths(-Within.Count) : facts.AppliedOn.AddDays(-Within.Count);
        var fits = Ahead ? day <= edge : day >= edge;
        return Judgment.Of(fits ? Truth.Yes : Truth.No,
            $"{facts.WordsOf(Question)}; within {Within} {(Ahead ? "after" : "before")} the application means {(Ahead ? "on or before" : "on or after")} {edge.Words()}", [Question]);
    }
}

/// <summary>A number that was answered is no higher than this.</summary>
public sealed record NumberAtMost(string Question, decimal Limit) : Criterion
{
    protected override Judgment JudgeItself(EligibilityScene scene) => scene.Facts.Number(Question) is not { } number
        ? Unanswered(scene, Question)
        : Judgment.Of(number <= Limit ? Truth.Yes : Truth.No, $"{scene.Facts.WordsOf(Question)}; at most {Limit.ToString(System.Globalization.CultureInfo.InvariantCulture)}", [Question]);
}

/// <summary>The income of the last six months, times two, is no higher than the higher of the two tables allows (29 USC 3102(36)(A)(ii), (vi)).</summary>
public sealed record IncomeIsLow(IncomePart Part) : Criterion
{
    public const string Size = "householdSize";

    protected override Judgment JudgeItself(EligibilityScene scene)
    {
        var facts = scene.Facts;
        var parts = facts.Questions.Values.Where(question => question.Income == Part).Select(question => question.Id).ToList();
        // Alone, a person is a family of one.
        var asked = Part == IncomePart.Own ? parts : [.. parts, Size];
        var missing = asked.Where(question => facts.Number(question) is null).ToList();
        if (parts.Count == 0 || missing.Count > 0)
            return Judgment.Of(Truth.CannotTell, Part == IncomePart.Own ? "The applicant's own income is not known" : "The family's income is not known", asked, missing);

        var compared = Compare(facts)!;
        var words = $"{EligibilityWords.Dollars(compared.SixMonths)} from {compared.From.Words()} to {compared.To.Words()} is {EligibilityWords.Dollars(compared.AYear)} a year for {(compared.People == 1 ? "one person" : $"{compared.People} people")}";
        if (compared.Compared.Count == 0) return Judgment.Of(Truth.CannotTell, $"{words}; no income table is in force on {facts.AppliedOn.Words()}", asked, [EligibilityRules.IncomeTables]);

        var tables = string.Join(", ", compared.Compared.Select(each => $"{each.Table.Name}: {EligibilityWords.Dollars(each.Amount)}"));
        if (compared.AYear <= compared.Highest) return Judgment.Of(Truth.Yes, $"{words}; not above {tables}", asked);
        // Above the one table, it may still be below the other: without both nobody can say no.
        return compared.Compared.Count == 2
            ? Judgment.Of(Truth.No, $"{words}; above {tables}", asked)
            : Judgment.Of(Truth.CannotTell, $"{words}; above {tables}, but the other of the two tables is not on file", asked, [EligibilityRules.IncomeTables]);
    }

    /// <summary>The sum that is compared; null while a part of it is not known.</summary>
    public IncomeComparison? Compare(EligibilityFacts facts)
    {
        var parts = facts.Questions.Values.Where(question => question.Income == Part).ToList();
        if (parts.Count == 0 || parts.Any(question => facts.Number(question.Id) is null)) return null;
        if ((Part == IncomePart.Own ? 1 : facts.Number(Size)) is not { } size) return null;

        var amounts = parts.Select(question => new IncomeAmount(question.Id, facts.Number(question.Id)!.Value)).ToList();
        var sum = amounts.Sum(amount => amount.Dollars);
        var people = (int)size;
        var tables = new[] { IncomeTableKind.Poverty, IncomeTableKind.LowerLivingStandard }
            .Select(kind => IncomeTable.InForce(facts.IncomeTables, kind, facts.AppliedOn)).OfType<IncomeTable>();
        return new(Part, facts.SixMonthsBefore, facts.AppliedOn.AddDays(-1), amounts, sum, 2 * sum, people, [.. tables.Select(table => new ComparedTable(table, table.For(people)))]);
    }
}

/// <summary>Another rule holds, like "low income".</summary>
public sealed record RuleHolds(string Rule) : Criterion
{
    protected override Judgment JudgeItself(EligibilityScene scene) => scene.Rules.TryGetValue(Rule, out var rule)
        ? rule.Judge(scene with { AllowExceptions = false }) with { Ways = [], Flags = [] }
        : Judgment.Of(Truth.CannotTell, $"The rule \"{Rule}\" is not in force on {scene.Facts.On.Words()}", []);
}

public sealed record AllOf(IReadOnlyList<Criterion> Each) : Criterion
{
    protected override Judgment JudgeItself(EligibilityScene scene)
    {
        var judged = Each.Select(criterion => criterion.Judge(scene)).ToList();
        var truth = judged.Count == 0 ? Truth.Yes : judged.Min(each => each.Truth);
        var deciding = judged.Where(each => each.Truth == truth).ToList();
        return new(truth, [.. deciding.SelectMany(each => each.Reasons)], truth == Truth.CannotTell ? [.. deciding.SelectMany(each => each.Missing).Distinct()] : [],
            truth == Truth.Yes ? [.. judged.SelectMany(each => each.Ways).Distinct()] : [], truth == Truth.Yes ? [.. judged.SelectMany(each => each.Flags).Distinct()] : []);
    }
}

/// <summary>One is enough.</summary>
/// <param name="NoneSays">Said when none holds; otherwise each would be told.</param>
public sealed record AnyOf(IReadOnlyList<Criterion> Each, string? NoneSays) : Criterion
{
    protected override Judgment JudgeItself(EligibilityScene scene)
    {
        var judged = Each.Select(criterion => (criterion, judgment: criterion.Judge(scene))).ToList();
        var truth = judged.Max(each => each.judgment.Truth);
        var deciding = judged.Where(each => each.judgment.Truth == truth).ToList();
        switch (truth)
        {
            case Truth.Yes:
                // A limited way only matters where no other way is open.
                var flags = deciding.All(each => each.criterion.Flag is not null || each.judgment.Flags.Count > 0)
                    ? deciding.SelectMany(each => each.judgment.Flags.Append(each.criterion.Flag)).OfType<string>().Distinct().ToList() : [];
                var open = flags.Count == 0 ? deciding.Where(each => each.criterion.Flag is null && each.judgment.Flags.Count == 0).ToList() : deciding;
                return new(truth, [.. open.SelectMany(each => each.judgment.Reasons)], [],
                    [.. open.SelectMany(each => each.criterion.Name is { } name ? [name] : each.judgment.Ways).Distinct()], flags);
            case Truth.CannotTell:
                return new(truth, [.. deciding.SelectMany(each => each.judgment.Reasons).Distinct()], [.. deciding.SelectMany(each => each.judgment.Missing).Distinct()], [], []);
            default:
                return NoneSays is null
                    ? new(truth, [.. deciding.SelectMany(each => each.judgment.Reasons)], [], [], [])
                    : Judgment.Of(truth, NoneSays, [.. deciding.SelectMany(each => each.judgment.Reasons).SelectMany(reason => reason.Answers).Distinct()]);
        }
    }
}

public sealed record NotSo(Criterion Inner) : Criterion
{
    protected override Judgment JudgeItself(EligibilityScene scene)
    {
        var judged = Inner.Judge(scene);
        var truth = judged.Truth switch { Truth.Yes => Truth.No, Truth.No => Truth.Yes, _ => Truth.CannotTell };
        return judged with { Truth = truth, Reasons = [.. judged.Reasons.Select(reason => reason with { Truth = truth })], Ways = [], Flags = [] };
    }
}
