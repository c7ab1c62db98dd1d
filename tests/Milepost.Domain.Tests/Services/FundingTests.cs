using Milepost.Domain.Services;

namespace Milepost.Domain.Tests.Services;

public sealed class FundingTests
{
    private static ServiceDetails Support(decimal? cost, string? type = "Transportation", DateOnly? on = null, params FundingShare[] shares) => new()
    {
        Name = "Bus pass", Kind = ServiceKind.Support, Program = Program.Adult, SupportType = type, Cost = cost, StartsOn = on ?? Somebody.Today,
        Funding = shares.Length == 0 ? null : new() { Shares = shares },
    };

    private static IReadOnlyList<string> Problems(ServiceDetails details) =>
        [.. Service.Enter(Somebody.New(), details, null, null, Somebody.Rules(), Somebody.Today).Problems.Select(p => p.Code)];

    private static SupportLimit Limit(decimal amount, LimitPeriod period = LimitPeriod.ProgramYear, string? type = "Transportation", bool isFirm = false, DateOnly? from = null) =>
        SupportLimit.Set(Guid.Empty, type, amount, period, isFirm, "Local policy 12", from ?? new(2020, 7, 1), []).Value;

    [Fact]
    public void The_parts_of_the_sources_add_up_to_the_cost_to_the_cent()
    {
        Assert.Empty(Problems(Support(100.01m, shares: [new("WIOA Adult", 33.34m), new("Employer", 33.33m), new("Participant", 33.34m)])));
        Assert.Contains("funding.not-the-cost", Problems(Support(100.01m, shares: [new("WIOA Adult", 33.34m), new("Employer", 33.33m), new("Participant", 33.33m)])));
        Assert.Contains("funding.no-cost", Problems(Support(null, shares: [new("WIOA Adult", 5)])));
    }

    [Fact]
    public void What_is_missing_or_too_much_is_said_in_dollars()
    {
        Assert.Equal("The parts come to $60.00, and the cost is $100.00. Say who pays the other $40.00.", FundingProblems.NotTheCost(60, 100).Message);
        Assert.Equal("The parts come to $100.50, which is $0.50 more than the cost of $100.00. Correct one of them.", FundingProblems.NotTheCost(100.5m, 100).Message);
    }

    [Fact]
    public void Parts_are_whole_cents_above_zero_and_each_source_stands_once()
    {
        Assert.Contains("funding.amount", Problems(Support(1, shares: [new("WIOA Adult", 1.005m), new("Employer", -0.005m)])));
        Assert.Contains("funding.amount", Problems(Support(1, shares: [new("WIOA Adult", 1), new("Employer", 0)])));
        Assert.Contains("funding.source-twice", Problems(Support(2, shares: [new("WIOA Adult", 1), new("WIOA Adult", 1)])));
    }

    [Theory]
    [InlineData("2025-06-30", 2024)]
    [InlineData("2025-07-01", 2025)]
    [InlineData("2025-12-31", 2025)]
    [InlineData("2026-01-01", 2025)]
    [InlineData("2026-06-30", 2025)]
    public void A_program_year_runs_from_July_to_June(string day, int year) => Assert.Equal(year, ProgramYear.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(LimitPeriod.ProgramYear, "2025-07-01", false)]
    [InlineData(LimitPeriod.ProgramYear, "2025-06-30", true)]
    [InlineData(LimitPeriod.CalendarYear, "2026-01-01", false)]
    [InlineData(LimitPeriod.CalendarYear, "2025-12-31", true)]
    [InlineData(LimitPeriod.Lifetime, "2021-01-01", false)]
    public void Only_what_falls_into_the_same_period_uses_a_limit(LimitPeriod period, string earlier, bool allowed)
    {
        var before = Support(200, on: DateOnly.Parse(earlier, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(allowed, Limit(300, period).Refuses(Support(100.01m), [before]) is null);
        Assert.Null(Limit(300, period).Refuses(Support(100), [before]));
    }

    [Fact]
    public void A_limit_on_one_type_leaves_the_others_alone_and_one_on_all_support_takes_them_all()
    {
        var clothes = Support(250, "Uniforms and work attire");

        Assert.Null(Limit(300).Refuses(Support(100), [clothes]));
        Assert.Equal("support-limit.over", Limit(300, type: null).Refuses(Support(100), [clothes])!.Code);
        Assert.Null(Limit(1).Refuses(Support(100) with { Kind = ServiceKind.Training }, []));
    }

    [Fact]
    public void A_reason_opens_a_limit_unless_it_is_firm()
    {
        var allowed = Support(400) with { Funding = new() { OverLimitBecause = "Allowed by the director for the night shift" } };

        Assert.Null(Limit(300).Refuses(allowed, []));
        Assert.Equal("support-limit.firm", Limit(300, isFirm: true).Refuses(allowed, [])!.Code);
        Assert.Equal(
            "Limit: Transportation: $300.00 a program year (Local policy 12). $250.50 is used and $49.50 is left, so $100.00 is $50.50 too much. Lower the cost, or say who allowed more and why.",
            Limit(300).Refuses(Support(100), [Support(250.5m)])!.Message);
    }

    [Fact]
    public void A_limit_counts_from_its_first_day_to_its_last()
    {
        var limit = Limit(10, from: new(2026, 1, 1));
        Assert.True(limit.End(new(2026, 1, 31), null).IsDone);

        Assert.Null(limit.Refuses(Support(100, on: new(2025, 12, 31)), []));
        Assert.NotNull(limit.Refuses(Support(100, on: new(2026, 1, 1)), []));
        Assert.NotNull(limit.Refuses(Support(100, on: new(2026, 1, 31)), []));
        Assert.Null(limit.Refuses(Support(100, on: new(2026, 2, 1)), []));
        Assert.Equal("support-limit.ended", limit.End(new(2026, 3, 1), null).Problem!.Code);
    }

    [Fact]
    public void A_place_has_one_limit_of_a_kind_at_a_time()
    {
        var first = Limit(10, from: new(2026, 1, 1));

        Assert.Equal("support-limit.set-already", SupportLimit.Set(Guid.Empty, "Transportation", 20, LimitPeriod.ProgramYear, false, "New policy", new(2026, 7, 1), [first]).Problem!.Code);
        Assert.True(first.End(new(2026, 6, 30), null).IsDone);
        Assert.True(SupportLimit.Set(Guid.Empty, "Transportation", 20, LimitPeriod.ProgramYear, false, "New policy", new(2026, 7, 1), [first]).IsDone);
        Assert.Equal(["support-limit.amount", "support-limit.basis"], SupportLimit.Set(Guid.Empty, null, 0, LimitPeriod.Lifetime, false, " ", new(2026, 7, 1), []).Problems.Select(p => p.Code));
    }
}
