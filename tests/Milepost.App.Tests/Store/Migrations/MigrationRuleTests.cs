using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Milepost.App.Store;

namespace Milepost.App.Tests.Store.Migrations;

/// <summary>An upgrade runs while nodes of the former version serve: what they read and write must stay.</summary>
public sealed class MigrationRuleTests
{
    /// <summary>The last one before the first release; until then there is no former version.</summary>
    private const string BeforeTheFirstRelease = "20261122150631";

    [Fact]
    public void A_migration_without_a_mark_only_adds()
    {
        var migrations = typeof(MilepostDb).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Migration))).ToList();

        var wrong = from type in migrations
                    let id = type.GetCustomAttribute<MigrationAttribute>()!.Id
                    where string.CompareOrdinal(id[..14], BeforeTheFirstRelease) > 0 && type.GetCustomAttribute<ContractsAttribute>() is null
                    let all = ((Migration)Activator.CreateInstance(type)!).UpOperations
                    let made = all.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet()
                    from operation in all
                    // Nobody of the former version knows a table that is made here.
                    where WhyNot(operation) is not null && !(operation is CreateIndexOperation index && made.Contains(index.Table))
                    select $"{id} ({type.Namespace!.Split('.')[^1]}): {WhyNot(operation)}";

        Assert.True(migrations.Count >= 2);
        Assert.Empty(wrong);
    }

    [Fact]
    public void What_would_break_the_former_version_is_noticed()
    {
        MigrationOperation[] breaking =
        [
            new DropTableOperation { Name = "T" },
            new DropColumnOperation { Table = "T", Name = "C" },
            new RenameTableOperation { Name = "T", NewName = "U" },
            new RenameColumnOperation { Table = "T", Name = "C", NewName = "D" },
            new AddColumnOperation { Table = "T", Name = "C", ClrType = typeof(int), IsNullable = false },
            new AlterColumnOperation { Table = "T", Name = "C", ClrType = typeof(string), OldColumn = new AddColumnOperation { ClrType = typeof(string), IsNullable = true } },
            new AlterColumnOperation { Table = "T", Name = "C", ClrType = typeof(string), MaxLength = 10, OldColumn = new AddColumnOperation { ClrType = typeof(string), MaxLength = 20 } },
            new AlterColumnOperation { Table = "T", Name = "C", ClrType = typeof(int), OldColumn = new AddColumnOperation { ClrType = typeof(string) } },
            new AddUniqueConstraintOperation { Table = "T", Name = "K" },
            new CreateIndexOperation { Table = "T", Name = "I", IsUnique = true },
            new SqlOperation { Sql = "DELETE FROM T" },
        ];
        MigrationOperation[] adding =
        [
            new CreateTableOperation { Name = "T" },
            new AddColumnOperation { Table = "T", Name = "C", ClrType = typeof(int), IsNullable = true },
            new AddColumnOperation { Table = "T", Name = "C", ClrType = typeof(int), IsNullable = false, DefaultValue = 0 },
            new AlterColumnOperation { Table = "T", Name = "C", ClrType = typeof(string), IsNullable = true, MaxLength = 30, OldColumn = new AddColumnOperation { ClrType = typeof(string), MaxLength = 20 } },
            new CreateIndexOperation { Table = "T", Name = "I" },
            new DropIndexOperation { Table = "T", Name = "I" },
        ];

        Assert.All(breaking, operation => Assert.NotNull(WhyNot(operation)));
        Assert.All(adding, operation => Assert.Null(WhyNot(operation)));
    }

    private static string? WhyNot(MigrationOperation operation) => operation switch
    {
        DropTableOperation o => $"drops the table {o.Name}, which the former version uses",
        DropColumnOperation o => $"drops {o.Table}.{o.Name}, which the former version uses",
        RenameTableOperation o => $"renames the table {o.Name}",
        RenameColumnOperation o => $"renames {o.Table}.{o.Name}",
        AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null } o => $"adds {o.Table}.{o.Name}, which the former version does not fill, without a default",
        AlterColumnOperation o when !o.IsNullable && o.OldColumn.IsNullable => $"demands {o.Table}.{o.Name}, which the former version may leave out",
        AlterColumnOperation o when o.ClrType != o.OldColumn.ClrType || o.ColumnType != o.OldColumn.ColumnType && (o.MaxLength ?? int.MaxValue) < (o.OldColumn.MaxLength ?? int.MaxValue) => $"changes what {o.Table}.{o.Name} is",
        AlterColumnOperation o when (o.MaxLength ?? int.MaxValue) < (o.OldColumn.MaxLength ?? int.MaxValue) => $"shortens {o.Table}.{o.Name}",
        AddUniqueConstraintOperation o => $"demands that {o.Table} is unique by {o.Name}",
        CreateIndexOperation { IsUnique: true } o => $"demands that {o.Table} is unique by {o.Name}",
        SqlOperation => "runs hand-written SQL, which nobody but its author can judge",
        _ => null,
    };
}
