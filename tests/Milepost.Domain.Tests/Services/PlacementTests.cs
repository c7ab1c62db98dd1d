using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.Domain.Tests.Services;

public sealed class PlacementTests
{
    private static readonly DateOnly Today = Somebody.Today;
    private readonly Participant _person = Somebody.New();

    private static Placement Placed(string status = "Started (Open)", int startsAgo = 20, decimal subsidized = 15m, int? endsAgo = null) =>
        new("Mock Library", "Main branch", 15m, 17.25m, subsidized, "Part-Time", status, Today.AddDays(-startsAgo), endsAgo is { } ago ? Today.AddDays(-ago) : null);

    private static PlacementStatusDay Day(int ago, string status) => new(Today.AddDays(-ago), status);

    private Service Entered(Placement placement, DateOnly? since = null) =>
        Service.Enter(_person, Somebody.Workshop(Today.AddDays(-20)) with { Placement = placement }, null, null, Rules, Today, statusSince: since).Value;

    private Result<Done> Change(Service service, string status, DateOnly? since = null, DateOnly? on = null) =>
        service.Change(service.Details with { Placement = service.Details.Placement! with { Status = status } }, Rules, _person, on ?? Today, since);

    private static ServiceRules Rules => Somebody.Rules() with
    {
        PositionTypes = ["Part-Time"], PlacementStatuses = ["Planned/Not Started", "Started (Open)", "On Hold (Inactive)", "Terminated"],
    };

    [Fact]
    public void A_placement_counts_its_days_from_start_to_today_both_counted() => Assert.Equal(21, Placed().SubsidizedDays(Today));

    [Theory]
    [InlineData("Planned/Not Started", 0)]
    [InlineData("On Hold (Inactive)", 0)]
    [InlineData("Terminated", 16)] // from 20 days ago to 5 days ago
    public void Without_dated_statuses_only_what_started_counts(string status, int days) => Assert.Equal(days, Placed(status, endsAgo: 5).SubsidizedDays(Today));

    [Fact]
    public void Days_on_hold_do_not_count_and_the_day_of_a_termination_does()
    {
        var placement = Placed("Terminated", endsAgo: 2) with { StatusHistory = [Day(25, "Planned/Not Started"), Day(20, "Started (Open)"), Day(15, "On Hold (Inactive)"), Day(10, "Started (Open)"), Day(2, "Terminated")] };

        Assert.Equal(5 + 9, placement.SubsidizedDays(Today)); // 20 to 16 days ago, 10 to 2 days ago
        Assert.Equal(5 + 3, placement.SubsidizedDays(Today.AddDays(-8))); // as it stood then
    }

    [Fact]
    public void What_is_held_or_terminated_when_it_is_first_dated_had_started()
    {
        Assert.Equal(16, (Placed("Terminated") with { StatusHistory = [Day(5, "Terminated")] }).SubsidizedDays(Today));
        Assert.Equal(15, (Placed("On Hold (Inactive)") with { StatusHistory = [Day(5, "On Hold (Inactive)")] }).SubsidizedDays(Today));
    }

    [Fact]
    public void Nothing_is_subsidized_employment_without_a_subsidy() => Assert.Equal(0, Placed(subsidized: 0).SubsidizedDays(Today));

    [Fact]
    public void The_first_status_begins_with_the_placement_and_a_later_one_on_the_day_given_or_today()
    {
        var service = Entered(Placed());
        Assert.Equal([Day(20, "Started (Open)")], service.Details.Placement!.StatusHistory);

        Assert.True(Change(service, "On Hold (Inactive)", Today.AddDays(-3)).IsDone);
        Assert.True(Change(service, "Started (Open)").IsDone);

        Assert.Equal([Day(20, "Started (Open)"), Day(3, "On Hold (Inactive)"), Day(0, "Started (Open)")], service.Details.Placement!.StatusHistory);
    }

    [Fact]
    public void The_day_of_the_status_of_now_can_be_corrected()
    {
        var service = Entered(Placed());
        Assert.True(Change(service, "On Hold (Inactive)").IsDone);

        Assert.True(Change(service, "On Hold (Inactive)", Today.AddDays(-1)).IsDone);

        Assert.Equal([Day(20, "Started (Open)"), Day(1, "On Hold (Inactive)")], service.Details.Placement!.StatusHistory);
    }

    [Fact]
    public void Statuses_go_forward_and_do_not_begin_ahead_of_time()
    {
        var service = Entered(Placed());

        Assert.Equal("service.status-backwards", Change(service, "On Hold (Inactive)", Today.AddDays(-21)).Problem!.Code);
        Assert.Equal("StatusSince", Change(service, "On Hold (Inactive)", Today.AddDays(1)).Problem!.Field);
    }

    [Fact]
    public void A_status_that_was_never_dated_began_with_its_placement()
    {
        var service = Service.Restore(_person.Id, "S-9", Somebody.Workshop(Today.AddDays(-20)) with { Placement = Placed() }, null, null, Today, null, null);

        Assert.True(Change(service, "Terminated", Today.AddDays(-2)).IsDone);

        Assert.Equal([Day(20, "Started (Open)"), Day(2, "Terminated")], service.Details.Placement!.StatusHistory);
    }

    [Fact]
    public void A_placement_that_says_the_same_is_the_same()
    {
        var one = Placed() with { StatusHistory = [Day(5, "Terminated")] };

        Assert.Equal(one, Placed() with { StatusHistory = [Day(5, "Terminated")] });
        Assert.NotEqual(one, Placed() with { StatusHistory = [Day(4, "Terminated")] });
        Assert.NotEqual(one, one with { JobId = "other" });
    }
}
