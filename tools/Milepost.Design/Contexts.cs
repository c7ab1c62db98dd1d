using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Design;

internal static class Entry
{
    private static void Main() => Console.WriteLine("Used by dotnet ef; see docs/develop/migrations.md.");
}

public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteMilepostDb>
{
    public SqliteMilepostDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteMilepostDb>();
        StoreSetup.UseSqlite(options, "design.db");
        return new(options.Options, new Actor(), TimeProvider.System, new NobodyJudges());
    }
}

public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresMilepostDb>
{
    public PostgresMilepostDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresMilepostDb>();
        StoreSetup.UsePostgres(options, "Host=localhost;Database=design");
        return new(options.Options, new Actor(), TimeProvider.System, new NobodyJudges());
    }
}

/// <summary>The design only reads the model; nothing is ever changed with it.</summary>
internal sealed class NobodyJudges : IRecordJudge
{
    public Task CatchUpAsync(MilepostDb db, Guid participantId, CancellationToken ct) => Task.CompletedTask;

    public Task<IReadOnlyList<ClosedGate>> JudgeAsync(MilepostDb db, ChangedRecord changed, CancellationToken ct) => Task.FromResult<IReadOnlyList<ClosedGate>>([]);
}
