using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Milepost.App.Tests;

/// <summary>The databases Milepost runs on.</summary>
public enum TestDatabase
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a theory once on each database. Where there is no PostgreSQL its row is skipped, by name; with CI=true it runs and fails,
/// because there everything must run.
/// </summary>
/// <param name="more">More arguments of the test, the same on each database.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachDatabaseAttribute(params object?[] more) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. TestDatabases.Rows(more)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

public static class TestDatabases
{
    /// <summary>Every row once on each database, for a <c>MemberData</c>.</summary>
    public static IEnumerable<ITheoryDataRow> With(IEnumerable<object?> values) => values.SelectMany(value => Rows(value));

    public static IEnumerable<ITheoryDataRow> Rows(params object?[] more)
    {
        yield return new TheoryDataRow([TestDatabase.Sqlite, .. more]);
        yield return new TheoryDataRow([TestDatabase.Postgres, .. more])
        {
            Skip = PostgresServer.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true" ? null : PostgresServer.HowToInstall,
        };
    }
}
