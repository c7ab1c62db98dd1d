using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Store.Tables;
using Milepost.Domain;
using Npgsql;

namespace Milepost.App.Features.Bulk.Move;

/// <summary>Copies the whole database into an empty one, of the other kind or of the same.</summary>
/// <param name="To">A connection string of PostgreSQL, or a folder for SQLite.</param>
/// <param name="Progress">Told of each table that was copied and compared.</param>
public sealed record MoveStore(DataLocation To, Action<MovedTable>? Progress = null);

/// <param name="Sha256">Of every row in the order of the key, the same on both sides.</param>
public sealed record MovedTable(string Name, long Rows, string Sha256);

/// <param name="LeftBehind">What lies in the data folder besides the database, from that folder on.</param>
public sealed record MovedStore(IReadOnlyList<MovedTable> Tables, IReadOnlyList<string> LeftBehind);

/// <remarks>
/// One transaction on either side: the source is read as it stood at one instant, with writing locked until the move is over, and the
/// target is committed only after every row was read back and compared. A move that is killed leaves a target without a row.
/// </remarks>
public sealed class MoveStoreHandler(MilepostDb db, DataLocation from, Actor actor, IRecordJudge judge)
{
    public async Task<Result<MovedStore>> HandleAsync(MoveStore command, CancellationToken ct)
    {
        if (IsSame(from, command.To)) return MoveProblems.SamePlace;
        using var alone = StoreUse.TryTakeAlone(from);
        if (alone is null) return MoveProblems.SourceInUse;
        // Our own connections that lie in the pool are nobody else's.
        NpgsqlConnection.ClearAllPools();
        await using var source = await MoveSide.LockAsync(from, ct);
        if (source is null) return MoveProblems.SourceInUse;

        await using var other = db.At(Unpooled(command.To), actor, judge);
        await DatabaseUpgrade.RunAsync(other, ct);
        // Only what is there and complete may be compared by column: both sides are of this very version.
        var (tables, into) = (StoredTable.AllOf(db), StoredTable.AllOf(other).ToDictionary(table => table.Name, StringComparer.Ordinal));
        await using var target = await MoveSide.LockAsync(command.To, ct);
        if (target is null) return MoveProblems.TargetInUse;
        await source.HoldAsync(tables, "SHARE", ct);
        await target.HoldAsync(into.Values, "ACCESS EXCLUSIVE", ct);
        if (await target.FirstFilledAsync(into.Values, ct) is { } filled) return MoveProblems.NotEmpty(filled);

        await using var snapshot = await StoreSnapshot.OpenAsync(from, 1, ct);
        List<MovedTable> moved = [];
        foreach (var table in tables)
        {
            var result = Copy(snapshot, table, target, InOrderOf(table, into[table.Name]), ct);
            if (!result.IsDone) return result.Problem!;
            moved.Add(result.Value);
            command.Progress?.Invoke(result.Value);
        }
        await target.SetNumbersAsync(into.Values, ct);
        await target.CommitAsync(ct);
        return new MovedStore(moved, StoreUse.LeftBehind(from));
    }

    /// <summary>The columns of the target in the order of the source's.</summary>
    private static StoredTable InOrderOf(StoredTable source, StoredTable target) => target with { Columns = [.. source.Columns.Select(c => target.Column(c.Name))] };

    private static Result<MovedTable> Copy(StoreSnapshot source, StoredTable table, MoveSide target, StoredTable into, CancellationToken ct)
    {
        try
        {
            using (var rows = source.Read(0, table))
            using (var writer = target.Write(into))
            {
                for (var row = 0L; rows.Read(); row++)
                {
                    if (row % 1000 == 0) ct.ThrowIfCancellationRequested();
                    writer.Write(rows);
                }
                writer.Complete();
            }
        }
        catch (Exception e) when (e is PostgresException { SqlState: PostgresErrorCodes.StringDataRightTruncation or PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter
            or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.UniqueViolation } or SqliteException { SqliteErrorCode: 19 })
        {
            return MoveProblems.Refused(table.Name, e.Message + (e is PostgresException { Where: { } where } ? $" ({where})" : ""));
        }
        return Compare(source, table, target, into, ct);
    }

    /// <summary>Reads both sides in the order of the key and compares value by value.</summary>
    private static Result<MovedTable> Compare(StoreSnapshot source, StoredTable table, MoveSide target, StoredTable into, CancellationToken ct)
    {
        using var theirs = source.ReadInOrder(0, table);
        using var ours = target.ReadInOrder(into);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        while (theirs.Read())
        {
            if (rows++ % 1000 == 0) ct.ThrowIfCancellationRequested();
            if (!ours.Read()) return MoveProblems.Different(table.Name, rows, "the row is missing");
            for (var column = 0; column < table.Columns.Count; column++)
            {
                var was = theirs.Text(column);
                var isNow = ours.Text(column);
                if (table.Columns[column].Kind == ColumnKind.Instant)
                {
                    was = PlainValue.ToMicroseconds(was);
                    isNow = PlainValue.ToMicroseconds(isNow);
                }
                var isNull = theirs.IsNull(column);
                if (isNull != ours.IsNull(column) || !was.SequenceEqual(isNow)) return MoveProblems.Different(table.Name, rows, table.Columns[column].Name);
                hash.AppendData(isNull ? "n"u8 : "v"u8);
                hash.AppendData(was);
                // No UTF-8 text and no plain value holds this byte, so that two rows cannot run into one another.
                hash.AppendData([0xFF]);
            }
        }
        return ours.Read() ? MoveProblems.Different(table.Name, rows + 1, "there is a row too many") : new MovedTable(table.Name, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>A connection that stayed in the pool would count as somebody else's.</summary>
    private static DataLocation Unpooled(DataLocation location) =>
        location.Postgres is { } connection ? location with { Postgres = new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString() } : location;

    private static bool IsSame(DataLocation one, DataLocation other)
    {
        if (one.Postgres is null || other.Postgres is null) return one.Postgres is null && other.Postgres is null && Path.GetFullPath(one.Folder) == Path.GetFullPath(other.Folder);
        var (a, b) = (new NpgsqlConnectionStringBuilder(one.Postgres), new NpgsqlConnectionStringBuilder(other.Postgres));
        return (a.Host, a.Port, a.Database) == (b.Host, b.Port, b.Database);
    }
}

public static class MoveProblems
{
    public static readonly Problem SamePlace = new("move.same-place", ProblemKind.Invalid, "This is where the data is now. Give the connection string of another, empty database.");

    public static readonly Problem SourceInUse = new("move.source-in-use", ProblemKind.Conflict,
        "Milepost is running on this data. What is written during a move would be missing afterwards: stop every server and job, then move.");

    public static readonly Problem TargetInUse = new("move.target-in-use", ProblemKind.Conflict, "Something else is connected to the new database. Stop it, and start it again after the move.");

    public static Problem NotEmpty(string table) => new("move.not-empty", ProblemKind.Conflict,
        $"The new database holds rows already, in {table}. Moving needs an empty one: make a new database and move there. A move that broke off leaves no row, so this is not what one left.");

    public static Problem Refused(string table, string words) => new("move.refused", ProblemKind.Invalid,
        $"The new database refused a row of {table}: {words} Nothing was moved. Change that row in the old database, then move again.");

    public static Problem Different(string table, long row, string what) => new("move.different", ProblemKind.Conflict,
        $"Row {row} of {table} in the order of its key reads back differently: {what}. Nothing was moved. This should not happen; please report it with these words.");
}
