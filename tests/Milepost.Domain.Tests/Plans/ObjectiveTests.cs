using Milepost.Domain.Plans;
using static Milepost.Domain.Tests.Plans.PlanMaker;

namespace Milepost.Domain.Tests.Plans;

public sealed class ObjectiveTests
{
    private static readonly Dictionary<string, ServiceKind> Kinds = new()
    {
        ["S-1"] = ServiceKind.Support, ["S-2"] = ServiceKind.Training, ["S-3"] = ServiceKind.Individualized, ["S-4"] = ServiceKind.Apprenticeship,
    };

    [Fact]
    public void Goals_come_before_objectives()
    {
        var person = Ada();

        Refuses(Open(person).AddObjective(person, Guid.NewGuid(), Resume, [], Kinds, Rules, Today), PlanProblems.GoalNeeded);
    }

    [Fact]
    public void An_objective_belongs_to_an_open_goal_of_the_same_plan()
    {
        var (person, plan, goal, objective) = Written();
        plan.CloseObjective(objective.Id, Today, Completion.Successful, Today);
        plan.CloseGoal(goal.Id, Today, "Reached", null, Today);

        Refuses(plan.AddObjective(person, Guid.NewGuid(), Resume, [], Kinds, Rules, Today), PlanProblems.GoalNotFound);
        Refuses(plan.AddObjective(person, goal.Id, Resume, [], Kinds, Rules, Today), PlanProblems.GoalClosed);
        Refuses(plan.ReopenObjective(objective.Id, "Again"), PlanProblems.GoalClosed);
    }

    [Theory]
    [InlineData(60, null)]
    [InlineData(61, "plan.too-long")]
    public void An_objective_has_its_own_longest_length(int length, string? problem)
    {
        var (person, plan, goal, _) = Written();

        Assert.Equal(problem, plan.AddObjective(person, goal.Id, Resume with { Statement = new string('x', length) }, [], Kinds, Rules, Today).Problem?.Code);
    }

    [Theory]
    [InlineData("ReviewOn", "2024-01-02", true)]
    [InlineData("ReviewOn", "2024-01-01", false)]
    [InlineData("ProjectedEndOn", "2024-01-02", true)]
    [InlineData("ProjectedEndOn", "2024-01-01", false)]
    public void Review_and_end_do_not_come_before_the_start(string field, string day, bool allowed)
    {
        var (person, plan, goal, _) = Written();
        var date = DateOnly.Parse(day);
        var details = field == "ReviewOn" ? Resume with { ReviewOn = date } : Resume with { ProjectedEndOn = date };

        var added = plan.AddObjective(person, goal.Id, details, [], Kinds, Rules, Today);

        Assert.Equal(allowed, added.IsDone);
        if (!allowed) Refuses(added, "plan.end-before-start", field);
    }

    [Theory]
    [InlineData("objective.justification", "Justification")]
    [InlineData("objective.projectedEndOn", "ProjectedEndOn")]
    [InlineData("objective.reviewOn", "ReviewOn")]
    [InlineData("objective.reviewOrEnd", "ProjectedEndOn")]
    public void What_a_pack_requires_is_asked_for(string required, string field)
    {
        var (person, plan, goal, _) = Written();
        var rules = Rules with { RequiredFields = new HashSet<string> { required } };

        Refuses(plan.AddObjective(person, goal.Id, new() { Statement = "Write", StartsOn = Opened }, [], Kinds, rules, Today), "plan.required", field);
        Assert.True(plan.AddObjective(person, goal.Id, new() { Statement = "Write", StartsOn = Opened, ReviewOn = Today, ProjectedEndOn = Today, Justification = "Why" }, [], Kinds, rules, Today).IsDone);
    }

    [Fact]
    public void An_objective_may_be_planned_for_a_later_day()
    {
        var (person, plan, goal, _) = Written();

        Assert.True(plan.AddObjective(person, goal.Id, new() { Statement = "Start class", StartsOn = Today.AddDays(30) }, [], Kinds, Rules, Today).IsDone);
    }

    [Theory] // started on January 2, 2024; today is March 1
    [InlineData("2024-01-02", null)]
    [InlineData("2024-01-01", "plan.end-before-start")]
    [InlineData("2024-03-01", null)]
    [InlineData("2024-03-02", "plan.in-future")]
    public void An_objective_closes_between_its_start_and_today(string day, string? problem)
    {
        var (_, plan, _, objective) = Written();

        Assert.Equal(problem, plan.CloseObjective(objective.Id, DateOnly.Parse(day), Completion.Unsuccessful, Today).Problem?.Code);
        Assert.Equal(problem is not null, objective.IsOpen);
    }

    [Fact]
    public void Closing_an_objective_leaves_the_agreed_version_as_it_is()
    {
        var (_, plan, _, objective) = Agreed();

        plan.CloseObjective(objective.Id, Today, Completion.Successful, Today);

        Assert.Equal((1, true), (plan.VersionNumber, plan.SignedAsItStands));
        Refuses(plan.ChangeObjective(objective.Id, Resume with { Statement = "Other" }, Rules, Today), PlanProblems.ObjectiveClosed);
        Refuses(plan.ReopenObjective(objective.Id, ""), PlanProblems.ReasonMissing);
        Assert.True(plan.ReopenObjective(objective.Id, "Not done after all").IsDone);
        Assert.Null(objective.Outcome);
    }

    [Theory]
    [InlineData("S-1", ChangeKind.SupportChanged)]
    [InlineData("S-2", ChangeKind.TrainingChanged)]
    [InlineData("S-3", null)]
    [InlineData("S-4", ChangeKind.TrainingChanged)]
    public void Support_and_training_that_come_or_go_are_changes_of_their_own(string service, ChangeKind? expected)
    {
        var (_, plan, _, objective) = Agreed();

        plan.SetObjectiveServices(objective.Id, [service], Kinds, Today);

        Assert.Equal(expected is { } kind ? [kind] : [], plan.Changes.Select(c => c.Kind));
        Assert.Equal(2, plan.VersionNumber);
    }

    [Fact]
    public void An_objective_with_a_training_service_is_two_kinds_of_change()
    {
        var (person, plan, goal, _) = Agreed();

        plan.AddObjective(person, goal.Id, Resume, ["S-2"], Kinds, Rules, Today);

        Assert.Equal([ChangeKind.ObjectiveAdded, ChangeKind.TrainingChanged], plan.Changes.Select(c => c.Kind));
    }

    [Fact]
    public void A_new_objective_leaves_a_form_of_its_goal_as_fresh_as_it_was()
    {
        var (person, plan, goal, _) = Written();
        var revision = goal.Revision;

        AddObjective(person, plan, goal);

        Assert.Equal(revision, goal.Revision);
    }
}
