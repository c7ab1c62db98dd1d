using Milepost.Domain.Services;
using Milepost.Domain.Training;

namespace Milepost.Domain.Tests.Training;

public sealed class TrainingBudgetTests
{
    private static readonly DateOnly Today = Somebody.Today;

    private static Service Course(TrainingCost? cost = null, FinancialAid? aid = null, bool ita = true)
    {
        var service = Service.Enter(Somebody.New(), new() { Name = "Occupational training", Kind = ServiceKind.Training, Program = Program.Adult, StartsOn = Today }, null, null, Somebody.Rules(), Today).Value;
        Assert.True(service.SetTrainingCost(cost ?? new(1000, 0, 0, 0, 0), aid ?? FinancialAid.None, ita, null, TrainingRules.None, 0).IsDone);
        return service;
    }

    private static BudgetLine Line(decimal planned, int number = 0, string period = "Fall") => new(number, period, Today, Today.AddDays(90), planned);

    private static TrainingBudget Budget(Service service) => TrainingBudget.Of(service.Details.Training);

    [Fact]
    public void Awkward_amounts_add_up_to_the_cent()
    {
        var service = Course(new(3333.33m, 0.10m, 0.20m, 1666.67m, 0.01m), new(1234.56m, 0.01m, 0.02m, 0.03m));

        Assert.Equal(5000.31m, Budget(service).Cost);
        Assert.Equal(1234.62m, Budget(service).Aid);
        Assert.Equal(3765.69m, Budget(service).WioaPays);
        Assert.Equal(5000.31m, service.Details.Cost);

        Assert.True(service.PlanBudget([Line(1255.23m, period: "Fall"), Line(1255.23m, period: "Spring"), Line(1255.23m, period: "Summer")], TrainingRules.None, 0).IsDone);
        Assert.Equal((3765.69m, 0m), (Budget(service).Planned, Budget(service).LeftToPlan));
        for (var i = 0; i < 3; i++) Assert.True(service.EnterMoney(1, BudgetEntryKind.Obligated, 418.41m, Today, null, "Casey", Today).IsDone);
        Assert.Equal((1255.23m, 0m), (Budget(service).Lines[0].Obligated, Budget(service).Lines[0].LeftToObligate));
        Assert.Equal("budget.over-planned", service.EnterMoney(1, BudgetEntryKind.Obligated, 0.01m, Today, null, "Casey", Today).Problem?.Code);
    }

    [Theory]
    [InlineData("1000.00", "0", true)]
    [InlineData("1000.01", "0", false)]
    [InlineData("600.00", "400.00", true)]
    [InlineData("600.01", "400.00", false)]
    [InlineData("0.01", "1200.00", false)]
    public void No_more_is_planned_than_other_grants_leave_open(string planned, string pell, bool fits)
    {
        var service = Course(aid: new(decimal.Parse(pell), 0, 0, 0));

        var result = service.PlanBudget([Line(decimal.Parse(planned))], TrainingRules.None, 0);

        Assert.Equal(fits ? null : "budget.over-need", result.Problem?.Code);
        Assert.Equal(fits ? decimal.Parse(planned) : 0, Budget(service).Planned);
    }

    [Fact]
    public void Aid_that_comes_later_does_not_undercut_what_is_planned()
    {
        var service = Course();
        Assert.True(service.PlanBudget([Line(900)], TrainingRules.None, 0).IsDone);

        Assert.Equal("budget.over-need", service.SetTrainingCost(new(1000, 0, 0, 0, 0), new(100.01m, 0, 0, 0), true, null, TrainingRules.None, 0).Problem?.Code);
        Assert.True(service.SetTrainingCost(new(1000, 0, 0, 0, 0), new(100, 0, 0, 0), true, null, TrainingRules.None, 0).IsDone);
    }

    [Theory]
    [InlineData(true, "300.00", true, null)]
    [InlineData(true, "300.01", true, "budget.over-cap")]
    [InlineData(true, "300.01", false, null)]
    [InlineData(false, "300.01", true, null)]
    public void The_limit_counts_all_accounts_of_the_person_and_refuses_only_where_the_pack_says_so(bool ita, string planned, bool refuses, string? problem)
    {
        var service = Course(ita: ita);

        var result = service.PlanBudget([Line(decimal.Parse(planned))], new(500, refuses, "local policy", false), elsewhere: 200);

        Assert.Equal(problem, result.Problem?.Code);
        if (problem is not null) Assert.Contains("$500.01", result.Problem!.Message, StringComparison.Ordinal);
        if (problem is not null) Assert.Contains("local policy", result.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_cannot_become_one_that_an_account_pays_above_the_limit()
    {
        var service = Course(ita: false);
        Assert.True(service.PlanBudget([Line(600)], TrainingRules.None, 0).IsDone);

        Assert.Equal("budget.over-cap", service.SetTrainingCost(new(1000, 0, 0, 0, 0), FinancialAid.None, true, "ITA-1", new(500, true, "local policy", false), 0).Problem?.Code);
        Assert.False(service.Details.Training!.Ita);
    }

    [Fact]
    public void Money_is_obligated_before_it_is_invoiced_and_paid()
    {
        var service = Course();
        service.PlanBudget([Line(800)], TrainingRules.None, 0);

        Assert.Equal("budget.over-obligated", service.EnterMoney(1, BudgetEntryKind.Paid, 1, Today, null, "Casey", Today).Problem?.Code);
        Assert.Equal("budget.over-obligated", service.EnterMoney(1, BudgetEntryKind.Invoiced, 1, Today, null, "Casey", Today).Problem?.Code);
        Assert.True(service.EnterMoney(1, BudgetEntryKind.Obligated, 500, Today, "V-7", "Casey", Today).IsDone);
        Assert.True(service.EnterMoney(1, BudgetEntryKind.Paid, 499.99m, Today, null, "Casey", Today).IsDone);
        Assert.Equal("budget.over-obligated", service.EnterMoney(1, BudgetEntryKind.Paid, 0.02m, Today, null, "Casey", Today).Problem?.Code);
        Assert.Equal((300m, 0.01m), (Budget(service).LeftToObligate, Budget(service).LeftToPay));
    }

    [Fact]
    public void A_wrong_entry_is_taken_back_by_another_and_both_stay()
    {
        var service = Course();
        service.PlanBudget([Line(800)], TrainingRules.None, 0);
        service.EnterMoney(1, BudgetEntryKind.Obligated, 500, Today, "V-7", "Casey", Today);
        service.EnterMoney(1, BudgetEntryKind.Paid, 200, Today, null, "Casey", Today);

        Assert.Equal("budget.reverse-later-first", service.ReverseMoney(1, "Entered twice", Today, "Casey", Today).Problem?.Code);
        Assert.Equal("training.reason-missing", service.ReverseMoney(2, " ", Today, "Casey", Today).Problem?.Code);
        Assert.True(service.ReverseMoney(2, "Wrong school", Today, "Casey", Today).IsDone);
        Assert.True(service.ReverseMoney(1, "Entered twice", Today, "Casey", Today).IsDone);

        Assert.Equal((4, 0m, 0m), (service.Details.Training!.Entries.Count, Budget(service).Obligated, Budget(service).Paid));
        Assert.Equal("budget.reversed", service.ReverseMoney(1, "Again", Today, "Casey", Today).Problem?.Code);
        Assert.Equal("budget.is-reversal", service.ReverseMoney(3, "Again", Today, "Casey", Today).Problem?.Code);
        Assert.Contains(service.Happenings, h => h.Kind == "service.budget-reversal" && h.Why == "Entered twice");
    }

    [Fact]
    public void A_period_with_money_stays_and_is_not_planned_below_it()
    {
        var service = Course();
        service.PlanBudget([Line(800)], TrainingRules.None, 0);
        service.EnterMoney(1, BudgetEntryKind.Obligated, 500, Today, null, "Casey", Today);

        Assert.Equal("budget.under-obligated", service.PlanBudget([Line(499.99m, number: 1)], TrainingRules.None, 0).Problem?.Code);
        Assert.Equal("budget.line-has-entries", service.PlanBudget([Line(100, period: "Other")], TrainingRules.None, 0).Problem?.Code);
        Assert.True(service.PlanBudget([Line(500, number: 1), Line(500, period: "Spring")], TrainingRules.None, 0).IsDone);
        Assert.Equal([1, 2], service.Details.Training!.Budget.Select(l => l.Number));
    }

    [Fact]
    public void Nothing_is_entered_ahead_of_time_or_for_another_kind_of_service()
    {
        var service = Course();
        service.PlanBudget([Line(800)], TrainingRules.None, 0);
        var workshop = Service.Enter(Somebody.New(), Somebody.Workshop(), null, null, Somebody.Rules(), Today).Value;

        Assert.Equal("training.step-in-future", service.EnterMoney(1, BudgetEntryKind.Obligated, 1, Today.AddDays(1), null, "Casey", Today).Problem?.Code);
        Assert.Equal("budget.entry-amount", service.EnterMoney(1, BudgetEntryKind.Obligated, 0, Today, null, "Casey", Today).Problem?.Code);
        Assert.Equal("budget.not-training", workshop.PlanBudget([Line(1)], TrainingRules.None, 0).Problem?.Code);
    }

    [Theory]
    [InlineData("2026-06-30", 2025)]
    [InlineData("2026-07-01", 2026)]
    [InlineData("2027-06-30", 2026)]
    [InlineData("2026-01-01", 2025)]
    public void A_program_year_begins_on_July_1(string day, int year) => Assert.Equal(year, ProgramYear.Of(DateOnly.Parse(day)));

    [Fact]
    public void Editing_the_service_leaves_its_money_alone()
    {
        var service = Course();
        service.PlanBudget([Line(800)], TrainingRules.None, 0);
        var (training, participant) = (service.Details.Training!, Somebody.New());

        Assert.True(service.Change(service.Details with { Provider = "Mock College", Cost = 7 }, Somebody.Rules(), participant, Today).IsDone);

        Assert.Equal((1000m, 800m), (service.Details.Cost, Budget(service).Planned));
        Assert.True(training.SaysTheSameAs(service.Details.Training));
    }
}
