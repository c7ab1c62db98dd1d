using System.Text.Json;

namespace Milepost.Floor;

/// <summary>
/// What the five requests cost at the least: minimal endpoints with hand-written SQL on the product's own database. Nobody signs in, nothing is scoped, no history is
/// written and nothing is judged. For benchmarks only.
/// </summary>
internal static class Floor
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not [var url, var kind, var place] || kind is not ("sqlite" or "postgres"))
        {
            await Console.Error.WriteLineAsync("milepost-floor URL (sqlite FILE | postgres CONNECTION)");
            return 2;
        }
        var database = kind == "sqlite" ? FloorDatabase.Sqlite(place) : FloorDatabase.Postgres(place);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(url);

        app.MapGet("/", () => "ok");
        app.MapGet("/caseload", (HttpContext http, Guid planner) => ReadAsync(http, database, Statements.Caseload, ["items"], ("planner", planner), ("today", Today)));
        app.MapGet("/participants/{person:guid}/plan", (HttpContext http, Guid person) =>
            ReadAsync(http, database, Statements.Plan, ["participant", "plans", "goals", "objectives", "services", "caseNotes"], ("person", person)));
        app.MapGet("/participants", (HttpContext http, string search) => ReadAsync(http, database, Statements.Search, ["items"], ("words", $"%{search.ToLowerInvariant()}%")));
        app.MapGet("/overdue", (HttpContext http) => ReadAsync(http, database, Statements.Overdue, ["offices"], ("today", Today)));
        app.MapPost("/participants/{person:guid}/case-notes", (HttpContext http, Guid person, JsonElement note) => WriteAsync(http, database, person, note));
        await app.RunAsync();
        return 0;
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);

    private static async Task ReadAsync(HttpContext http, FloorDatabase database, string sql, string[] names, params (string, object)[] parameters)
    {
        await using var connection = await database.OpenAsync();
        await using var command = database.Command(connection, sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        await Rows.AnswerAsync(http, reader, names);
    }

    private static async Task WriteAsync(HttpContext http, FloorDatabase database, Guid person, JsonElement note)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await database.OpenToWriteAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = database.Command(connection, Statements.Note,
            ("id", id), ("person", person), ("caseFileId", id.ToString()), ("subject", note.GetProperty("subject").GetString()!), ("text", note.GetProperty("text").GetString()!),
            ("occurredOn", DateOnly.Parse(note.GetProperty("occurredOn").GetString()!)), ("today", Today), ("twoWay", note.GetProperty("twoWay").GetBoolean()),
            ("method", note.GetProperty("method").GetString()!));
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync($$"""{"id":"{{id}}"}""");
    }
}
