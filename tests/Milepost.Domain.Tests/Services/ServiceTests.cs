using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.Domain.Tests.Services;

public sealed class ServiceTests
{
    private static readonly DateOnly Today = Somebody.Today;
    private readonly Participant _person = Somebody.New();

    private Result<Service> Enter(
        ServiceDetails details, DateOnly? endsOn = null, Completion? completion = null, ServiceRules? rules = null, DateOnly? learnedOn = null, IEnumerable<Service>? earlier = null) =>
        Service.Enter(_person, details, endsOn, completion, rules ?? Somebody.Rules(), Today, learnedOn, earlier);

    private Service Entered(ServiceDetails details, DateOnly? endsOn = null, Completion? completion = null) => Enter(details, endsOn, completion).Value;

    private static void Refused<T>(Result<T> result, string code, string? field = null)
    {
        Assert.Contains(result.Problems, p => p.Code == code && (field is null || p.Field == field));
    }

    [Fact]
    public void An_entry_keeps_the_day_it_was_recorded_apart_from_the_day_it_happened()
    {
        var service = Entered(Somebody.Workshop(Today.AddDays(-20)), Today.AddDays(-19), Completion.Successful);

        Assert.Equal(Today, service.RecordedOn);
        Assert.Equal(Today, service.ClosureRecordedOn);
        Assert.Equal(Today.AddDays(-20), service.Details.StartsOn);
        Assert.Equal(Today.AddDays(-19), service.EndsOn);
        Assert.False(service.IsOpen);
    }

    [Fact]
    public void A_service_may_be_planned_but_not_end_ahead_of_time()
    {
        Assert.True(Enter(Somebody.Workshop(Today.AddDays(30))).IsDone);
        Refused(Enter(Somebody.Workshop(), Today.AddDays(1), Completion.Successful), "service.in-future", "EndsOn");
    }

    [Theory]
    [InlineData(10, 0, true)]
    [InlineData(10, 1, false)]
    public void A_start_more_than_ten_years_away_is_a_slip_of_the_finger(int years, int days, bool allowed) =>
        Assert.Equal(allowed, Enter(Somebody.Workshop(Today.AddYears(years).AddDays(days))).IsDone);

    [Fact]
    public void Nobody_is_served_before_being_born()
    {
        Assert.True(Enter(Somebody.Workshop(Somebody.BirthDate)).IsDone);
        Refused(Enter(Somebody.Workshop(Somebody.BirthDate.AddDays(-1))), "service.before-birth", "StartsOn");
    }

    [Fact]
    public void An_end_on_the_day_of_the_start_is_in_order_and_one_before_it_is_not()
    {
        Assert.True(Enter(Somebody.Workshop(), Today, Completion.Unsuccessful).IsDone);
        Refused(Enter(Somebody.Workshop(), Today.AddDays(-1), Completion.Successful), "service.end-before-start", "EndsOn");
        Refused(Enter(Somebody.Workshop() with { PlannedEndOn = Today.AddDays(-1) }), "service.end-before-start", "PlannedEndOn");
    }

    [Fact]
    public void An_end_needs_its_outcome_and_an_outcome_its_end()
    {
        Refused(Enter(Somebody.Workshop(), Today), "service.completion-missing", "Completion");
        Refused(Enter(Somebody.Workshop(), null, Completion.Successful), "service.end-missing", "EndsOn");
    }

    [Fact]
    public void A_service_of_one_day_ends_on_that_day()
    {
        var details = Somebody.Workshop(Today.AddDays(-3)) with { SameDay = true };

        Assert.True(Enter(details, Today.AddDays(-3), Completion.Successful).IsDone);
        Refused(Enter(details, Today.AddDays(-2), Completion.Successful), "service.not-one-day", "EndsOn");
    }

    [Fact]
    public void The_same_service_given_again_is_the_next_episode()
    {
        var first = Entered(Somebody.Workshop());
        var second = Enter(Somebody.Workshop(), earlier: [first]).Value;
        var other = Enter(Somebody.Workshop() with { Code = "202", Name = "Career Planning" }, earlier: [first, second]).Value;

        Assert.Equal(1, first.Details.Episode);
        Assert.Equal(2, second.Details.Episode);
        Assert.Equal(1, other.Details.Episode);
    }

    [Fact]
    public void Episodes_that_came_without_numbers_are_counted()
    {
        Service[] imported =
        [
            Service.Restore(_person.Id, "S-1", Somebody.Workshop(), null, null, Today, null, null),
            Service.Restore(_person.Id, "S-2", Somebody.Workshop(), null, null, Today, null, null),
        ];

        Assert.Equal(3, Enter(Somebody.Workshop(), earlier: imported).Value.Details.Episode);
    }

    [Fact]
    public void A_kind_that_the_program_does_not_have_is_refused()
    {
        Refused(Enter(Somebody.Workshop() with { Program = Program.Youth }), "service.kind-not-allowed", "Service");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void There_are_fourteen_youth_elements(int element, bool allowed) =>
        Assert.Equal(allowed, Enter(Somebody.Workshop() with { YouthElement = element }).IsDone);

    [Fact]
    public void A_youth_element_service_names_its_element()
    {
        Refused(Enter(Somebody.Workshop() with { Kind = ServiceKind.YouthElement }), "service.element-missing", "YouthElement");
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("105.25", null)]
    [InlineData("-0.01", "service.negative-cost")]
    [InlineData("1.005", "service.not-in-cents")]
    public void A_cost_is_dollars_and_cents(string cost, string? problem)
    {
        var entered = Enter(Somebody.Workshop() with { Cost = decimal.Parse(cost, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal(problem, entered.Problem?.Code);
    }

    [Fact]
    public void Support_needs_its_cost()
    {
        var support = Somebody.Workshop() with { Kind = ServiceKind.Support };

        Refused(Enter(support), "service.cost-missing", "Cost");
        Assert.True(Enter(support with { Cost = 0 }).IsDone);
    }

    [Theory]
    [InlineData(168, true)]
    [InlineData(169, false)]
    [InlineData(-1, false)]
    public void A_week_has_168_hours(int hours, bool allowed) => Assert.Equal(allowed, Enter(Somebody.Workshop() with { WeeklyHours = hours }).IsDone);

    [Theory]
    [InlineData("51-4121", true)]
    [InlineData("51-4121.00", true)]
    [InlineData("514121", false)]
    [InlineData("51-4121.0", false)]
    [InlineData("51-4121.00 Welders", false)]
    [InlineData("٥١-٤١٢١", false)]
    public void A_SOC_code_has_its_form(string code, bool allowed) => Assert.Equal(allowed, Enter(Somebody.Workshop() with { SocCode = code }).IsDone);

    [Theory]
    [InlineData("weeklyHours", "WeeklyHours")]
    [InlineData("provider", "Provider")]
    [InlineData("socCode", "SocCode")]
    [InlineData("rapidsId", "RapidsId")]
    [InlineData("supportType", "SupportType")]
    [InlineData("wioaFunded", "WioaFunded")]
    [InlineData("goal", "PlanPart")]
    [InlineData("youthElement", "YouthElement")]
    public void What_the_pack_asks_for_is_asked_for(string required, string field)
    {
        var entered = Enter(Somebody.Workshop() with { Provider = "  ", SocCode = " " }, rules: Somebody.Rules(required));

        Assert.Equal(field, Assert.Single(entered.Problems).Field);
        Assert.True(Enter(Somebody.Workshop() with { Provider = "  ", SocCode = " " }).IsDone);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var entered = Enter(Somebody.Workshop() with { Cost = -1, WeeklyHours = 200, PlannedEndOn = Today.AddDays(-1) }, Today.AddDays(2), Completion.Successful);

        Assert.Equal(["Cost", "EndsOn", "PlannedEndOn", "WeeklyHours"], entered.Problems.Select(p => p.Field).Order(StringComparer.Ordinal));
    }

    private static readonly Placement Library = new("Mock Library", "Main branch", 15m, 16.5m, 15m, "Part-Time", "Started (Open)", Somebody.Today, null);

    [Fact]
    public void The_unsubsidized_wage_is_what_the_subsidy_leaves() => Assert.Equal(1.5m, Library.UnsubsidizedWage);

    [Theory]
    [InlineData("15.00", "15.00", null)]
    [InlineData("14.99", "14.00", "service.below-minimum-wage")]
    [InlineData("16.00", "15.01", "service.subsidy-above-minimum")]
    [InlineData("16.001", "15.00", "service.not-in-cents")]
    [InlineData("16.00", "-1", "service.negative-wage")]
    public void Wages_of_a_placement_keep_to_the_minimum_wage(string hourly, string subsidized, string? problem)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var placement = Library with { HourlyWage = decimal.Parse(hourly, culture), SubsidizedWage = decimal.Parse(subsidized, culture) };

        Assert.Equal(problem, Enter(Somebody.Workshop() with { Placement = placement }).Problem?.Code);
    }

    [Fact]
    public void A_placement_is_whole()
    {
        var entered = Enter(Somebody.Workshop() with { Placement = Library with { Employer = " ", Worksite = "", PositionType = "Sometimes", Status = "?", EndsOn = Today.AddDays(-1) } });

        Assert.Equal(["Employer", "PlacementEndsOn", "PlacementStatus", "PositionType", "Worksite"], entered.Problems.Select(p => p.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Closing_says_when_how_and_when_one_heard_of_it()
    {
        var service = Entered(Somebody.Workshop(Today.AddDays(-30)));

        Assert.True(service.Close(Today.AddDays(-10), Completion.Unsuccessful, Today.AddDays(-4), Today).IsDone);

        Assert.Equal((Today.AddDays(-10), Completion.Unsuccessful, Today.AddDays(-4), Today), (service.EndsOn, service.Completion, service.LearnedEndedOn, service.ClosureRecordedOn));
        Refused(service.Close(Today, Completion.Successful, null, Today), "service.already-closed");
    }

    [Fact]
    public void One_hears_of_an_end_between_that_day_and_today()
    {
        var service = Entered(Somebody.Workshop(Today.AddDays(-30)));

        Refused(service.Close(Today.AddDays(-10), Completion.Successful, Today.AddDays(-11), Today), "service.learned-before-end", "LearnedOn");
        Refused(service.Close(Today.AddDays(-10), Completion.Successful, Today.AddDays(1), Today), "service.in-future", "LearnedOn");
        Refused(Enter(Somebody.Workshop(), learnedOn: Today), "service.learned-without-end", "LearnedOn");
        Assert.True(service.IsOpen);
    }

    [Fact]
    public void Reopening_needs_a_reason_and_takes_the_end_back()
    {
        var service = Entered(Somebody.Workshop(), Today, Completion.Successful);

        Refused(service.Reopen(" "), "service.reason-missing", "Reason");
        Assert.True(service.Reopen("Closed by mistake").IsDone);

        Assert.True(service.IsOpen);
        Assert.Null(service.ClosureRecordedOn);
        Assert.Equal("Closed by mistake", service.Happenings[^1].Why);
        Refused(service.Reopen("Again"), "service.not-closed");
    }

    [Fact]
    public void A_change_that_changes_nothing_leaves_no_trace()
    {
        var details = Somebody.Workshop() with { Barriers = ["Transportation"], InformedChoice = [InformedChoice.Suitability] };
        var service = Entered(details);
        service.ForgetHappenings();

        Assert.True(service.Change(details with { Barriers = [.. details.Barriers], InformedChoice = [.. details.InformedChoice], Provider = " " }, Somebody.Rules(), _person, Today).IsDone);
        Assert.Empty(service.Happenings);

        Assert.True(service.Change(details with { Barriers = [] }, Somebody.Rules(), _person, Today).IsDone);
        Assert.Single(service.Happenings);
    }

    [Fact]
    public void Correcting_a_service_keeps_which_service_it_is()
    {
        var service = Entered(Somebody.Workshop());

        service.Change(new() { StartsOn = Today.AddDays(-1), Name = "Something else", Program = Program.Adult }, Somebody.Rules(), _person, Today);

        Assert.Equal(("224", "Career Exploration", 1, Today.AddDays(-1)), (service.Details.Code, service.Details.Name, service.Details.Episode, service.Details.StartsOn));
    }

    [Fact]
    public void A_service_of_one_day_moves_as_a_whole_and_any_other_keeps_its_end()
    {
        var oneDay = Entered(Somebody.Workshop(Today.AddDays(-5)) with { SameDay = true }, Today.AddDays(-5), Completion.Successful);
        var longer = Entered(Somebody.Workshop(Today.AddDays(-5)), Today.AddDays(-2), Completion.Successful);

        Assert.True(oneDay.Change(oneDay.Details with { StartsOn = Today.AddDays(-1) }, Somebody.Rules(), _person, Today).IsDone);
        Assert.Equal(Today.AddDays(-1), oneDay.EndsOn);
        Refused(oneDay.Change(oneDay.Details with { StartsOn = Today.AddDays(1) }, Somebody.Rules(), _person, Today), "service.in-future", "StartsOn");
        Refused(longer.Change(longer.Details with { StartsOn = Today.AddDays(-1) }, Somebody.Rules(), _person, Today), "service.start-after-end", "StartsOn");
    }

    [Fact]
    public void What_came_from_elsewhere_in_another_program_can_still_be_corrected()
    {
        var imported = Service.Restore(_person.Id, "S-9", Somebody.Workshop() with { Program = Program.Youth }, null, null, Today, null, null);

        Assert.True(imported.Change(imported.Details with { Provider = "Mock Provider" }, Somebody.Rules(), _person, Today).IsDone);
    }
}
