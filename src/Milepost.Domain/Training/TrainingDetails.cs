namespace Milepost.Domain.Training;

/// <summary>What others pay toward a training, in dollars.</summary>
public sealed record FinancialAid(decimal Pell, decimal OtherGrants, decimal Employer, decimal Own)
{
    public static FinancialAid None { get; } = new(0, 0, 0, 0);

    public decimal Sum() => Pell + OtherGrants + Employer + Own;

    internal List<Problem> Check() =>
        [.. new[] { (Pell, "Pell"), (OtherGrants, "OtherGrants"), (Employer, "EmployerAid"), (Own, "Own") }.Where(part => !Dollars.AreSound(part.Item1)).Select(part => TrainingProblems.Amount(part.Item2))];
}

/// <summary>What is planned for one period of the training, a term for example.</summary>
/// <param name="Number">Within the budget; entries refer to it.</param>
public sealed record BudgetLine(int Number, string Period, DateOnly From, DateOnly To, decimal Planned);

public enum BudgetEntryKind { Obligated, Invoiced, Paid }

/// <summary>Money promised by a voucher, asked for or paid. An entry is never changed: a wrong one is reversed by another that names it.</summary>
/// <param name="Number">Within the budget, in the order of entry.</param>
/// <param name="Reference">The number of the voucher, invoice or payment.</param>
/// <param name="Reverses">The number of the entry that this one takes back, whole.</param>
public sealed record BudgetEntry(
    int Number, int Line, BudgetEntryKind Kind, decimal Amount, DateOnly On, string? Reference, string By, DateOnly RecordedOn, int? Reverses = null, string? Why = null)
{
    /// <summary>What it adds to the sum of its kind.</summary>
    public decimal Counts() => Reverses is null ? Amount : -Amount;
}

/// <summary>What a training or an apprenticeship has beyond other services.</summary>
public sealed record TrainingDetails
{
    /// <summary>The entry in the list of training providers; nothing where the provider is not in the list.</summary>
    public Guid? ProviderId { get; init; }

    /// <summary>The entry in the list of training programs.</summary>
    public Guid? ProgramId { get; init; }

    /// <summary>Paid by an individual training account (20 CFR 680.300).</summary>
    public bool Ita { get; init; }
    public string? ItaNumber { get; init; }
    public TrainingCost? Cost { get; init; }
    public FinancialAid? Aid { get; init; }
    public IReadOnlyList<BudgetLine> Budget { get; init; } = [];
    public IReadOnlyList<BudgetEntry> Entries { get; init; } = [];

    /// <summary>Who runs the registered apprenticeship.</summary>
    public string? Sponsor { get; init; }

    /// <summary>Who gives the lessons that go with an apprenticeship.</summary>
    public string? RelatedInstruction { get; init; }

    /// <summary>Dollars an hour.</summary>
    public decimal? StartWage { get; init; }
    public decimal? EndWage { get; init; }

    /// <summary>Nothing differs. Lists compare by their items here.</summary>
    public bool SaysTheSameAs(TrainingDetails? other) =>
        other is not null && Budget.SequenceEqual(other.Budget) && Entries.SequenceEqual(other.Entries) && this == other with { Budget = Budget, Entries = Entries };

    /// <summary>Nothing but empty fields: kept as none.</summary>
    public bool IsEmpty() => SaysTheSameAs(new());
}
