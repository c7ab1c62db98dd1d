namespace Milepost.App.Tests.Features.IncomeTables;

public sealed class IncomeTablesTests
{
    [Theory, EachDatabase]
    public async Task A_place_keeps_a_table_for_itself_and_all_below_and_its_changes_are_in_the_history(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var page = await (await app.As(Person.LocalAreaStaff).Visit("/low-income")).Click("Add an income table");
        await Fill(page, page.Field("Kept by").Options[1]).Press("Add the income table");
        page.ShouldSay("The income table for Test metropolitan area is added.").ShouldSay("$16,000.00; $37,000.00; $6,000.00");

        (await app.As(Person.CareerPlanner).Visit("/low-income")).ShouldSay("70% of the lower living standard, Test metropolitan area").ShouldSay("Poverty guideline, 48 states and District of Columbia");
        (await app.As(Person.FarPlanner).Visit("/low-income")).ShouldNotSay("Test metropolitan area");

        page = await (await app.As(Person.LocalAreaStaff).Visit("/low-income")).Click("70% of the lower living standard, Test metropolitan area");
        await page.Fill("Until", "3/31/2027").Press("Save the income table");
        page.ShouldSay("From Apr 1, 2026 to Mar 31, 2027");
        (await app.As(Person.Administrator).Visit("/organization/history")).ShouldSay("Income table added: 70% of the lower living standard, Test metropolitan area, from Apr 1, 2026").ShouldSay("Income table changed");
    }

    [Theory]
    [InlineData("For one person", "", "Enter an amount above zero for each family size.")]
    [InlineData("For 2 people", "15000", "A larger family has at least the amount of a smaller one. Check the amounts.")]
    [InlineData("Until", "3/31/2026", "Enter a last day on or after the first.")]
    [InlineData("Source", "", "Enter where the figures were taken from.")]
    public async Task A_table_that_cannot_be_is_refused_and_stays_as_typed(string field, string typed, string error)
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.LocalAreaStaff).Visit("/low-income/new");

        await Fill(page, page.Field("Kept by").Options[1]).Fill(field, typed).Press("Add the income table");

        Assert.Equal([error], page.Problems);
        Assert.Equal(typed, page.Field(field).Value);
    }

    [Fact]
    public async Task Nobody_changes_the_table_of_another_place()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.LocalAreaStaff).Visit("/low-income/new");
        await Fill(page, page.Field("Kept by").Options[1]).Press("Add the income table");
        var address = page.LinkTo("70% of the lower living standard, Test metropolitan area");

        (await app.As(Person.FarLocalAreaStaff).Visit(address)).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit(address)).ShouldBeMissing();
    }

    private static TestPage Fill(TestPage page, string place) => page.Choose("Kept by", place).Fill("Area", "Test metropolitan area").Fill("In force from", "4/1/2026")
        .Fill("For one person", "16000").Fill("For 2 people", "23000").Fill("For 3 people", "30000").Fill("For 4 people", "37000").Fill("For each person more", "6000").Fill("Source", "Test notice 1");
}
