using System.Diagnostics;

namespace Milepost.App.Tests.Features.Bulk.Import;

/// <summary>The verb itself, on an installation where nobody has set up anything yet.</summary>
public sealed class ImportVerbTests
{
    [Fact]
    public async Task An_import_that_is_killed_leaves_whole_people_and_goes_on_when_it_runs_again()
    {
        using var tables = new Tables();
        for (var at = 2; at <= 1000; at++) tables.Copy($"{at}");
        tables.WriteAll();
        var data = Directory.CreateTempSubdirectory("milepost-import-").FullName;
        try
        {
            await KillWhenItHasBegunAsync(tables.Folder, data);

            var (exit, output, _) = await MilepostProcess.RunAsync("import", tables.Folder, "--pack", "chicago-cook", "--data", data);

            Assert.Equal(0, exit);
            Assert.Contains("0 refused", output, StringComparison.Ordinal);
            var (verified, _, broken) = await MilepostProcess.RunAsync("history", "verify", "--data", data);
            Assert.Equal((0, ""), (verified, broken));
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(data, "milepost.db")}");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            foreach (var (table, each) in new[] { ("Participants", 1), ("Goals", 2), ("Services", 3), ("CaseNotes", 4), ("History", 1), ("JudgedRecords", 1), ("ImportedRecords", 1) })
            {
                await using var command = connection.CreateCommand();
                command.CommandText = table == "History" ? "SELECT count(*) FROM History WHERE ParticipantId IS NOT NULL" : $"SELECT count(*) FROM \"{table}\"";
                Assert.Equal((table, 1000L * each), (table, (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!));
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Kills the import without warning as soon as the first people are in.</summary>
    private static async Task KillWhenItHasBegunAsync(string folder, string data)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(MilepostProgram).Assembly.Location, "import", folder, "--pack", "chicago-cook", "--data", data }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var file = Path.Combine(data, "milepost.db");
        var waited = Stopwatch.StartNew();
        while (!process.HasExited && await CountAsync() == 0)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), "The import did not begin.");
            await Task.Delay(10);
        }
        process.Kill();
        await process.WaitForExitAsync();
        Assert.InRange(await CountAsync(), 1, 999);

        async Task<long> CountAsync()
        {
            if (!File.Exists(file)) return 0;
            try
            {
                await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT count(*) FROM Participants";
                return (long)(await command.ExecuteScalarAsync())!;
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                // Not made yet.
                return 0;
            }
        }
    }
}
