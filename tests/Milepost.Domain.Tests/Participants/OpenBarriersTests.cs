using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;
using static Milepost.Domain.Tests.Participants.People;
using Barrier = Milepost.Domain.Plans.Barrier;

namespace Milepost.Domain.Tests.Participants;

public sealed class OpenBarriersTests
{
    private readonly Participant ada = Ada();

    [Fact]
    public void A_barrier_waits_until_the_plan_names_it_with_an_action()
    {
        var found = Found(new(2026, 2, 20), "Child care");

        Assert.True(Only([found], []).Waits);
        Assert.True(Only([found], [PlanWith(barriers: new Barrier("Child care", null))]).Waits);
        Assert.True(Only([found], [PlanWith(barriers: new Barrier("Child care", "  "))]).Waits);
        Assert.Equal("Plan: Referral to the county", Only([found], [PlanWith(barriers: new Barrier("Child Care", "Referral to the county"))]).Answer);
    }

    [Fact]
    public void A_goal_or_an_objective_that_names_it_answers_it()
    {
        var found = Found(new(2026, 2, 20), "Transportation");

        Assert.Equal("Goal: Solve transportation to class", Only([found], [PlanWith(goal: "Solve transportation to class")]).Answer);
        Assert.Equal("Objective: Bus pass", Only([found], [PlanWith(objective: new() { Statement = "Bus pass", Predefined = "Support Service - Transportation" })]).Answer);
        Assert.True(Only([found], [PlanWith(goal: "Work for the transport authority")]).Waits);
    }

    [Fact]
    public void An_objective_closed_without_success_answers_it_no_more() =>
        Assert.True(Only([Found(new(2026, 2, 20), "Housing")], [PlanWith(objective: new() { Statement = "Find housing" }, outcome: Completion.Unsuccessful)]).Waits);

    [Fact]
    public void A_service_that_names_it_answers_it_unless_it_failed_or_was_over_before()
    {
        var found = Found(new(2026, 2, 20), "Transportation");
        var details = new ServiceDetails { Name = "Bus pass", Kind = ServiceKind.Support, StartsOn = new(2026, 2, 1), Barriers = ["transportation"] };

        Assert.Equal("Service: Bus pass", Only([found], [], Given(details)).Answer);
        Assert.Equal("Service: Bus pass", Only([found], [], Given(details with { Barriers = [], SupportType = "Transportation" })).Answer);
        Assert.Equal("Service: Bus pass", Only([found], [], Given(details, new(2026, 2, 20), Completion.Successful)).Answer);
        Assert.True(Only([found], [], Given(details, new(2026, 2, 19), Completion.Successful)).Waits);
        Assert.True(Only([found], [], Given(details, new(2026, 2, 21), Completion.Unsuccessful)).Waits);
        Assert.True(Only([found], [], Given(details with { Barriers = ["Housing"] })).Waits);
    }

    [Fact]
    public void A_closed_plan_answers_nothing_any_more() =>
        Assert.True(Only([Found(new(2026, 2, 20), "Housing")], [PlanWith(closedOn: new(2026, 2, 25), barriers: new Barrier("Housing", "Shelter"))]).Waits);

    [Fact]
    public void What_several_assessments_found_is_one_barrier_and_the_last_finding_counts()
    {
        var barrier = Only([Found(new(2025, 1, 5), "Child care"), Found(new(2026, 2, 20), "Child Care")], []);

        Assert.Equal(("Child Care", new DateOnly(2026, 2, 20), 2), (barrier.Name, barrier.FoundOn, barrier.FoundBy.Count));
    }

    [Fact]
    public void Those_that_wait_come_first_and_can_be_had_alone()
    {
        var found = Found(new(2026, 2, 20), "Housing", "Transportation");
        Plan[] plans = [PlanWith(barriers: new Barrier("Housing", "Shelter"))];

        Assert.Equal(["Transportation", "Housing"], OpenBarriers.All([found], plans, []).Select(b => b.Name));
        Assert.Equal(["Transportation"], OpenBarriers.Of([found], plans, []).Select(b => b.Name));
    }

    private static AssessedBarrier Only(Assessment[] assessments, Plan[] plans, params Service[] services) => Assert.Single(OpenBarriers.All(assessments, plans, services));

    private Assessment Found(DateOnly on, params string[] barriers) =>
        Assessment.Record(ada, new() { Type = AssessmentType.ObjectiveAssessmentSummary, CompletedOn = on, Barriers = barriers }, Today).Value;

    private Plan PlanWith(DateOnly? closedOn = null, string goal = "Work as a nurse", ObjectiveDetails? objective = null, Completion? outcome = null, params Barrier[] barriers) =>
        Plan.Restore(ada.Id, "PL-1", PlanKind.Iep, new() { OpenedOn = new(2026, 2, 15), Barriers = barriers }, closedOn, null, [], [], [],
            [Goal.Restore("G-2", new() { Statement = goal }, null, null, null, null, null,
                objective is null ? [] : [Objective.Restore("O-3", objective, outcome is null ? null : Today, outcome, [])])], []);

    private Service Given(ServiceDetails details, DateOnly? endsOn = null, Completion? completion = null) =>
        Service.Restore(ada.Id, "S-1", details, endsOn, completion, Today, null, null);
}
