using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using static Milepost.Domain.Tests.Participants.People;

namespace Milepost.Domain.Tests.Participants;

public sealed class ParticipantTests
{
    private readonly Participant ada = Ada();

    [Theory]
    [InlineData("2026-03-02", "participant.born-in-future")]
    [InlineData("1906-03-01", "participant.born-too-long-ago")]
    public void Nobody_is_born_in_the_future_or_120_years_ago(string birthDate, string code) =>
        Assert.Equal([code], ada.ChangeProfile(ada.Profile with { BirthDate = DateOnly.Parse(birthDate) }, Today).Codes());

    [Fact]
    public void Training_is_not_approved_ahead_of_time_or_before_birth()
    {
        Assert.Equal(["participant.in-future"], ada.ChangeProfile(ada.Profile with { TrainingApprovedOn = Today.AddDays(1) }, Today).Codes());
        Assert.Equal(["participant.before-birth"], ada.ChangeProfile(ada.Profile with { TrainingApprovedOn = ada.Profile.BirthDate }, Today).Codes());
    }

    [Fact]
    public void A_record_is_handed_over_with_a_reason_and_only_to_somebody_else()
    {
        var (office, planner) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal(["participant.reason-missing"], ada.Assign(office, planner, "North Office, Casey", " ").Codes());
        Assert.True(ada.Assign(office, planner, "North Office, Casey", " Moved ").IsDone);
        Assert.Equal(["participant.assigned-already"], ada.Assign(office, planner, "North Office, Casey", "Moved").Codes());
        Assert.Equal(new("participant.assigned", "Assigned to North Office, Casey", "Moved"), ada.Happenings[^1]);
    }

    [Fact]
    public void Follow_up_belongs_to_a_screening_that_found_something()
    {
        Assert.Equal(["participant.actions-without-need"], ada.Screen(new(Today, false, ["Adult priority of service"]), Today).Codes());
        Assert.Equal(["participant.in-future"], ada.Screen(new(Today.AddDays(1), true, []), Today).Codes());
        Assert.True(ada.Screen(new(Today, true, ["Adult priority of service"]), Today).IsDone);
    }

    [Fact]
    public void Planned_gaps_end_after_they_begin_and_do_not_overlap()
    {
        var first = PlannedGap.Plan(ada, new(2026, 4, 1), new(2026, 4, 30), "Surgery", [], Today).Value;

        Assert.Equal(["gap.end-before-start", "gap.reason-missing"], PlannedGap.Plan(ada, new(2026, 5, 2), new(2026, 5, 1), "", [], Today).Codes());
        Assert.Equal(["gap.overlaps"], PlannedGap.Plan(ada, new(2026, 4, 30), new(2026, 5, 1), "Travel", [first], Today).Codes());
        Assert.True(PlannedGap.Plan(ada, new(2026, 5, 1), new(2026, 5, 1), "Travel", [first], Today).IsDone);
        Assert.True(first.Change(ada, new(2026, 4, 2), new(2026, 4, 30), "Surgery", [first]).IsDone);
    }
}
