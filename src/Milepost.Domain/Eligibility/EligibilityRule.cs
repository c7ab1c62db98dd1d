using Milepost.Domain.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Eligibility;

/// <summary>One place in the order of who is served first.</summary>
public sealed record PriorityRank(int Rank, string Words, Criterion Needs);

/// <summary>What policy asks of an applicant: of a title, or of a word that titles use, like "low income".</summary>
public sealed record EligibilityRule
{
    /// <summary>"us.out-of-school-youth".</summary>
    public required string Id { get; init; }

    public required string Pack { get; init; }

    /// <summary>"Out-of-school youth".</summary>
    public required string Title { get; init; }

    /// <summary>The program it opens; null where it only explains a word.</summary>
    public Program? Opens { get; init; }

    public required InForce InForce { get; init; }

    /// <summary>Null where no source says who is eligible: then people decide.</summary>
    public Criterion? Needs { get; init; }

    /// <summary>Who comes first, for the rule that says so.</summary>
    public IReadOnlyList<PriorityRank> Ranks { get; init; } = [];

    public required Citation Citation { get; init; }
    public IReadOnlyList<Citation> AlsoCites { get; init; } = [];
    public string? Reading { get; init; }

    /// <summary>Hash of the file it was read from: which words judged.</summary>
    public required string Version { get; init; }

    /// <summary>The id without the pack's prefix: "low-income".</summary>
    public string Name => Id[(Id.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public Judgment Judge(EligibilityScene scene)
    {
        if (Needs is null) return Judgment.Of(Truth.CannotTell, Reading ?? "No source says who is eligible; decide and say why.", []);
        var judged = Needs.Judge(scene);
        return judged with { Reasons = [.. judged.Reasons.Select(reason => reason with { Citation = reason.Citation ?? Citation })] };
    }
}

/// <summary>What the rules say of one title.</summary>
/// <param name="Exception">The exception under which the title is open although the answer is no; null where there is none.</param>
public sealed record TitleResult(EligibilityRule Rule, Judgment Judgment, string? Exception)
{
    public Truth Truth => Judgment.Truth;
}

/// <summary>The place in the order of service that the answers suggest.</summary>
/// <param name="Rank">Null while it cannot be told.</param>
public sealed record PriorityResult(EligibilityRule Rule, int? Rank, string? Words, IReadOnlyList<Reason> Reasons, IReadOnlyList<string> Missing);

public sealed record EligibilityResult(IReadOnlyList<TitleResult> Titles, PriorityResult? Priority, IReadOnlyList<IncomeComparison> Incomes, IReadOnlyList<EligibilityRule> Rules)
{
    public Truth Of(Program program)
    {
        var titles = Titles.Where(title => title.Rule.Opens == program).ToList();
        return titles.Count == 0 ? Truth.CannotTell : titles.Max(title => title.Truth);
    }

    /// <summary>Questions whose answers the favorable results rest on: these need proof.</summary>
    public IReadOnlyList<string> RestsOn =>
        [.. Titles.Where(title => title.Truth == Truth.Yes).SelectMany(title => title.Judgment.Reasons).Concat(Priority is { Rank: < 5 } ? Priority.Reasons : [])
            .Where(reason => reason.Truth == Truth.Yes).SelectMany(reason => reason.Answers).Distinct()];
}

/// <summary>Judges an applicant by the rules in force.</summary>
public static class EligibilityRules
{
    /// <summary>Not asked: the profile says it.</summary>
    public const string BirthDate = "birthDate";

    /// <summary>Not an answer: a table that the office keeps.</summary>
    public const string IncomeTables = "incomeTables";

    /// <param name="programs">Those applied for.</param>
    public static EligibilityResult Judge(IReadOnlyList<EligibilityRule> rules, EligibilityFacts facts, IReadOnlyList<Program> programs)
    {
        var inForce = rules.Where(rule => rule.InForce.On(facts.On)).ToList();
        var scene = SceneOf(inForce, facts);
        var titles = inForce.Where(rule => rule.Opens is { } program && programs.Contains(program)).Select(rule => Judge(rule, scene)).ToList();
        // Only adult funds know this order, never those for dislocated workers (20 CFR 680.610).
        var priority = programs.Contains(Program.Adult) && inForce.FirstOrDefault(rule => rule.Ranks.Count > 0) is { } order ? Rank(order, scene) : null;
        var incomes = new[] { IncomePart.Family, IncomePart.Own }.Select(part => new IncomeIsLow(part).Compare(facts)).OfType<IncomeComparison>().ToList();
        return new(titles, priority, incomes, inForce);
    }

    public static EligibilityScene SceneOf(IEnumerable<EligibilityRule> inForce, EligibilityFacts facts) => new(facts, inForce.ToDictionary(rule => rule.Name));

    public static TitleResult Judge(EligibilityRule rule, EligibilityScene scene)
    {
        var judged = rule.Judge(scene);
        var excepted = judged.Truth == Truth.No ? rule.Judge(scene with { AllowExceptions = true }) : null;
        return new(rule, judged, excepted is { Truth: Truth.Yes, Flags: [var exception, ..] } ? exception : null);
    }

    public static PriorityResult Rank(EligibilityRule order, EligibilityScene scene)
    {
        List<Reason> against = [];
        foreach (var rank in order.Ranks.OrderBy(rank => rank.Rank))
        {
            var judged = rank.Needs.Judge(scene);
            var reasons = judged.Reasons.Select(reason => reason with { Citation = reason.Citation ?? order.Citation }).ToList();
            if (judged.Truth == Truth.CannotTell) return new(order, null, null, reasons, judged.Missing);
            if (judged.Truth == Truth.Yes) return new(order, rank.Rank, rank.Words, reasons.Count > 0 ? reasons : [.. against.Distinct()], []);
            against.AddRange(reasons);
        }
        return new(order, null, null, against, []);
    }
}
