namespace Milepost.Domain.Eligibility;

/// <summary>What an income table says, as a form or file gives it.</summary>
public sealed record LocalIncomeTableDetails
{
    public IncomeTableKind Kind { get; init; } = IncomeTableKind.LowerLivingStandard;

    /// <summary>The place it is for, in the words of who issued it: "Chicago metropolitan area".</summary>
    public string Area { get; init; } = "";

    public DateOnly From { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>Dollars a year for one person, two, three and so on.</summary>
    public IReadOnlyList<decimal> Amounts { get; init; } = [];

    public decimal EachMore { get; init; }

    /// <summary>Where the figures were taken from.</summary>
    public string Source { get; init; } = "";
}

/// <summary>An income table that a place keeps for itself and all below it: the lower living standard differs from area to area.</summary>
public sealed class LocalIncomeTable : Recorded
{
    private LocalIncomeTable() { }

    public Guid OrgUnitId { get; private set; }
    public LocalIncomeTableDetails Details { get; private set; } = new();

    public static Result<LocalIncomeTable> Add(Guid orgUnitId, LocalIncomeTableDetails details)
    {
        details = Trim(details);
        if (Check(details) is { Count: > 0 } problems) return problems;
        return new LocalIncomeTable { OrgUnitId = orgUnitId, Details = details };
    }

    public Result<Done> Change(LocalIncomeTableDetails details)
    {
        details = Trim(details);
        if (Check(details) is { Count: > 0 } problems) return problems;
        if (details with { Amounts = Details.Amounts } == Details && details.Amounts.SequenceEqual(Details.Amounts)) return Done.It;
        Details = details;
        return Done.It;
    }

    public IncomeTable ToTable() => new($"local:{Id}", Details.Kind, Details.Area, Details.From, Details.Until, Details.Amounts, Details.EachMore, Details.Source);

    /// <summary>For the history, which notes each change with the place that keeps the table.</summary>
    public string Named => $"{(Details.Kind == IncomeTableKind.Poverty ? "Poverty guideline" : "70% of the lower living standard")}, {Details.Area}, from {Details.From.Words()}";

    private static LocalIncomeTableDetails Trim(LocalIncomeTableDetails details) => details with { Area = details.Area.Trim(), Source = details.Source.Trim() };

    private static List<Problem> Check(LocalIncomeTableDetails details)
    {
        var problems = new List<Problem>();
        if (details.Area.Length == 0) problems.Add(IncomeTableProblems.AreaMissing);
        if (details.Source.Length == 0) problems.Add(IncomeTableProblems.SourceMissing);
        if (details.Until < details.From) problems.Add(IncomeTableProblems.EndsBeforeItBegins);
        if (details.Amounts.Count == 0 || details.Amounts.Any(amount => amount <= 0)) problems.Add(IncomeTableProblems.AmountMissing);
        else if (details.Amounts.Zip(details.Amounts.Skip(1)).Any(pair => pair.Second < pair.First)) problems.Add(IncomeTableProblems.AmountsFall);
        if (details.EachMore < 0) problems.Add(IncomeTableProblems.AmountMissing);
        return problems;
    }
}

public static class IncomeTableProblems
{
    public static readonly Problem NotFound = new("income-table.not-found", ProblemKind.NotFound, "There is no such income table, or it is not yours to keep.");
    public static readonly Problem PlaceMissing = new("income-table.place-missing", ProblemKind.Invalid, "Choose the place that keeps it.", "OrgUnitId");
    public static readonly Problem AreaMissing = new("income-table.area-missing", ProblemKind.Invalid, "Enter the area that the figures are for.", "Area");
    public static readonly Problem SourceMissing = new("income-table.source-missing", ProblemKind.Invalid, "Enter where the figures were taken from.", "Source");
    public static readonly Problem EndsBeforeItBegins = new("income-table.ends-before-it-begins", ProblemKind.Invalid, "Enter a last day on or after the first.", "Until");
    public static readonly Problem AmountMissing = new("income-table.amount-missing", ProblemKind.Invalid, "Enter an amount above zero for each family size.", "Amounts[0]");
    public static readonly Problem AmountsFall = new("income-table.amounts-fall", ProblemKind.Invalid, "A larger family has at least the amount of a smaller one. Check the amounts.", "Amounts[0]");
}
