using System.Net;
using System.Text.Json.Nodes;
using Milepost.App.Features.Api.Repeats;
using Milepost.App.Store;

namespace Milepost.App.Tests.Features.Api;

/// <summary>What a write through the API promises: it is done once, on the version that was read, or refused with the field that is wrong.</summary>
public sealed class CommandRequestTests
{
    private const string Call = """{ "subject": "Call", "occurredOn": "2026-03-01", "text": "We talked.", "twoWay": true, "method": "phone" }""";

    [Theory, EachDatabase]
    public async Task Two_equal_requests_at_once_are_done_once_and_get_the_same_answer(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant(id: "P-1");
        using var program = await app.Program(Person.CareerPlanner);
        var key = ("Idempotency-Key", "7f0c9a1e");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => program.Post($"/participants/{ada}/case-notes", Call, key)));
        // The answer got lost: the program sends the same again, and names the person by the case number this time.
        var again = await program.Post("/participants/P-1/case-notes", Call, key);

        Assert.All(answers.Append(again), answer => answer.Is(HttpStatusCode.Created));
        Assert.Single(answers.Append(again).Select(answer => answer.Text).Distinct());
        Assert.Equal(answers[0].Headers.Location, again.Headers.Location);
        Assert.Equal(answers[0].Tag, again.Tag);
        Assert.Equal(4, answers.Append(again).Count(answer => answer.Headers.Contains("Idempotency-Replayed")));
        Assert.Single((await program.Get($"/participants/{ada}/case-notes")).Json["items"]!.AsArray());

        var other = await program.Post($"/participants/{ada}/case-notes", Call.Replace("talked", "wrote", StringComparison.Ordinal), key);
        Assert.Equal("idempotency.other-request", other.Is(HttpStatusCode.UnprocessableEntity).Code);
        (await program.Post($"/participants/{ada}/case-notes", Call)).Is(HttpStatusCode.Created);

        app.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await app.Call((ForgetKeptAnswersHandler forget) => forget.HandleAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task A_refused_request_keeps_no_answer_and_may_be_mended_under_the_same_key()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        using var program = await app.Program(Person.CareerPlanner);

        (await program.Post($"/participants/{ada}/case-notes", Call.Replace("2026-03-01", "2027-03-01", StringComparison.Ordinal), ("Idempotency-Key", "k"))).Is(HttpStatusCode.UnprocessableEntity);
        (await program.Post($"/participants/{ada}/case-notes", Call, ("Idempotency-Key", "k"))).Is(HttpStatusCode.Created);
        Assert.Equal("idempotency.key", (await program.Post($"/participants/{ada}/case-notes", Call, ("Idempotency-Key", new string('k', 201)))).Is(HttpStatusCode.BadRequest).Code);
    }

    [Fact]
    public async Task A_change_names_the_version_it_was_made_on()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        using var program = await app.Program(Person.CareerPlanner);
        var note = (await program.Post($"/participants/{ada}/case-notes", Call)).Is(HttpStatusCode.Created);
        var path = note.Headers.Location!.OriginalString["/api/v1".Length..];
        var read = (await program.Get(path)).Is(HttpStatusCode.OK);
        Assert.Equal(note.Tag, read.Tag);
        Assert.Equal(note.Text, read.Text);
        (await program.Get(path, ("If-None-Match", read.Tag!))).Is(HttpStatusCode.NotModified);

        Assert.Equal("version.missing", (await program.Put(path, Call)).Is(HttpStatusCode.PreconditionRequired).Code);
        (await program.Put(path, Call.Replace("talked", "wrote", StringComparison.Ordinal), ("If-Match", read.Tag!))).Is(HttpStatusCode.OK);
        Assert.Equal("record.changed-meanwhile", (await program.Put(path, Call, ("If-Match", read.Tag!))).Is(HttpStatusCode.PreconditionFailed).Code);
        (await program.Put(path, Call, ("If-Match", "W/" + read.Tag))).Is(HttpStatusCode.PreconditionFailed);
        (await program.Put(path, Call, ("If-Match", "*"))).Is(HttpStatusCode.BadRequest);
        (await program.Get(path, ("If-None-Match", read.Tag!))).Is(HttpStatusCode.OK);

        // In the body it is as good, and the id of case files leads there too.
        var now = (await program.Get(path)).Json;
        (await program.Post($"/participants/{ada}/case-notes/{now["caseFileId"]}/sign-off", new JsonObject { ["version"] = now["version"]!.DeepClone() }.ToJsonString())).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_by_its_field_with_what_is_expected()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        using var program = await app.Program(Person.CareerPlanner);
        var notes = $"/participants/{ada}/case-notes";

        var missing = (await program.Post(notes, """{ "twoWay": true }""")).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["subject", "occurredOn", "text"], missing.Fields);
        var day = (await program.Post(notes, Call.Replace("2026-03-01", "yesterday", StringComparison.Ordinal))).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["occurredOn"], day.Fields);
        Assert.Contains("Expected a day, written like \"2026-03-31\".", day.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        var unknown = (await program.Post(notes, Call.Replace("\"method\"", "\"way\"", StringComparison.Ordinal))).Is(HttpStatusCode.BadRequest);
        Assert.Contains("Expected: subject, occurredOn, twoWay, method", unknown.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["subject", "method"], (await program.Post(notes, """{ "subject": " ", "occurredOn": "2026-03-01", "text": "x", "twoWay": true }""")).Is(HttpStatusCode.UnprocessableEntity).Fields);
        Assert.Equal("body.unreadable", (await program.Post(notes, "{ \"subject\": ")).Is(HttpStatusCode.BadRequest).Code);
        Assert.Equal("body.unreadable", (await program.Post(notes, """{ "subject": "a", "subject": "b" }""")).Is(HttpStatusCode.BadRequest).Code);
        Assert.Equal("body.unreadable", (await program.Post(notes, "[]")).Is(HttpStatusCode.BadRequest).Code);
        Assert.Equal(["participantId"], (await program.Post(notes, """{ "participantId": "x" }""")).Is(HttpStatusCode.BadRequest).Fields);
        (await program.Post(notes, new string(' ', 1_100_000))).Is(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task The_history_names_the_person_and_the_token()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        using var program = await app.Program(Person.CareerPlanner);
        var note = (await program.Post($"/participants/{ada}/case-notes", Call)).Is(HttpStatusCode.Created).Json;

        var newest = (await program.Get($"/participants/{ada}/history")).Json["rows"]![0]!;

        Assert.EndsWith("(API token \"test\")", newest["who"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith(note["author"]!.GetValue<string>(), newest["who"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("token", note["author"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase);
    }
}
