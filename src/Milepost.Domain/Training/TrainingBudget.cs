namespace Milepost.Domain.Training;

/// <summary>What the pack says of individual training accounts.</summary>
/// <param name="Cap">The most that may be planned for one person, in dollars; nothing where no limit is set.</param>
/// <param name="CapRefuses">Whether going over the limit is refused, or only said.</param>
/// <param name="CapSource">What the limit rests on: a citation, or "local policy".</param>
/// <param name="ListedOnly">Whether training must be chosen from the list of programs.</param>
public sealed record TrainingRules(decimal? Cap, bool CapRefuses, string CapSource, bool ListedOnly)
{
    public static TrainingRules None { get; } = new(null, false, "local policy", false);
}

/// <summary>One line of a budget with what became of it.</summary>
public sealed record BudgetLineSums(BudgetLine Line, decimal Obligated, decimal Invoiced, decimal Paid)
{
    public decimal LeftToObligate => Line.Planned - Obligated;
    public decimal LeftToPay => Obligated - Paid;
}

/// <summary>The sums of a training's money, exact to the cent.</summary>
public sealed class TrainingBudget
{
    private readonly TrainingDetails _training;

    private TrainingBudget(TrainingDetails training) => _training = training;

    public static TrainingBudget Of(TrainingDetails? training) => new(training ?? new());

    public decimal Cost => _training.Cost?.Sum() ?? 0;
    public decimal Aid => _training.Aid?.Sum() ?? 0;

    /// <summary>WIOA pays what other grants and payers leave open, never more than that (20 CFR 680.230).</summary>
    public decimal WioaPays => Math.Max(0, Cost - Aid);

    public decimal Planned => _training.Budget.Sum(line => line.Planned);
    public decimal Obligated => Sum(BudgetEntryKind.Obligated);
    public decimal Invoiced => Sum(BudgetEntryKind.Invoiced);
    public decimal Paid => Sum(BudgetEntryKind.Paid);

    /// <summary>Of what WIOA pays, what no period has yet.</summary>
    public decimal LeftToPlan => WioaPays - Planned;
    public decimal LeftToObligate => Planned - Obligated;
    public decimal LeftToPay => Obligated - Paid;

    public IReadOnlyList<BudgetLineSums> Lines => [.. _training.Budget.Select(line => new BudgetLineSums(
        line, Sum(BudgetEntryKind.Obligated, line.Number), Sum(BudgetEntryKind.Invoiced, line.Number), Sum(BudgetEntryKind.Paid, line.Number)))];

    public bool IsReversed(BudgetEntry entry) => _training.Entries.Any(e => e.Reverses == entry.Number);

    public decimal Sum(BudgetEntryKind kind, int? line = null) =>
        _training.Entries.Where(e => e.Kind == kind && (line is null || e.Line == line)).Sum(e => e.Counts());

    /// <summary>The training with its cost and aid as given now; what is planned already must still fit.</summary>
    internal static Result<TrainingDetails> WithCost(TrainingDetails training, TrainingCost cost, FinancialAid aid, bool ita, string? itaNumber)
    {
        var problems = cost.Check().Concat(aid.Check()).ToList();
        itaNumber = TrainingProvider.Blank(itaNumber);
        if (itaNumber is not null && !ita) problems.Add(TrainingBudgetProblems.NumberWithoutIta);
        var now = training with { Cost = cost, Aid = aid, Ita = ita, ItaNumber = itaNumber };
        if (problems.Count == 0 && Of(now) is { LeftToPlan: < 0 } budget) problems.Add(TrainingBudgetProblems.PlannedOverNeed(budget.Planned, budget.WioaPays, "Pell"));
        return problems.Count > 0 ? problems : now;
    }

    /// <summary>The training with these lines in place of the former ones.</summary>
    /// <param name="elsewhere">What the person's other individual training accounts plan.</param>
    internal static Result<TrainingDetails> WithLines(TrainingDetails training, IReadOnlyList<BudgetLine> lines, TrainingRules rules, decimal elsewhere)
    {
        var before = Of(training).Lines;
        var next = Math.Max(training.Budget.Select(line => line.Number).DefaultIfEmpty(0).Max(), training.Entries.Select(e => e.Line).DefaultIfEmpty(0).Max());
        lines = [.. lines.Select(line => line with { Number = line.Number > 0 ? line.Number : ++next, Period = line.Period.Trim() })];
        var problems = new List<Problem>();
        for (var row = 0; row < lines.Count; row++)
        {
            var line = lines[row];
            if (line.Period.Length == 0) problems.Add(TrainingBudgetProblems.PeriodMissing(row));
            if (line.To < line.From) problems.Add(TrainingBudgetProblems.PeriodBackwards(row, line.From));
            if (!Dollars.AreSound(line.Planned)) problems.Add(TrainingProblems.Amount($"Lines[{row}].Planned"));
            else if (before.FirstOrDefault(b => b.Line.Number == line.Number) is { } was && line.Planned < was.Obligated)
                problems.Add(TrainingBudgetProblems.UnderObligated(row, was.Obligated));
        }
        foreach (var gone in before.Where(b => lines.All(line => line.Number != b.Line.Number)))
            if (training.Entries.Any(e => e.Line == gone.Line.Number)) problems.Add(TrainingBudgetProblems.LineHasEntries(gone.Line.Period));
        if (problems.Count > 0) return problems;

        var now = training with { Budget = lines };
        var budget = Of(now);
        if (budget.LeftToPlan < 0) problems.Add(TrainingBudgetProblems.PlannedOverNeed(budget.Planned, budget.WioaPays, ""));
        if (now.Ita && rules is { CapRefuses: true, Cap: { } cap } && elsewhere + budget.Planned > cap) problems.Add(TrainingBudgetProblems.OverCap(elsewhere + budget.Planned, cap, rules.CapSource));
        return problems.Count > 0 ? problems : now;
    }

    /// <summary>Money is promised before it is asked for and paid, and not more than is planned for the period.</summary>
    internal static Result<TrainingDetails> WithEntry(
        TrainingDetails training, int line, BudgetEntryKind kind, decimal amount, DateOnly on, string? reference, string by, DateOnly today)
    {
        if (Of(training).Lines.FirstOrDefault(each => each.Line.Number == line) is not { } sums) return TrainingBudgetProblems.NoLine;
        if (amount <= 0 || !Dollars.AreSound(amount)) return TrainingBudgetProblems.EntryAmount;
        if (on > today) return TrainingProblems.StepDayInFuture;
        if (kind == BudgetEntryKind.Obligated && amount > sums.LeftToObligate) return TrainingBudgetProblems.OverPlanned(sums.LeftToObligate);
        if (kind == BudgetEntryKind.Invoiced && amount > sums.Obligated - sums.Invoiced) return TrainingBudgetProblems.OverObligated(sums.Obligated - sums.Invoiced);
        if (kind == BudgetEntryKind.Paid && amount > sums.LeftToPay) return TrainingBudgetProblems.OverObligated(sums.LeftToPay);
        return training with { Entries = [.. training.Entries, new(training.Entries.Count + 1, line, kind, amount, on, TrainingProvider.Blank(reference), by, today)] };
    }

    internal static Result<TrainingDetails> WithReversal(TrainingDetails training, int number, string? why, DateOnly on, string by, DateOnly today)
    {
        if (training.Entries.FirstOrDefault(e => e.Number == number) is not { } entry) return TrainingBudgetProblems.NoEntry;
        if (entry.Reverses is not null) return TrainingBudgetProblems.IsReversal;
        if (training.Entries.Any(e => e.Reverses == number)) return TrainingBudgetProblems.Reversed;
        if (string.IsNullOrWhiteSpace(why)) return TrainingProblems.ReasonMissing;
        if (on > today) return TrainingProblems.StepDayInFuture;
        if (on < entry.On) return TrainingProblems.StepBeforeLast(entry.On);
        var sums = Of(training).Lines.First(each => each.Line.Number == entry.Line);
        var after = sums.Obligated - entry.Amount;
        if (entry.Kind == BudgetEntryKind.Obligated && (after < sums.Paid || after < sums.Invoiced)) return TrainingBudgetProblems.ReverseLaterFirst;
        return training with
        {
            Entries = [.. training.Entries, new(training.Entries.Count + 1, entry.Line, entry.Kind, entry.Amount, on, entry.Reference, by, today, number, why.Trim())],
        };
    }
}

public static class TrainingBudgetProblems
{
    public static readonly Problem NotTraining = new("budget.not-training", ProblemKind.Conflict, "Only a training or an apprenticeship has a training budget.");
    public static readonly Problem NumberWithoutIta = new("budget.number-without-ita", ProblemKind.Invalid, "Tick that an individual training account pays, or leave its number empty.", "ItaNumber");
    public static readonly Problem NoLine = new("budget.no-line", ProblemKind.Invalid, "Choose a period of the budget. Plan one first if there is none.", "Line");
    public static readonly Problem NoEntry = new("budget.no-entry", ProblemKind.NotFound, "There is no such entry.");
    public static readonly Problem EntryAmount = new("budget.entry-amount", ProblemKind.Invalid, "Enter an amount above zero in dollars and cents, like 1,250.00.", "Amount");
    public static readonly Problem IsReversal = new("budget.is-reversal", ProblemKind.Conflict, "This entry takes back another one. Enter the amount anew instead.");
    public static readonly Problem Reversed = new("budget.reversed", ProblemKind.Conflict, "This entry was taken back already.");
    public static readonly Problem ReverseLaterFirst = new("budget.reverse-later-first", ProblemKind.Conflict, "This money was invoiced or paid. Take those entries back first.");

    public static Problem PeriodMissing(int row) => new("budget.period-missing", ProblemKind.Invalid, "Enter the period, like Fall term.", $"Lines[{row}].Period");

    public static Problem PeriodBackwards(int row, DateOnly from) =>
        new("budget.period-backwards", ProblemKind.Invalid, $"Enter a last day on or after {from.Words()}.", $"Lines[{row}].To");

    public static Problem UnderObligated(int row, decimal obligated) =>
        new("budget.under-obligated", ProblemKind.Invalid, $"Plan at least {Dollars.Words(obligated)}: that much is obligated.", $"Lines[{row}].Planned");

    public static Problem LineHasEntries(string period) =>
        new("budget.line-has-entries", ProblemKind.Invalid, $"Money was entered for {period}, so it stays. Keep its row.", "");

    public static Problem PlannedOverNeed(decimal planned, decimal wioaPays, string field) => new("budget.over-need", ProblemKind.Invalid,
        $"The periods plan {Dollars.Words(planned)}, but only {Dollars.Words(wioaPays)} is left to pay after financial aid. WIOA pays what other grants leave open (20 CFR 680.230).", field);

    public static Problem OverCap(decimal planned, decimal cap, string source) => new("budget.over-cap", ProblemKind.Invalid,
        $"This person's individual training accounts would plan {Dollars.Words(planned)}; the limit is {Dollars.Words(cap)} ({source}). Plan less, or ask who keeps the limit.", "");

    public static Problem OverPlanned(decimal left) => new("budget.over-planned", ProblemKind.Invalid,
        $"{Dollars.Words(left)} of this period is left to obligate. Enter that or less, or plan more first.", "Amount");

    public static Problem OverObligated(decimal left) => new("budget.over-obligated", ProblemKind.Invalid,
        $"{Dollars.Words(left)} of what is obligated for this period is left. Enter that or less, or obligate more first.", "Amount");
}
