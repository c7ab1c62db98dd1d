namespace Milepost.Domain.Services;

/// <summary>One source's part of what a service costs.</summary>
/// <param name="Source">In the words of the list of funding sources.</param>
/// <param name="Amount">Dollars and cents, more than 0.</param>
public sealed record FundingShare(string Source, decimal Amount);

/// <summary>Who pays a service. The shares add up to its cost, to the cent.</summary>
public sealed record Funding
{
    public IReadOnlyList<FundingShare> Shares { get; init; } = [];

    /// <summary>Who allowed it and why, where it goes over a limit on support.</summary>
    public string? OverLimitBecause { get; init; }

    public decimal Total => Shares.Sum(share => share.Amount);

    // Lists compare by their items here; a record compares them by reference.
    public bool Equals(Funding? other) => other is not null && OverLimitBecause == other.OverLimitBecause && Shares.SequenceEqual(other.Shares);

    public override int GetHashCode() => HashCode.Combine(OverLimitBecause, Shares.Count);

    /// <param name="isCostTyped">False where the cost is worked out from a training's parts on another page: the shares then follow when they can.</param>
    internal static List<Problem> Check(Funding funding, decimal? cost, bool isCostTyped)
    {
        var problems = new List<Problem>();
        if (funding.Shares.Count == 0) return problems;
        if (funding.Shares.Any(share => share.Amount <= 0 || decimal.Round(share.Amount, 2) != share.Amount)) problems.Add(FundingProblems.Amount);
        if (funding.Shares.DistinctBy(share => share.Source).Count() < funding.Shares.Count) problems.Add(FundingProblems.SourceTwice);
        if (cost is null) problems.Add(FundingProblems.NoCost);
        else if (isCostTyped && funding.Total != cost) problems.Add(FundingProblems.NotTheCost(funding.Total, cost.Value));
        return problems;
    }
}

public static class FundingProblems
{
    public static readonly Problem Amount = new("funding.amount", ProblemKind.Invalid, "Enter each part in dollars and cents, more than 0, like 105.00.", "Shares[0].Amount");
    public static readonly Problem SourceTwice = new("funding.source-twice", ProblemKind.Invalid, "Name each source once and add its parts together.", "Shares[0].Amount");
    public static readonly Problem NoCost = new("funding.no-cost", ProblemKind.Invalid, "Enter the cost that these sources pay.", "Cost");
    public static readonly Problem UnknownSource = new("funding.source", ProblemKind.Invalid, "Choose sources from the list.", "Shares[0].Amount");

    public static Problem NotTheCost(decimal paid, decimal cost) => new("funding.not-the-cost", ProblemKind.Invalid,
        paid < cost
            ? FormattableString.Invariant($"The parts come to ${paid:0.00}, and the cost is ${cost:0.00}. Say who pays the other ${cost - paid:0.00}.")
            : FormattableString.Invariant($"The parts come to ${paid:0.00}, which is ${paid - cost:0.00} more than the cost of ${cost:0.00}. Correct one of them."), "Shares[0].Amount");
}
