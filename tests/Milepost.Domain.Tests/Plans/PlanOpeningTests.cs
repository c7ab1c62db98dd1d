using Milepost.Domain.Plans;
using static Milepost.Domain.Tests.Plans.PlanMaker;

namespace Milepost.Domain.Tests.Plans;

public sealed class PlanOpeningTests
{
    [Fact]
    public void A_person_has_one_open_plan_at_a_time()
    {
        var person = Ada();
        var first = Open(person);

        Refuses(Plan.Open(person, PlanKind.Iep, new() { OpenedOn = Today }, Rules, [first], Today), PlanProblems.AlreadyOpen);

        Assert.True(first.Close(Today, "Moved away", Today).IsDone);
        Assert.True(Plan.Open(person, PlanKind.Iep, new() { OpenedOn = Today }, Rules, [first], Today).IsDone);
    }

    [Theory] // today is March 1, 2024; Ada was born on May 4, 1990
    [InlineData("2024-03-01", null)]
    [InlineData("2024-03-02", "plan.in-future")]
    [InlineData("1990-05-05", null)]
    [InlineData("1990-05-04", "plan.opened-before-birth")]
    public void A_plan_opens_between_birth_and_today(string openedOn, string? problem)
    {
        var opened = Plan.Open(Ada(), PlanKind.Iep, new() { OpenedOn = DateOnly.Parse(openedOn) }, Rules, [], Today);

        Assert.Equal(problem, opened.Problem?.Code);
        if (problem is not null) Assert.Equal("OpenedOn", opened.Problem!.Field);
    }

    [Theory]
    [InlineData("2024-01-02", null)]
    [InlineData("2024-01-01", "plan.end-before-start")]
    public void A_plan_does_not_end_before_it_starts(string end, string? problem) =>
        Assert.Equal(problem, Plan.Open(Ada(), PlanKind.Iep, new() { OpenedOn = Opened, ProjectedEndOn = DateOnly.Parse(end) }, Rules, [], Today).Problem?.Code);

    [Theory]
    [InlineData("plan.projectedEndOn", "ProjectedEndOn")]
    [InlineData("plan.careerPathway", "CareerPathway")]
    [InlineData("plan.targetOccupation", "TargetOccupation")]
    [InlineData("plan.justification", "JustificationText")]
    [InlineData("plan.skillsGap", "SkillsGap")]
    [InlineData("plan.barriers", "Barriers")]
    [InlineData("plan.trainingComponents", "TrainingComponents")]
    [InlineData("plan.customerActions", "CustomerActions")]
    [InlineData("plan.tracking", "Tracking")]
    [InlineData("plan.indicators", "Indicators")]
    [InlineData("plan.comments", "Comments")]
    public void What_a_pack_requires_is_asked_for_beside_its_field(string required, string field)
    {
        var rules = Rules with { RequiredFields = new HashSet<string> { required } };
        var whole = new PlanDetails
        {
            OpenedOn = Opened, ProjectedEndOn = Today, CareerPathway = "Health", TargetOccupation = "29-2052.00 Pharmacy Technicians", Justification = new("It fits.", [], "No license"),
            Barriers = [new("Transportation", null)], TrainingComponents = ["Certificate class"], CustomerActions = ["Call the school"], Tracking = "Weekly call",
            Indicators = ["Credential attainment"], Comments = "In the folder",
        };

        Refuses(Plan.Open(Ada(), PlanKind.Iep, new() { OpenedOn = Opened }, rules, [], Today), "plan.required", field);
        Assert.True(Plan.Open(Ada(), PlanKind.Iep, whole, rules, [], Today).IsDone);
    }

    [Fact]
    public void No_barriers_is_an_answer_where_barriers_are_required()
    {
        var rules = Rules with { RequiredFields = new HashSet<string> { "plan.barriers" } };

        Assert.True(Plan.Open(Ada(), PlanKind.Iep, new() { OpenedOn = Opened, NoBarriers = true }, rules, [], Today).IsDone);
    }

    [Fact]
    public void Barriers_and_no_barriers_exclude_each_other() =>
        Refuses(Plan.Open(Ada(), PlanKind.Iep, new() { OpenedOn = Opened, NoBarriers = true, Barriers = [new("Housing", null)] }, Rules, [], Today), PlanProblems.NoBarriersButSome);

    [Fact]
    public void An_action_needs_its_barrier_and_a_blank_row_is_left_out()
    {
        Refuses(Plan.Open(Ada(), PlanKind.Iep, new() { OpenedOn = Opened, Barriers = [new(" ", "Bus pass")] }, Rules, [], Today), PlanProblems.BarrierUnnamed);

        var plan = Open(Ada(), new() { OpenedOn = Opened, Barriers = [new(" Housing ", " "), new("", null)], CustomerActions = [" Call ", "", "Call"] });
        Assert.Equal([new("Housing", null)], plan.Details.Barriers);
        Assert.Equal(["Call"], plan.Details.CustomerActions);
    }

    [Fact]
    public void A_justification_is_words_not_only_what_it_rests_on()
    {
        Refuses(Plan.Open(Ada(), PlanKind.Iep, new() { OpenedOn = Opened, Justification = new(" ", [JustificationBasis.Interview], null) }, Rules, [], Today), PlanProblems.JustificationTextMissing);

        Assert.Null(Open(Ada(), new() { OpenedOn = Opened, Justification = new(" ", [], " ") }).Details.Justification);
    }

    [Fact]
    public void A_plan_needs_an_office_where_the_pack_says_so()
    {
        var rules = Rules with { RequiredFields = new HashSet<string> { "plan.office" } };
        var homeless = Milepost.Domain.Participants.Participant.Register("P-2", new() { FirstName = "Bo", LastName = "Testwell", BirthDate = new(1990, 1, 1) }, "new-jersey", null, null, Today).Value;

        Refuses(Plan.Open(homeless, PlanKind.Iep, new() { OpenedOn = Opened }, rules, [], Today), PlanProblems.OfficeMissing);
        Assert.True(Plan.Open(homeless, PlanKind.Iep, new() { OpenedOn = Opened }, Rules, [], Today).IsDone);
        Assert.True(Plan.Open(Ada(), PlanKind.Iep, new() { OpenedOn = Opened }, rules, [], Today).IsDone);
    }

    [Fact]
    public void The_start_cannot_be_moved_past_the_first_goal_or_agreement()
    {
        var (_, plan, goal, _) = Agreed();

        Refuses(plan.Change(plan.Details with { OpenedOn = goal.Details.EstablishedOn.AddDays(1) }, Rules, null, Today), "plan.opened-after", "OpenedOn");
        Refuses(plan.Change(plan.Details with { OpenedOn = Today.AddDays(1) }, Rules, null, Today.AddDays(9)), "plan.opened-after", "OpenedOn");
        Assert.True(plan.Change(plan.Details with { OpenedOn = goal.Details.EstablishedOn.AddDays(-1) }, Rules, null, Today).IsDone);
    }

    [Fact]
    public void Saving_the_same_again_changes_nothing()
    {
        var (_, plan, _, _) = Agreed();
        var happened = plan.Happenings.Count;

        Assert.True(plan.Change(plan.Details with { Comments = "  ", CustomerActions = [" "] }, Rules, null, Today).IsDone);

        Assert.Equal((1, true, happened), (plan.VersionNumber, plan.Settled, plan.Happenings.Count));
    }
}
