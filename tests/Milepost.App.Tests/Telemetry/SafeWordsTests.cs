using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Milepost.App.Telemetry;
using Npgsql;

namespace Milepost.App.Tests.Telemetry;

/// <summary>What is written down of an error, a statement and a library's message.</summary>
public sealed class SafeWordsTests
{
    private const string Planted = "Zephyrine";

    [Fact]
    public void An_error_is_its_type_its_codes_and_its_stack_all_the_way_down()
    {
        var database = new PostgresException($"duplicate {Planted}", "ERROR", "ERROR", "23505", detail: $"Key (LastName)=({Planted})", tableName: "Participants", constraintName: "IX_One");
        var thrown = Assert.Throws<DbUpdateException>(void () => throw new DbUpdateException($"Saving {Planted} failed.", database));

        var words = SafeError.Describe(thrown);

        Assert.DoesNotContain(Planted, words, StringComparison.Ordinal);
        Assert.Contains("Microsoft.EntityFrameworkCore.DbUpdateException", words, StringComparison.Ordinal);
        Assert.Contains("Npgsql.PostgresException (23505, Participants, IX_One)", words, StringComparison.Ordinal);
        Assert.Contains(nameof(An_error_is_its_type_its_codes_and_its_stack_all_the_way_down), words, StringComparison.Ordinal);
        Assert.Equal("SqliteException (19, 2067)", SafeError.Name(new SqliteException(Planted, 19, 2067)));
    }

    [Theory]
    [InlineData("SELECT *\n  FROM \"P\" WHERE x = 'Zephyrine O''Hara' AND y = @p0", "SELECT * FROM \"P\" WHERE x = ? AND y = @p0")]
    [InlineData("SELECT 1 WHERE ssn = 987654321 OR s = 987-65-4321 LIMIT 20", "SELECT 1 WHERE ssn = ? OR s = ? LIMIT 20")]
    [InlineData("INSERT INTO t VALUES ('Zephyrine", "INSERT INTO t VALUES (?")]
    public void A_statement_is_kept_without_its_values(string statement, string kept) => Assert.Equal(kept, StatementText.WithoutValues(statement));

    [Fact]
    public void Of_a_librarys_message_only_the_fixed_text_and_numbers_are_kept()
    {
        var line = Line("Some.Library", logger => logger.LogError(new InvalidOperationException(Planted), "Could not read {Value} at {Row} of {Address}", Planted, 12, "http://127.0.0.1:5080"));

        Assert.DoesNotContain(Planted, line, StringComparison.Ordinal);
        Assert.Contains("\"message\":\"Could not read {Value} at {Row} of {Address}\"", line, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"(withheld)\",\"row\":12,\"address\":\"http://127.0.0.1:5080\"", line, StringComparison.Ordinal);
        Assert.Contains("\"error\":\"System.InvalidOperationException", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_message_is_written_as_it_is()
    {
        var line = Line("Milepost.App.X", logger => logger.LogWarning("No letter can be sent now. {Words}", "The server is away."));

        Assert.Contains("\"message\":\"No letter can be sent now. The server is away.\"", line, StringComparison.Ordinal);
        Assert.Contains("\"level\":\"warn\"", line, StringComparison.Ordinal);
        Assert.EndsWith("}\n", line, StringComparison.Ordinal);
    }

    private static string Line(string category, Action<ILogger> log)
    {
        var written = new StringWriter { NewLine = "\n" };
        log(new Lines(category, new JsonLines(new("node-1")), written));
        return written.ToString();
    }

    private sealed class Lines(string category, JsonLines format, TextWriter written) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            format.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), null, written);
    }
}
