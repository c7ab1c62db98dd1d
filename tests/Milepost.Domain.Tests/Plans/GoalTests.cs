using Milepost.Domain.Plans;
using static Milepost.Domain.Tests.Plans.PlanMaker;

namespace Milepost.Domain.Tests.Plans;

public sealed class GoalTests
{
    [Theory]
    [InlineData(144, null)]
    [InlineData(145, "plan.too-long")]
    public void A_statement_has_a_longest_length(int length, string? problem) =>
        Assert.Equal(problem, Open(Ada()).AddGoal(Ada(), Work with { Statement = new string('x', length) }, Rules, null, Today).Problem?.Code);

    [Fact]
    public void Characters_are_counted_as_a_reader_counts_them()
    {
        var person = Ada();
        var family = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 144));

        Assert.True(Open(person).AddGoal(person, Work with { Statement = family }, Rules, null, Today).IsDone);
        Refuses(Open(person).AddGoal(person, Work with { Statement = family + "!" }, Rules, null, Today), "plan.too-long", "Statement");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void A_goal_needs_a_statement(string statement) =>
        Refuses(Open(Ada()).AddGoal(Ada(), Work with { Statement = statement }, Rules, null, Today), PlanProblems.StatementMissing);

    [Theory]
    [InlineData(GoalType.Employment, GoalTerm.Short, null)]
    [InlineData(GoalType.Employment, GoalTerm.Intermediate, "plan.goal-not-allowed")]
    [InlineData(GoalType.Training, GoalTerm.Short, "plan.goal-type-not-allowed")]
    public void Type_and_term_are_those_the_program_allows(GoalType type, GoalTerm term, string? problem) =>
        Assert.Equal(problem, Open(Ada()).AddGoal(Ada(), Work with { Type = type, Term = term }, Rules, null, Today).Problem?.Code);

    [Theory] // the plan opened on January 2, 2024; today is March 1
    [InlineData("2024-01-02", null)]
    [InlineData("2024-01-01", "plan.end-before-start")]
    [InlineData("2024-03-01", null)]
    [InlineData("2024-03-02", "plan.in-future")]
    public void A_goal_is_established_while_the_plan_stands(string day, string? problem) =>
        Assert.Equal(problem, Open(Ada()).AddGoal(Ada(), Work with { EstablishedOn = DateOnly.Parse(day) }, Rules, null, Today).Problem?.Code);

    [Theory]
    [InlineData("2024-01-02", null)]
    [InlineData("2024-01-01", "plan.end-before-start")]
    public void A_goal_does_not_end_before_it_starts(string end, string? problem) =>
        Assert.Equal(problem, Open(Ada()).AddGoal(Ada(), Work with { ProjectedEndOn = DateOnly.Parse(end) }, Rules, null, Today).Problem?.Code);

    [Fact]
    public void An_education_goal_hangs_from_an_employment_goal_of_the_same_plan()
    {
        var person = Ada();
        var plan = Open(person);
        var study = new GoalDetails { Type = GoalType.Education, Term = GoalTerm.Short, Statement = "Finish high school", EstablishedOn = Opened };

        Refuses(plan.AddGoal(person, study, Rules, null, Today), PlanProblems.LinkedGoal);
        Refuses(plan.AddGoal(person, study with { LinkedGoal = "G-99" }, Rules, null, Today), PlanProblems.LinkedGoal);
        Assert.True(plan.AddGoal(person, study, Rules with { EducationHangsFromEmployment = false }, null, Today).IsDone);

        var work = plan.AddGoal(person, Work, Rules, null, Today).Value;
        var linked = plan.AddGoal(person, study with { LinkedGoal = work.CaseFileId }, Rules, null, Today);
        Assert.True(linked.IsDone);
        Refuses(plan.AddGoal(person, study with { LinkedGoal = linked.Value.CaseFileId }, Rules, null, Today), PlanProblems.LinkedGoal);
    }

    [Fact]
    public void A_goal_that_is_deleted_leaves_no_link_behind()
    {
        var person = Ada();
        var plan = Open(person);
        var work = plan.AddGoal(person, Work, Rules, null, Today).Value;
        var study = plan.AddGoal(person, new() { Type = GoalType.Education, Term = GoalTerm.Short, Statement = "Study", EstablishedOn = Opened, LinkedGoal = work.CaseFileId }, Rules, null, Today).Value;

        Assert.True(plan.DeleteGoal(work.Id).IsDone);

        Assert.Null(study.Details.LinkedGoal);
    }

    [Fact]
    public void A_goal_is_deletable_until_agreed_and_closed_afterwards()
    {
        var (person, plan, goal, objective) = Written();
        plan.PrintForSigning();
        Assert.True(plan.CanDelete(goal));
        Assert.True(plan.CanDelete(objective));

        plan.SignOnPaper(person, 1, Today, Today, null, null, Today);

        Assert.False(plan.CanDelete(goal));
        Refuses(plan.DeleteGoal(goal.Id), PlanProblems.GoalAgreed);
        Refuses(plan.DeleteObjective(objective.Id), PlanProblems.ObjectiveAgreed);
        var later = plan.AddGoal(person, Work with { Statement = "Earn the license" }, Rules, null, Today).Value;
        Assert.True(plan.CanDelete(later));
        Assert.True(plan.DeleteGoal(later.Id).IsDone);
        Assert.Empty(plan.Changes);
    }

    [Fact]
    public void Deleting_from_a_printed_version_begins_a_new_one()
    {
        var (_, plan, goal, _) = Written();
        plan.PrintForSigning();

        Assert.True(plan.DeleteGoal(goal.Id).IsDone);

        Assert.Equal((2, false), (plan.VersionNumber, plan.Settled));
    }

    [Theory] // established on January 2, 2024; today is March 1
    [InlineData("2024-01-02", null)]
    [InlineData("2024-01-01", "plan.end-before-start")]
    [InlineData("2024-03-01", null)]
    [InlineData("2024-03-02", "plan.in-future")]
    public void A_goal_closes_between_its_start_and_today(string day, string? problem)
    {
        var person = Ada();
        var plan = Open(person);
        var goal = plan.AddGoal(person, Work, Rules, null, Today).Value;

        Assert.Equal(problem, plan.CloseGoal(goal.Id, DateOnly.Parse(day), "Reached", null, Today).Problem?.Code);
        Assert.Equal(problem is not null, goal.IsOpen);
    }

    [Fact]
    public void A_goal_closes_with_an_outcome_after_its_objectives()
    {
        var (_, plan, goal, objective) = Written();

        Refuses(plan.CloseGoal(goal.Id, Today, " ", null, Today), "plan.required", "Outcome");
        Refuses(plan.CloseGoal(goal.Id, Today, "Reached", null, Today), PlanProblems.OpenObjectives);
        Assert.True(plan.CloseObjective(objective.Id, Today, Completion.Successful, Today).IsDone);
        Assert.True(plan.CloseGoal(goal.Id, Today, "Reached", "Hired", Today).IsDone);
        Refuses(plan.CloseGoal(goal.Id, Today, "Reached", null, Today), PlanProblems.GoalClosed);
        Refuses(plan.ChangeGoal(goal.Id, Work with { Statement = "Other" }, Rules, null, Today), PlanProblems.GoalClosed);
        Refuses(plan.SetGoalStatus(goal.Id, GoalStatus.OnTrack, Rules, Today), PlanProblems.GoalClosed);

        Refuses(plan.ReopenGoal(goal.Id, " ", Today), PlanProblems.ReasonMissing);
        Assert.True(plan.ReopenGoal(goal.Id, "Laid off again", Today).IsDone);
        Assert.True(goal.IsOpen);
        Assert.Null(goal.Outcome);
    }

    [Fact]
    public void A_change_of_dates_alone_is_told_apart_from_a_change_of_the_goal()
    {
        var (_, plan, goal, _) = Agreed();

        plan.ChangeGoal(goal.Id, Work with { ProjectedEndOn = new(2025, 6, 30) }, Rules, null, Today);
        Assert.Equal([ChangeKind.DatesChanged], plan.Changes.Select(c => c.Kind));

        plan.ChangeGoal(goal.Id, Work with { Statement = "Work as a pharmacy manager" }, Rules, "New aptitude", Today);
        Assert.Equal([ChangeKind.DatesChanged, ChangeKind.GoalChanged], plan.Changes.Select(c => c.Kind));
        Assert.Equal("New aptitude", plan.Changes[1].Reason);
    }

    [Fact]
    public void Only_the_program_sets_started()
    {
        var (_, plan, goal, _) = Written();

        Refuses(plan.SetGoalStatus(goal.Id, GoalStatus.Started, Rules, Today), PlanProblems.StatusSetByProgram);
        Assert.True(plan.SetGoalStatus(goal.Id, GoalStatus.OnTrack, Rules, Today).IsDone);
        Assert.Equal((GoalStatus.OnTrack, Today), (goal.Status, goal.StatusOn));
    }

    [Theory]
    [InlineData("2024-03-01", GoalStatus.Started)]
    [InlineData("2024-03-02", GoalStatus.NotStarted)]
    public void A_goal_starts_by_itself_on_the_day_its_service_starts(string startsOn, GoalStatus expected)
    {
        var (_, plan, goal, objective) = Written();
        plan.SetObjectiveServices(objective.Id, ["S-1"], new Dictionary<string, ServiceKind>(), Today);

        plan.ServiceStarted("S-1", DateOnly.Parse(startsOn), Today);

        Assert.Equal(expected, goal.Status);
    }

    [Fact]
    public void A_started_service_moves_no_goal_that_stands_elsewhere()
    {
        var (_, plan, goal, objective) = Written();
        plan.SetObjectiveServices(objective.Id, ["S-1"], new Dictionary<string, ServiceKind>(), Today);
        plan.SetGoalStatus(goal.Id, GoalStatus.OffTrack, Rules, Today);

        plan.ServiceStarted("S-1", Today, Today);
        plan.ServiceStarted("S-2", Today, Today);

        Assert.Equal(GoalStatus.OffTrack, goal.Status);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void Off_track_begins_a_new_version_where_it_needs_a_fresh_agreement(bool needed, int version)
    {
        var rules = Rules with { OffTrackNeedsAgreement = needed };
        var (_, plan, goal, _) = Agreed(rules);

        plan.SetGoalStatus(goal.Id, GoalStatus.OffTrack, rules, Today);
        Assert.Equal(version, plan.VersionNumber);
    }

    [Fact]
    public void On_track_and_complete_begin_no_new_version()
    {
        var rules = Rules with { OffTrackNeedsAgreement = true };
        var (_, plan, goal, _) = Agreed(rules);

        plan.SetGoalStatus(goal.Id, GoalStatus.OnTrack, rules, Today);
        plan.SetGoalStatus(goal.Id, GoalStatus.Complete, rules, Today);

        Assert.Equal((1, true), (plan.VersionNumber, plan.SignedAsItStands));
    }

    [Fact]
    public void Nothing_changes_in_a_closed_plan()
    {
        var (person, plan, goal, objective) = Written();
        plan.Close(Today, "Moved", Today);

        Refuses(plan.Change(plan.Details with { Comments = "x" }, Rules, null, Today), PlanProblems.Closed);
        Refuses(plan.AddGoal(person, Work, Rules, null, Today), PlanProblems.Closed);
        Refuses(plan.ChangeGoal(goal.Id, Work, Rules, null, Today), PlanProblems.Closed);
        Refuses(plan.SetGoalStatus(goal.Id, GoalStatus.OnTrack, Rules, Today), PlanProblems.Closed);
        Refuses(plan.DeleteGoal(goal.Id), PlanProblems.Closed);
        Refuses(plan.CloseObjective(objective.Id, Today, Completion.Successful, Today), PlanProblems.Closed);
        Refuses(plan.SetObjectiveServices(objective.Id, ["S-1"], new Dictionary<string, ServiceKind>(), Today), PlanProblems.Closed);
        Refuses(plan.Review(Today, false, null, Today), PlanProblems.Closed);
        Refuses(plan.PrintForSigning(), PlanProblems.Closed);
    }
}
