namespace Milepost.Domain.Eligibility;

public enum IncomeTableKind
{
    /// <summary>The poverty guidelines that the Department of Health and Human Services issues each January (29 USC 3102(49)).</summary>
    Poverty,

    /// <summary>70 percent of the lower living standard income level that the Department of Labor issues each spring (29 USC 3102(36)(B)).</summary>
    LowerLivingStandard,
}

/// <summary>What a family of each size may have in a year to count as low-income.</summary>
/// <param name="Amounts">For one person, two, three and so on, in dollars a year.</param>
/// <param name="EachMore">For each person beyond the last of <paramref name="Amounts"/>.</param>
/// <param name="Until">The last day; null until the next table of the kind begins.</param>
public sealed record IncomeTable(
    string Id, IncomeTableKind Kind, string Place, DateOnly From, DateOnly? Until, IReadOnlyList<decimal> Amounts, decimal EachMore, string Source)
{
    public decimal For(int people) => people <= Amounts.Count ? Amounts[people - 1] : Amounts[^1] + ((people - Amounts.Count) * EachMore);

    public bool On(DateOnly day) => day >= From && !(day > Until);

    public string Name => Kind == IncomeTableKind.Poverty ? $"Poverty guideline {From.Year}, {Place}" : $"70% of the lower living standard, {Place}, from {From.Words()}";

    /// <summary>The table in force on a day: of several, the one that began last.</summary>
    public static IncomeTable? InForce(IEnumerable<IncomeTable> tables, IncomeTableKind kind, DateOnly day) =>
        tables.Where(table => table.Kind == kind && table.On(day)).MaxBy(table => table.From);
}

/// <summary>What was compared, to be shown and kept with the decision.</summary>
/// <param name="SixMonths">The parts added up.</param>
/// <param name="Compared">The tables in force that were looked at, with the amount for this many people.</param>
public sealed record IncomeComparison(
    IncomePart Part, DateOnly From, DateOnly To, IReadOnlyList<IncomeAmount> Parts, decimal SixMonths, decimal AYear, int People, IReadOnlyList<ComparedTable> Compared)
{
    public decimal? Highest => Compared.Count == 0 ? null : Compared.Max(each => each.Amount);
}

public sealed record IncomeAmount(string Question, decimal Dollars);

public sealed record ComparedTable(IncomeTable Table, decimal Amount);
