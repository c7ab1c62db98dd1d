using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;
using static Milepost.Domain.Tests.Plans.PlanMaker;

namespace Milepost.Domain.Tests.Plans;

public sealed class PlanAdviceTests
{
    private static readonly ServiceRules ServiceRules = new()
    {
        RequiredFields = new HashSet<string>(), CostRequiredFor = new HashSet<ServiceKind>(), PlacementRequiredFor = new HashSet<ServiceKind>(),
        Programs = new HashSet<Program>(), PositionTypes = [], PlacementStatuses = [],
    };

    [Theory]
    [InlineData("Write a resume", false)]
    [InlineData("Write a good resume", true)]
    [InlineData("Write - a - resume", false)]
    public void Specific_is_four_words_or_more(string statement, bool there) =>
        Assert.Equal(there, Part(Resume with { Statement = statement }, SmarterPart.Specific));

    [Theory]
    [InlineData("Write versions of the resume", false)]
    [InlineData("Write 2 versions of the resume", true)]
    public void Measurable_has_a_digit(string statement, bool there) =>
        Assert.Equal(there, Part(Resume with { Statement = statement }, SmarterPart.Measurable));

    [Fact]
    public void Relevant_time_driven_and_evaluate_look_at_their_own_fields()
    {
        var bare = new ObjectiveDetails { Statement = "x", StartsOn = Opened };

        Assert.False(Part(bare, SmarterPart.Relevant) || Part(bare, SmarterPart.TimeDriven) || Part(bare, SmarterPart.Evaluate));
        Assert.True(Part(bare with { Justification = "Because" }, SmarterPart.Relevant));
        Assert.True(Part(bare with { ProjectedEndOn = Today }, SmarterPart.TimeDriven));
        Assert.True(Part(bare with { ReviewOn = Today }, SmarterPart.Evaluate));
    }

    [Fact]
    public void A_goal_whose_dates_follow_services_is_not_asked_for_an_end()
    {
        Assert.Contains(Smarter.ForGoal(Work, datesFollowServices: false), a => a.Part == SmarterPart.TimeDriven);
        Assert.DoesNotContain(Smarter.ForGoal(Work, datesFollowServices: true), a => a.Part == SmarterPart.TimeDriven);
    }

    [Fact]
    public void An_assessed_barrier_waits_until_an_action_or_a_service_answers_it()
    {
        var person = Ada();
        var assessment = Assessment.Record(person, new() { Type = AssessmentType.Interests, CompletedOn = Opened, Barriers = ["Transportation", "Housing"] }, Today).Value;
        var plan = Open(person, new() { OpenedOn = Opened, Barriers = [new("transportation", "Bus pass"), new("Child care", null)] });
        Assert.Equal(["Child care", "Housing"], PlanGaps.UnansweredBarriers(plan, [assessment], []));

        var help = Service.Enter(person, new() { Name = "Shelter referral", Kind = ServiceKind.Support, StartsOn = Today, Barriers = ["Housing"] }, null, null, ServiceRules, Today).Value;
        Assert.Equal(["Child care"], PlanGaps.UnansweredBarriers(plan, [assessment], [help]));
        Assert.Equal(["Transportation", "Housing"], PlanGaps.UnansweredBarriers(null, [assessment], []));
    }

    [Fact]
    public void A_bare_plan_is_told_what_it_lacks_in_the_order_of_the_walk()
    {
        var gaps = PlanGaps.Of(Open(Ada()), [], [], Rules, "an objective");

        Assert.Equal(
            [PlanGapKind.NoBarrierAnswer, PlanGapKind.NoJustification, PlanGapKind.NoPathway, PlanGapKind.NoIndicator, PlanGapKind.NoTracking, PlanGapKind.NoGoal],
            gaps.Select(g => g.Kind));
    }

    [Fact]
    public void A_whole_plan_lacks_nothing()
    {
        var person = Ada();
        var plan = Open(person, new()
        {
            OpenedOn = Opened, NoBarriers = true, Justification = new("It fits", [], null), CareerPathway = "Health", Indicators = ["Credential attainment"], Tracking = "Weekly call",
        });
        var goal = plan.AddGoal(person, Work, Rules, null, Today).Value;
        Assert.Equal([PlanGapKind.GoalWithoutObjective], PlanGaps.Of(plan, [], [], Rules, "an objective").Select(g => g.Kind));

        var objective = AddObjective(person, plan, goal, new() { Statement = "Write it", StartsOn = Opened });
        Assert.Equal([PlanGapKind.ObjectiveWithoutDates, PlanGapKind.ObjectiveUnjustified, PlanGapKind.ObjectiveWithoutService], PlanGaps.Of(plan, [], [], Rules, "an objective").Select(g => g.Kind));

        plan.ChangeObjective(objective.Id, objective.Details with { ReviewOn = Today, Justification = "Why" }, Rules, Today);
        plan.SetObjectiveServices(objective.Id, ["S-1"], new Dictionary<string, ServiceKind>(), Today);
        Assert.Empty(PlanGaps.Of(plan, [], [], Rules, "an objective"));
    }

    [Fact]
    public void Where_dates_follow_services_nobody_is_asked_to_type_them()
    {
        var rules = Rules with { GoalDatesFromServices = true };
        var person = Ada();
        var plan = Open(person);
        var goal = plan.AddGoal(person, Work with { ProjectedEndOn = null }, rules, null, Today).Value;
        AddObjective(person, plan, goal, new() { Statement = "Bus pass", StartsOn = Opened }, rules);

        var kinds = PlanGaps.Of(plan, [], [], rules, "a step").Select(g => g.Kind).ToList();

        Assert.DoesNotContain(PlanGapKind.GoalWithoutEnd, kinds);
        Assert.DoesNotContain(PlanGapKind.ObjectiveWithoutDates, kinds);
        Assert.Contains(PlanGapKind.GoalWithoutEnd, PlanGaps.Of(plan, [], [], Rules, "a step").Select(g => g.Kind));
    }

    private static bool Part(ObjectiveDetails details, SmarterPart part) => Smarter.ForObjective(details).Single(a => a.Part == part).IsThere;
}
