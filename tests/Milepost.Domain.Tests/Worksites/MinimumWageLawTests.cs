using Milepost.Domain.Worksites;

namespace Milepost.Domain.Tests.Worksites;

public sealed class MinimumWageLawTests
{
    private static readonly DateOnly GrownUp = new(1990, 5, 4);

    private static readonly MinimumWageLaw Law = new(
    [
        new("State", "18 and over", new(2025, 1, 1), 15.00m, [WageGroup.Adult]),
        new("State", "18 and over", new(2026, 1, 1), 16.00m, [WageGroup.Adult]),
        new("State", "under 18", new(2025, 1, 1), 13.00m, [WageGroup.Minor]),
        new("State", "tipped", new(2025, 1, 1), 9.00m, [WageGroup.Tipped]),
        new("City", "non-tipped", new(2024, 7, 1), 15.50m, [WageGroup.Adult, WageGroup.Minor]),
        new("Country", "all", new(2009, 7, 24), 7.25m, [WageGroup.Adult, WageGroup.Minor, WageGroup.Tipped]),
        new("State", "apprentices", new(2025, 1, 1), 99.00m, []),
    ], new Dictionary<string, string> { ["City"] = "State", ["State"] = "Country" });

    [Theory]
    [InlineData("City", "2025-12-31", 15.50)] // the city's is higher
    [InlineData("City", "2026-01-01", 16.00)] // now the state's is, around it
    [InlineData("State", "2025-12-31", 15.00)]
    [InlineData("State", "2024-12-31", 7.25)]
    [InlineData("Country", "2026-01-01", 7.25)]
    public void The_highest_rate_of_the_place_and_those_around_it_holds(string place, string day, decimal expected) =>
        Assert.Equal(expected, Law.On(place, GrownUp, WageCircumstance.ByAge, DateOnly.Parse(day))!.DollarsPerHour);

    [Theory] // born on June 15, 2008
    [InlineData("2026-06-14", 0, 13.00)]
    [InlineData("2026-06-15", 0, 16.00)]
    [InlineData("2026-06-14", 649.99, 13.00)]
    [InlineData("2026-06-14", 650, 16.00)]
    public void Somebody_under_18_has_the_lower_rate_up_to_650_hours_in_the_year(string day, decimal hours, decimal expected) =>
        Assert.Equal(expected, Law.On("State", new(2008, 6, 15), WageCircumstance.ByAge, DateOnly.Parse(day), hours)!.DollarsPerHour);

    [Fact]
    public void Tipped_work_has_its_own_rate_and_an_unknown_place_has_none()
    {
        Assert.Equal(9.00m, Law.On("City", GrownUp, WageCircumstance.Tipped, new(2026, 1, 1))!.DollarsPerHour);
        Assert.Null(Law.On("Elsewhere", GrownUp, WageCircumstance.ByAge, new(2026, 1, 1)));
        Assert.Null(Law.On("Country", GrownUp, WageCircumstance.ByAge, new(2009, 7, 23)));
    }

    [Fact]
    public void The_days_on_which_the_minimum_changes_are_a_birthday_and_a_raise()
    {
        var steps = Law.Steps("State", new(2007, 11, 20), WageCircumstance.ByAge, new(2025, 9, 1), new(2026, 3, 1));

        Assert.Equal([new(new(2025, 11, 20), 13.00m, 15.00m, "turns 18"), new(new(2026, 1, 1), 15.00m, 16.00m, "State raises its minimum wage")], steps);
        Assert.Empty(Law.Steps("State", new(2007, 11, 20), WageCircumstance.ByAge, new(2026, 1, 1), new(2027, 1, 1)));
    }
}
