using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Milepost.App.Access;
using Milepost.App.Store;

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
        return new(options.Options, new Actor(), TimeProvider.System);
    }
}

public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresMilepostDb>
{
    public PostgresMilepostDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresMilepostDb>();
        StoreSetup.UsePostgres(options, "Host=localhost;Database=design");
        return new(options.Options, new Actor(), TimeProvider.System);
    }
}
