using System.CommandLine;
using Milepost.App.Store;
using Milepost.App.Verbs;

namespace Milepost.App.Features.Bulk.Move;

/// <summary><c>milepost move --to "Host=..."</c>.</summary>
public static class MoveVerb
{
    public static Command Create()
    {
        var to = new Option<string>("--to") { Description = "Connection string of an empty PostgreSQL database (\"Host=...\"), or a folder for SQLite.", Required = true };
        var command = new Command("move", "Copies everything into an empty database, from SQLite to PostgreSQL or back, and compares every row. Stop the servers first.") { to };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            // A connection string in the environment may well be that of the new database: only one that is typed is the old one's.
            var from = store.ReadGiven(parsed);
            var target = To(parsed.GetValue(to)!, from);
            return VerbHost.RunAsync(from, async services =>
            {
                var said = 0;
                var result = await services.GetRequiredService<MoveStoreHandler>().HandleAsync(new(target, Say), ct);
                if (!result.IsDone)
                {
                    await Console.Error.WriteLineAsync(result.Problem!.Message);
                    return result.Problem.Kind == Domain.ProblemKind.Invalid ? 2 : 1;
                }
                foreach (var line in ClosingWords(result.Value, from, target)) Console.WriteLine(line);
                return 0;

                void Say(MovedTable table)
                {
                    if (said++ == 0) Console.WriteLine($"{"Table",-28}{"Rows",12}  SHA-256 of its rows, the same on both sides");
                    Console.WriteLine($"{table.Name,-28}{table.Rows,12:N0}  {table.Sha256}");
                }
            });
        });
        return command;
    }

    private static DataLocation To(string to, DataLocation from) =>
        to.Contains('=', StringComparison.Ordinal) ? new(from.Folder, to) : new(Path.GetFullPath(to), null);

    private static IEnumerable<string> ClosingWords(MovedStore moved, DataLocation from, DataLocation to)
    {
        yield return $"Moved {moved.Tables.Sum(t => t.Rows):N0} rows of {moved.Tables.Count} tables. Every row was read back and compared; instants to the microsecond, which is what PostgreSQL keeps.";
        yield return to.Postgres is null ? $"Start Milepost with: --data {to.Folder}" : "Start Milepost on the new database with --db or ConnectionStrings__Milepost.";
        yield return from.Postgres is null ? $"The old database, {from.SqliteFile}, is as it was. Put it away, so that nobody goes on writing into it." : "The old database is as it was. Put it away, so that nobody goes on writing into it.";
        if (moved.LeftBehind.Count == 0) yield break;
        yield return $"Besides the database {from.Folder} holds the following. Copy it into the data folder of every node of the new installation:";
        foreach (var file in moved.LeftBehind) yield return $"  {file}";
        if (moved.LeftBehind.Any(file => file.StartsWith("keys", StringComparison.Ordinal)))
            yield return "Without the keys nobody's authenticator codes, links in letters already sent, or the seal's stored certificate can be opened.";
    }
}
