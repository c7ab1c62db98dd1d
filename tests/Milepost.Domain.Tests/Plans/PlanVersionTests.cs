using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using static Milepost.Domain.Tests.Plans.PlanMaker;

namespace Milepost.Domain.Tests.Plans;

public sealed class PlanVersionTests
{
    [Fact]
    public void While_the_plan_is_first_made_nothing_counts_as_a_change()
    {
        var (person, plan, goal, _) = Written();
        plan.PrintForSigning();

        plan.ChangeGoal(goal.Id, Work with { Statement = "Work in health care" }, Rules, null, Today);
        AddObjective(person, plan, goal);

        Assert.Empty(plan.Changes);
        Assert.Equal(2, plan.VersionNumber);
    }

    [Fact]
    public void The_first_change_after_settling_begins_a_version_and_the_next_goes_into_it()
    {
        var (person, plan, goal, _) = Agreed();
        Assert.Equal((1, true, 2), (plan.VersionNumber, plan.SignedAsItStands, plan.VersionOfNextChange));

        plan.ChangeGoal(goal.Id, Work with { Statement = "Work in health care" }, Rules, null, Today);
        AddObjective(person, plan, goal);

        Assert.Equal((2, false, 2), (plan.VersionNumber, plan.Settled, plan.VersionOfNextChange));
        Assert.False(plan.SignedAsItStands);
        Assert.Equal(1, plan.AgreedVersion);
        Assert.All(plan.Changes, change => Assert.Equal(2, change.Version));
    }

    [Fact]
    public void One_kind_of_change_of_one_goal_is_noted_once_a_day()
    {
        var (_, plan, goal, _) = Agreed();

        plan.ChangeGoal(goal.Id, Work with { Statement = "One" }, Rules, null, Today);
        plan.ChangeGoal(goal.Id, Work with { Statement = "Two" }, Rules, null, Today);
        plan.ChangeGoal(goal.Id, Work with { Statement = "Three" }, Rules, null, Today.AddDays(1));

        Assert.Equal([Today, Today.AddDays(1)], plan.Changes.Select(c => c.On));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_plan_needs_an_open_goal_before_it_is_printed_for_signing(bool hasGoal)
    {
        var person = Ada();
        var plan = Open(person);
        if (hasGoal) plan.AddGoal(person, Work, Rules, null, Today);

        Assert.Equal(hasGoal ? null : PlanProblems.NoOpenGoal, plan.PrintForSigning().Problem);
        Assert.Equal(hasGoal, plan.Settled);
    }

    [Fact]
    public void A_plan_closes_and_reopens_with_reasons()
    {
        var (_, plan, _, _) = Written();

        Refuses(plan.Close(Today, " ", Today), PlanProblems.ReasonMissing);
        Refuses(plan.Close(Today.AddDays(1), "Exit", Today), "plan.in-future", "ClosedOn");
        Refuses(plan.Close(Opened.AddDays(-1), "Exit", Today), "plan.end-before-start", "ClosedOn");
        Assert.True(plan.Close(Opened, "Exit", Today).IsDone);
        Refuses(plan.Close(Today, "Exit", Today), PlanProblems.Closed);

        Refuses(plan.Reopen("", [plan], Today), PlanProblems.ReasonMissing);
        Refuses(plan.Reopen("Back", [plan, Open(Ada())], Today), PlanProblems.AlreadyOpen);
        Assert.True(plan.Reopen("Back", [plan], Today).IsDone);
        Refuses(plan.Reopen("Back", [plan], Today), PlanProblems.NotClosed);
        Assert.Equal([new(Today, "Back")], plan.Reopenings);
    }

    [Theory] // opened on January 2, 2024; today is March 1
    [InlineData("2024-01-02", null)]
    [InlineData("2024-01-01", "plan.signed-before-plan")]
    [InlineData("2024-03-01", null)]
    [InlineData("2024-03-02", "plan.signed-in-future")]
    public void A_plan_is_signed_between_its_opening_and_today(string day, string? problem)
    {
        var (person, plan, _, _) = Written();
        plan.PrintForSigning();

        Assert.Equal(problem, plan.SignOnPaper(person, 1, DateOnly.Parse(day), DateOnly.Parse(day), null, null, Today).Problem?.Code);
    }

    [Fact]
    public void Why_a_signature_could_not_be_had_is_kept_and_is_no_signature()
    {
        var (person, plan, _, _) = Written();

        Refuses(plan.UnableToCollect(person, " ", null, Today), PlanProblems.ReasonMissing);
        Refuses(plan.UnableToCollect(person, "Moved", Today, Today), "plan.try-again-in-past", "TryAgainOn");
        Assert.True(plan.UnableToCollect(person, "Moved", Today.AddDays(1), Today).IsDone);

        Assert.True(plan.WasAgreed);
        Assert.False(plan.SignedAsItStands);
    }

    [Fact]
    public void What_changed_since_the_agreement_decides_whether_to_sign_again()
    {
        var settings = Settings(("goalAdded", true), ("datesChanged", false));
        var (person, plan, goal, _) = Agreed();
        Assert.False(SignatureNeed.Of(plan, settings).IsNeeded);
        Assert.Equal("", SignatureNeed.Of(plan, settings).Sentence);

        plan.ChangeGoal(goal.Id, Work with { ProjectedEndOn = new(2025, 1, 31) }, Rules, null, Today);
        Assert.Equal("This needs no new signature because of datesChanged.", SignatureNeed.Of(plan, settings).Sentence);

        plan.AddGoal(person, Work with { Statement = "Another" }, Rules, null, Today);
        Assert.Equal("This needs a new signature because of goalAdded.", SignatureNeed.Of(plan, settings).Sentence);

        Sign(person, plan);
        Assert.False(SignatureNeed.Of(plan, settings).IsNeeded);
    }

    [Fact]
    public void Off_track_asks_for_an_agreement_until_there_is_one()
    {
        var settings = Settings(("offTrack", true));
        var rules = Rules with { OffTrackNeedsAgreement = true };
        var (person, plan, goal, _) = Agreed(rules);

        plan.SetGoalStatus(goal.Id, GoalStatus.OffTrack, rules, Today);
        Assert.True(SignatureNeed.Of(plan, settings).IsNeeded);

        Sign(person, plan);
        Assert.False(SignatureNeed.Of(plan, settings).IsNeeded);
    }

    [Fact]
    public void A_plan_never_agreed_needs_its_first_signature_not_a_new_one()
    {
        var (person, plan, _, _) = Written();
        plan.AddGoal(person, Work with { Statement = "Another" }, Rules, null, Today);

        Assert.False(SignatureNeed.Of(plan, Settings(("goalAdded", true))).IsNeeded);
    }

    private static PackSettings Settings(params (string Change, bool Needed)[] rules) => new()
    {
        Words = new("Planner", "participant", "IEP", "ISS", "IEP", "ISS", "Objective", "Service", "Provider"), PlanKinds = new Dictionary<string, string>(),
        GoalTypes = [], GoalTerms = [], StatementMaxLength = 144, ObjectiveMaxLength = 144, GoalStatus = new(false, true, "", []), GoalDates = GoalDates.Typed, GoalCategories = [],
        RequiredFields = new([], [], [], [], [], [], []), Steps = [], Views = [], ServiceKinds = [], Placement = new([], []),
        NoteSubjects = new("", "", "", "", null, "", null), PlanEpisode = new(false, false, new(null, ""), new(null, "")),
        NewSignatureOn = [.. rules.Select(rule => new SignatureRule(rule.Change, rule.Needed, $"of {rule.Change}", new("source", null, null)))],
        AgreementMethods = [], Upload = new(1, []), ProviderDefault = ProviderDefault.None, CostRequiredFor = [], AgreementStatement = "",
        Instructions = new Dictionary<string, PageInstructions>(),
    };
}
