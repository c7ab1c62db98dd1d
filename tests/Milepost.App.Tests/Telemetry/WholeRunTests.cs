using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;

namespace Milepost.App.Tests.Telemetry;

/// <summary>
/// A day of the real program: people come, are misspelled, get letters that are refused, and the database breaks. Then everything it
/// wrote for those who look after it is read, and nothing of them may stand in it.
/// </summary>
public sealed class WholeRunTests
{
    private static class Planted
    {
        public const string First = "Zephyrinette";
        public const string Last = "Quokkaworth";
        public const string BirthDate = "11/23/1987";
        public const string Email = "z.quokka@planted.example";
        public const string Phone = "555-0187";
        public const string SocialSecurity = "987-65-4329";
        public const string Note = "Wombatlike sorrow";
        public const string Search = "Numbatson";
        public const string Typed = "platypus.person@planted.example";
        public const string Password = "echidna-battery-staple";
        public const string BadDay = "Bilbyday";
        public const string Path = "Pademelon";
        public const string Draft = "Potoroo";
        public const string Mailed = "Bandicoot";

        public static IReadOnlyList<string> Words =>
            [First, Last, BirthDate, "1987-11-23", "11%2F23%2F1987", "planted.example", Phone, SocialSecurity, "987654329", "Wombatlike", Search, "platypus", "echidna", BadDay, Path, Draft, Mailed, "z.quokka"];
    }

    [Theory, EachDatabase]
    public async Task Nobody_who_was_written_about_is_found_in_logs_traces_and_figures(TestDatabase database)
    {
        await using var place = await TestPlace.CreateAsync(database);
        var person = await FillAsync(place);
        await using var mail = new RefusingMailServer($"{Planted.Mailed} is not welcome, {Planted.First} {Planted.Last}");
        await using var collector = new OtlpReceiver();
        await using var milepost = await ServedMilepost.StartAsync(place.Location, new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_METRIC_EXPORT_INTERVAL"] = "500", ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            // Every statement is a slow one, so the text of every statement is in the log.
            ["Log__SlowStatementMilliseconds"] = "0", ["Health__DrainSeconds"] = "0", ["Node"] = "node-7",
            ["Mail__Server"] = "127.0.0.1", ["Mail__Port"] = $"{mail.Port}", ["Mail__StartTls"] = "false", ["Mail__From"] = "milepost@example.org", ["PublicAddress"] = "http://localhost",
        });

        await ADayAsync(milepost, person, place, database);
        var figures = await (await new HttpClient { BaseAddress = milepost.Address }.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var running = await BeginAsync(milepost.Address);
        milepost.AskToStop();
        // Longer than a command line is usually given to end.
        if (database == TestDatabase.Sqlite) await Task.Delay(2500, TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 200", await EndAsync(running), StringComparison.Ordinal);
        await milepost.WaitForEndAsync();

        Assert.Equal(0, milepost.ExitCode);
        Assert.True(mail.Refused > 0);
        Assert.Equal([], Leaks(milepost.Output));
        Assert.Equal([], Leaks(milepost.Errors));
        Assert.Equal([], Leaks(collector.Raw));
        Assert.Equal([], Leaks(figures));
        ShouldTellWhatAnOperatorNeeds(milepost.Output, database);
        ShouldBeTraced(collector, database);
        Assert.Contains("http_response_status_code=\"500\",http_route=\"/participants/{participantId:guid}/notes/new\"", figures, StringComparison.Ordinal);
        Assert.Contains("milepost_changes_total{change=\"WriteNote\",outcome=\"failed\"} 1", figures, StringComparison.Ordinal);
        Assert.Contains("milepost_sign_ins_total{outcome=\"refused\",step=\"password\"} 2", figures, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_slips_through_is_noticed_however_it_is_written()
    {
        Assert.Equal([Planted.Last], Leaks($"GET /participants?search=QUOKKAWORTH"));
        Assert.Equal(["987654329", "1987-11-23"], Leaks("x 987654329 y 1987-11-23").Order(StringComparer.Ordinal).Reverse());
        Assert.Empty(Leaks("nothing of the kind"));
    }

    /// <summary>Somebody on the caseload, and two letters to be sent.</summary>
    private static async Task<Guid> FillAsync(TestPlace place)
    {
        await using var services = place.BuildServices(new TestClock());
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        var file = Encoding.UTF8.GetString(CaseFilesOnDisk.WithId(CaseFilesOnDisk.EverythingAt(TestOrganization.North), "P-1"));
        var import = scope.ServiceProvider.GetRequiredService<Milepost.App.Features.CaseFiles.ImportCaseFileHandler>();
        var answer = await import.HandleAsync(new(Encoding.UTF8.GetBytes(file), "test", TestOrganization.North, Person.CareerPlanner.Email), CancellationToken.None);
        var db = scope.ServiceProvider.GetRequiredService<MilepostDb>();
        for (var i = 0; i < 2; i++)
        {
            db.OutgoingMail.Add(new()
            {
                To = Planted.Email, Language = "en", Kind = "test", Subject = $"{Planted.Mailed} for {Planted.First}", Body = new([$"{Planted.First} {Planted.Note}"], null, null),
                CreatedAt = TestClock.Start, NextTryAt = TestClock.Start, TryUntil = DateTimeOffset.MaxValue.AddDays(-1), MessageId = $"<{i}@example.org>",
            });
        }
        await db.SaveChangesAsync();
        return answer.ParticipantId!.Value;
    }

    private static async Task ADayAsync(ServedMilepost milepost, Guid person, TestPlace place, TestDatabase database)
    {
        using var stranger = new Visitor(milepost.Address, null);
        using var planner = new Visitor(milepost.Address, Person.CareerPlanner);

        // Signing in with what belongs to nobody, and with a wrong password.
        await stranger.Post("/sign-in", ("Form.Email", Planted.Typed), ("Form.Password", Planted.Password));
        await stranger.Post("/sign-in", ("Form.Email", Person.Colleague.Email), ("Form.Password", Planted.Password));
        await stranger.Post("/forgot-password", ("Form.Email", Planted.Typed));
        await stranger.Visit($"/participants?search={Planted.Search}");

        // Looking for people, rightly and wrongly, and adding one.
        await planner.Visit($"/participants?search={Planted.Search}");
        await planner.Visit($"/notes/search?q={Planted.Search}");
        await planner.Visit($"/participants/{Planted.Path}?why={Planted.Search}");
        await planner.Visit($"/{Planted.Path}/{Planted.SocialSecurity}");
        (await planner.Visit($"/participants/new?Name={Planted.First}+{Planted.Last}&BirthDate={Planted.BadDay}")).ShouldSay("Birth date");
        var form = await planner.Visit($"/participants/new?Name={Planted.First}+{Planted.Last}&BirthDate={Uri.EscapeDataString(Planted.BirthDate)}");
        await form.Click("Add a new person");
        form.Fill("E-mail address", Planted.Email).Fill("Phone", Planted.SocialSecurity + Planted.BadDay).Fill("City", "Testville");
        await form.Press("Add this person");
        form.Fill("Phone", Planted.Phone);
        await form.Press("Add this person");
        form.ShouldSay($"{Planted.First} {Planted.Last} is on file now.");
        var added = "/participants/" + form.Address.Split('/')[2];

        // Writing about them.
        foreach (var tab in new[] { "", "/assessment", "/goals", "/services", "/notes", "/documents", "/log", "/application", "/history", "/profile" }) await planner.Visit(added + tab);
        var note = await planner.Visit($"{added}/notes/new?subject=-");
        note.Fill("Subject", Planted.Draft).Fill("Note", Planted.Note).Fill("Day it happened", Planted.BadDay);
        await note.Press("Save the note");
        await planner.Post("/drafts", ("path", $"{added}/notes/new"), ("fields", JsonSerializer.Serialize(new Dictionary<string, string[]> { ["Form.Text"] = [Planted.Draft] })));
        await planner.Post("/drafts", ("path", Planted.Path), ("fields", Planted.Draft));
        await planner.Post($"{added}/messages", ("Form.Subject", Planted.Mailed), ("Form.Body", Planted.Note));

        // What no browser sends.
        await RawAsync(milepost.Address, $"GET /{Planted.Path} {Planted.Search} HTTP/9.9\r\n\r\n");
        await RawAsync(milepost.Address, $"{Planted.Path.ToUpperInvariant()} /sign-in?{Planted.Search} HTTP/1.1\r\nHost: {Planted.Path}.example\r\nUser-Agent: {Planted.Search}\r\ntracestate: a={Planted.Draft}\r\nbaggage: name={Planted.First}\r\nConnection: close\r\n\r\n");
        await RawAsync(milepost.Address, $"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\nConnection: close\r\n\r\nForm.Email={Planted.Typed}");

        // A database that refuses what is written, and says what that was.
        await BreakAsync(place, database == TestDatabase.Sqlite
            ? "CREATE TRIGGER no_notes BEFORE INSERT ON \"CaseNotes\" BEGIN SELECT RAISE(ABORT, NEW.\"Text\" || ' is refused'); END"
            : "ALTER TABLE \"CaseNotes\" ADD CONSTRAINT no_notes CHECK (\"Text\" = 'never') NOT VALID");
        note = await planner.Visit($"{added}/notes/new?subject=-");
        note.Fill("Subject", Planted.Draft).Fill("Note", $"{Planted.Note} {Planted.SocialSecurity}");
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => note.Press("Save the note"));
        // The same at the command line, whose errors go into somebody's log as well.
        var file = JsonNode.Parse(CaseFilesOnDisk.WithId(CaseFilesOnDisk.EverythingAt(TestOrganization.North), "P-2"))!;
        file["caseNotes"]![0]!["text"] = $"{Planted.Note} {Planted.SocialSecurity}";
        file["participant"]!["firstName"] = Planted.First;
        var path = System.IO.Path.Combine(place.Location.Folder, "case.json");
        await File.WriteAllTextAsync(path, file.ToJsonString());
        var (exit, output, errors) = await MilepostProcess.RunInAsync(new() { ["ConnectionStrings__Milepost"] = place.Location.Postgres }, "import", path, "--data", place.Location.Folder);
        Assert.Equal(1, exit);
        Assert.Contains("Unhandled exception: Microsoft.EntityFrameworkCore.DbUpdateException", errors, StringComparison.Ordinal);
        Assert.Equal([], Leaks(output + errors));

        // One that does not know what is asked for.
        await BreakAsync(place, "ALTER TABLE \"CaseNotes\" RENAME TO \"Gone\"");
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => planner.Visit($"/notes/search?q={Planted.Search}"));
        await Task.Delay(300);
    }

    private static async Task BreakAsync(TestPlace place, string statement)
    {
        await using var services = place.BuildServices(new TestClock());
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MilepostDb>().Database.ExecuteSqlRawAsync(statement);
    }

    private static async Task RawAsync(Uri address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var wire = client.GetStream();
        await wire.WriteAsync(Encoding.ASCII.GetBytes(request));
        client.Client.Shutdown(SocketShutdown.Send);
        using var answer = new StreamReader(wire);
        try
        {
            await answer.ReadToEndAsync();
        }
        catch (IOException)
        {
            // The server hung up on it.
        }
    }

    /// <summary>A request that the server has begun to read.</summary>
    private static async Task<TcpClient> BeginAsync(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\nForm.E"));
        await Task.Delay(200);
        return client;
    }

    private static async Task<string> EndAsync(TcpClient client)
    {
        using var _ = client;
        await using var wire = client.GetStream();
        await wire.WriteAsync("mail="u8.ToArray());
        using var answer = new StreamReader(wire);
        return await answer.ReadLineAsync() ?? "";
    }

    private static List<string> Leaks(string text) => [.. Planted.Words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))];

    private static void ShouldTellWhatAnOperatorNeeds(string output, TestDatabase database)
    {
        var lines = output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(lines, line => Assert.Equal("node-7", line.GetProperty("node").GetString()));
        var requests = lines.Where(line => line.GetProperty("category").GetString() == "Milepost.Requests").ToList();
        Assert.Contains(requests, line => Text(line, "route") == "/participants" && line.GetProperty("status").GetInt32() == 200 && Guid.TryParse(Text(line, "account"), out _));
        Assert.Contains(requests, line => Text(line, "route") == "/participants/{participantId:guid}/notes/new" && line.GetProperty("status").GetInt32() == 500);
        Assert.Contains(requests, line => Text(line, "route") is null && line.GetProperty("status").GetInt32() == 404);
        Assert.All(requests, line => Assert.Equal(32, Text(line, "trace")!.Length));
        Assert.Equal(2, lines.Count(line => Text(line, "event") == "SignInFailed"));
        Assert.Contains(lines, line => Text(line, "event") == "SlowStatement" && Text(line, "statement")!.StartsWith("SELECT", StringComparison.Ordinal));
        var failures = lines.Where(line => line.TryGetProperty("error", out _)).Select(line => line.GetProperty("error").GetString()!).ToList();
        Assert.Contains(failures, error => error.Contains(database == TestDatabase.Sqlite ? "SqliteException (19, 1811)" : "PostgresException (23514, CaseNotes, no_notes", StringComparison.Ordinal));
        Assert.Contains(failures, error => error.Contains("WriteNotePage", StringComparison.Ordinal));
        Assert.Contains("No letter can be sent now.", output, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static void ShouldBeTraced(OtlpReceiver collector, TestDatabase database)
    {
        var spans = collector.Texts("/v1/traces");
        Assert.Superset(new HashSet<string> { "milepost", "node-7", "service.name", "GET /participants", "POST /participants/{participantId:guid}/notes/new", "http.route", "RegisterParticipant", "judge", "send letter", "milepost.participantId" }, spans.ToHashSet());
        Assert.Contains(spans, text => text.StartsWith("SELECT ", StringComparison.Ordinal));
        Assert.Contains(database == TestDatabase.Sqlite ? "sqlite" : "postgresql", spans);
        var figures = collector.Texts("/v1/metrics");
        Assert.Superset(new HashSet<string> { "milepost.changes", "milepost.outbox.waiting", "http.server.request.duration", "dotnet.gc.collections", "kestrel.active_connections" }, figures.ToHashSet());
    }
}
