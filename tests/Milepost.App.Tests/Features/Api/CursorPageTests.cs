using System.Net;

namespace Milepost.App.Tests.Features.Api;

public sealed class CursorPageTests
{
    [Theory, EachDatabase]
    public async Task A_list_read_page_by_page_holds_everybody_once_though_people_are_added_meanwhile(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        foreach (var name in new[] { "Banks", "Adams", "Évora", "Adams", "O'Hara", "adler", "Zim" }) await app.AddParticipant("Ada", name);
        using var program = await app.Program(Person.CareerPlanner);

        foreach (var list in new[] { "/caseload", "/participants" })
        {
            var seen = new List<string>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = (await program.Get($"{list}?limit=2{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}")).Is(HttpStatusCode.OK);
                seen.AddRange(page.Json["items"]!.AsArray().Select(item => item!["caseNumber"]!.GetValue<string>()));
                cursor = page.Json["next"]?.GetValue<string>();
                Assert.Equal(cursor is not null, page.Headers.Contains("Link"));
                if (cursor is not null) Assert.Equal($"</api/v1{list}?limit=2&cursor={cursor}>; rel=\"next\"", page.Headers.GetValues("Link").Single());
                // Before and behind where the list stands.
                if (seen.Count == 2) await app.AddParticipant("Ada", "Aaron", id: $"NEW-{list.Length}");
            }

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Equal(7, seen.Count(number => !number.StartsWith("NEW", StringComparison.Ordinal)));
        }
        Assert.Equal("query.cursor", (await program.Get("/caseload?cursor=nonsense")).Is(HttpStatusCode.BadRequest).Code);
        Assert.Equal("query.limit", (await program.Get("/participants?limit=0")).Is(HttpStatusCode.BadRequest).Code);
    }

    [Fact]
    public async Task Notes_come_newest_first_page_by_page()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        using var program = await app.Program(Person.CareerPlanner);
        for (var at = 1; at <= 3; at++) (await program.Post($"/participants/{ada}/case-notes", $$"""{ "subject": "Note {{at}}", "occurredOn": "2026-03-01", "text": "x" }""")).Is(HttpStatusCode.Created);

        var first = (await program.Get($"/participants/{ada}/case-notes?limit=2")).Json;
        var rest = (await program.Get($"/participants/{ada}/case-notes?limit=2&cursor={first["next"]}")).Json;

        Assert.Equal(["Note 3", "Note 2", "Note 1"], first["items"]!.AsArray().Concat(rest["items"]!.AsArray()).Select(note => note!["subject"]!.GetValue<string>()));
        Assert.Null(rest["next"]);
    }
}
