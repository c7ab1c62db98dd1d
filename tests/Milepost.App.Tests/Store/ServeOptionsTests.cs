namespace Milepost.App.Tests.Store;

public sealed class ServeOptionsTests
{
    [Fact]
    public async Task A_node_that_must_not_migrate_refuses_a_database_that_is_behind_and_says_what_to_do()
    {
        await using var place = await TestPlace.CreateEmptyAsync(TestDatabase.Sqlite);

        var (exit, _, errors) = await MilepostProcess.RunAsync("serve", "--no-migrate", "--data", place.Location.Folder, "--urls", "http://127.0.0.1:0");

        Assert.Equal(2, exit);
        Assert.Equal("The database is of an older version of Milepost. Bring it to this one first: milepost migrate", errors.Trim());
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_in_a_line_and_is_no_mistake_of_the_caller()
    {
        await using var place = await TestPlace.CreateEmptyAsync(TestDatabase.Sqlite);

        var (exit, _, errors) = await MilepostProcess.RunAsync("history", "verify", "--data", place.Location.Folder, "--db", "Host=127.0.0.1;Port=1;Username=x;Database=x");

        Assert.Equal(75, exit);
        Assert.StartsWith("The database cannot be reached:", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
