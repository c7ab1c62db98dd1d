using Milepost.Domain.Training;

namespace Milepost.Domain.Services;

/// <summary>The money of a training: what it costs, who pays, what is planned, promised and paid.</summary>
public sealed partial class Service
{
    /// <summary>Kinds of service that have a training budget.</summary>
    public bool IsTraining => Details.Kind is ServiceKind.Training or ServiceKind.Apprenticeship;

    /// <summary>Kinds of service whose attendance is kept day by day or week by week.</summary>
    public bool KeepsAttendance => KeepsAttendanceOf(Details.Kind);

    public static bool KeepsAttendanceOf(ServiceKind kind) =>
        kind is ServiceKind.Training or ServiceKind.Apprenticeship or ServiceKind.WorkExperience or ServiceKind.YouthElement or ServiceKind.Individualized or ServiceKind.Basic;

    public Result<Done> SetTrainingCost(TrainingCost cost, FinancialAid aid, bool ita, string? itaNumber, TrainingRules rules, decimal elsewhere)
    {
        if (!IsTraining) return TrainingBudgetProblems.NotTraining;
        var now = TrainingBudget.WithCost(Details.Training ?? new(), cost, aid, ita, itaNumber);
        if (!now.IsDone) return now.As<Done>();
        // A limit holds for what is planned already, when the training becomes one that an account pays.
        var checkedAgain = TrainingBudget.WithLines(now.Value, now.Value.Budget, rules, elsewhere);
        return checkedAgain.IsDone ? Set(now, "service.training-cost", $"Training cost of {Title}: {Dollars.Words(cost.Sum())}, of which others pay {Dollars.Words(aid.Sum())}") : checkedAgain.As<Done>();
    }

    public Result<Done> PlanBudget(IReadOnlyList<BudgetLine> lines, TrainingRules rules, decimal elsewhere)
    {
        if (!IsTraining) return TrainingBudgetProblems.NotTraining;
        var now = TrainingBudget.WithLines(Details.Training ?? new(), lines, rules, elsewhere);
        return Set(now, "service.budget-planned", now.IsDone ? $"Training budget of {Title}: {Dollars.Words(TrainingBudget.Of(now.Value).Planned)} planned" : "");
    }

    public Result<Done> EnterMoney(int line, BudgetEntryKind kind, decimal amount, DateOnly on, string? reference, string by, DateOnly today)
    {
        if (!IsTraining) return TrainingBudgetProblems.NotTraining;
        return Set(TrainingBudget.WithEntry(Details.Training ?? new(), line, kind, amount, on, reference, by, today),
            "service.budget-entry", $"Training budget of {Title}: {Dollars.Words(amount)} {kind.ToString().ToLowerInvariant()} on {on.Words()}");
    }

    public Result<Done> ReverseMoney(int number, string? why, DateOnly on, string by, DateOnly today)
    {
        if (!IsTraining) return TrainingBudgetProblems.NotTraining;
        return Set(TrainingBudget.WithReversal(Details.Training ?? new(), number, why, on, by, today), "service.budget-reversal", $"Training budget of {Title}: entry {number} taken back", why?.Trim());
    }

    private Result<Done> Set(Result<TrainingDetails> now, string kind, string words, string? why = null)
    {
        if (!now.IsDone) return now.As<Done>();
        if (now.Value.SaysTheSameAs(Details.Training)) return Done.It;
        // The training's cost is the service's cost: one figure, not two that differ.
        Details = Details with { Training = now.Value, Cost = now.Value.Cost is { } cost && cost.Sum() > 0 ? cost.Sum() : Details.Cost };
        Raise(kind, words, why);
        return Done.It;
    }

    private static void CheckTraining(List<Problem> problems, TrainingDetails training)
    {
        if (training.ItaNumber is not null && !training.Ita) problems.Add(TrainingBudgetProblems.NumberWithoutIta);
        CheckWage(training.StartWage, "StartWage");
        CheckWage(training.EndWage, "EndWage");

        void CheckWage(decimal? wage, string field)
        {
            if (wage is < 0) problems.Add(ServiceProblems.NegativeWage(field));
            else if (wage is { } given && !IsInCents(given)) problems.Add(ServiceProblems.NotInCents(field));
        }
    }

    private static TrainingDetails? TrimTraining(TrainingDetails? training)
    {
        if (training is null) return null;
        training = training with
        {
            ItaNumber = Blank(training.ItaNumber), Sponsor = Blank(training.Sponsor), RelatedInstruction = Blank(training.RelatedInstruction),
        };
        return training.IsEmpty() ? null : training;
    }
}
