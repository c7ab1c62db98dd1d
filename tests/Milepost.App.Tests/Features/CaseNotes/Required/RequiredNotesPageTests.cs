using System.Text.Json.Nodes;
using Milepost.App.Features.CaseNotes.Required;

namespace Milepost.App.Tests.Features.CaseNotes.Required;

public sealed class RequiredNotesPageTests
{
    private const string Training =
        """{"id":"S-1","name":"Occupational skills training","kind":"training","program":"adult","startsOn":"2026-02-20","plannedEndOn":"2026-06-01","recordedOn":"2026-02-20","trainingProgram":"Pharmacy Technician","provider":"Make-Believe College","cost":"4200.00"}""";

    [Fact]
    public async Task Each_note_of_the_policys_list_exists_is_due_is_missing_or_does_not_apply()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-ADA", change: file =>
        {
            file["services"] = new JsonArray(JsonNode.Parse(Training));
            file["caseNotes"] = new JsonArray(
                Note("N-1", "Introduction", "2026-02-16"), Note("N-2", "Training Begin Date", "2026-02-20", "S-1", "Training began on: Feb 20, 2026\nProgram: Pharmacy Technician"),
                Note("N-3", "Regular contact", "2026-02-25", twoWay: true));
        });
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/notes/required");

        Assert.Contains("Exists Written for Feb 16, 2026.", Under(page, "Introduction"), StringComparison.Ordinal);
        Assert.Contains("Missing It is missing.", Under(page, "Determination of training need"), StringComparison.Ordinal);
        Assert.Contains("Exists Written for Feb 20, 2026. It does not tell: Provider or school; Approximate cost; Planned end date.", Under(page, "Training begin"), StringComparison.Ordinal);
        Assert.Contains("Due It is due by Mar 27, 2026, in 25 days.", Under(page, "Regular contact"), StringComparison.Ordinal);
        Assert.Contains("Exists Written for Feb 20, 2026.", Under(page, "A note for each service"), StringComparison.Ordinal);
        Assert.Contains("Due No two-way contact about it is noted. The next is due by Mar 22, 2026 (in 20 days).", Under(page, "Two-way contact about each open service"), StringComparison.Ordinal);
        page.ShouldSay("1 missing, 2 due.").ShouldSay("Training end The training has not ended. Planned end: Jun 1, 2026.").ShouldSay("Service closure and exit No exit is recorded.").ShouldSay("Plan reviews No review is recorded.");

        var note = await app.As(Person.CareerPlanner).Visit(page.LinkTo("Write it: Determination of training need, Occupational skills training, Feb 20, 2026"));
        Assert.Equal(("Determination of Training Need", "Occupational skills training, Feb 20, 2026"), (note.Field("Subject").Value, note.Field("Service it tells about").Value));
    }

    [Fact]
    public async Task A_training_begin_note_is_filled_in_from_the_service_and_its_words_can_be_changed_before_saving()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-ADA", change: file => file["services"] = new JsonArray(JsonNode.Parse(Training)));
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/notes/new?subject=Training%20Begin%20Date&service=S-1");
        Assert.Equal(("Feb 20, 2026", "Pharmacy Technician", "Make-Believe College", "$4,200.00", "Jun 1, 2026"),
            (page.Field("Training began on").Value, page.Field("Program").Value, page.Field("Provider or school").Value, page.Field("Approximate cost").Value, page.Field("Planned end date").Value));

        await page.Fill("Provider or school", "").Fill("Note", "She starts with a friend.").Press("Put them into the note");
        Assert.False(page.HasField("Program"));
        Assert.StartsWith("She starts with a friend.", page.Field("Note").Value, StringComparison.Ordinal);
        await page.Fill("Note", page.Field("Note").Value.Replace("$4,200.00", "about $4,200", StringComparison.Ordinal)).Press("Save the note");

        page.ShouldSay("It does not tell yet: Provider or school.");
        Assert.Equal("She starts with a friend.\n\nTraining began on: Feb 20, 2026\nProgram: Pharmacy Technician\nApproximate cost: about $4,200\nPlanned end date: Jun 1, 2026",
            ((string?)(await app.Export("P-ADA"))["caseNotes"]![0]!["text"])!.Replace("\r", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exit_asks_for_its_note_and_for_follow_up_and_another_pack_for_neither()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-ADA", change: Exited);
        var rosa = await app.AddParticipant("Rosa", pack: "new-jersey", change: Exited);

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/notes/required");
        Assert.Contains("Missing It is missing.", Under(page, "Service closure and exit"), StringComparison.Ordinal);
        Assert.Contains("Due Follow-up goes on until Feb 25, 2027.", Under(page, "Follow-up"), StringComparison.Ordinal);
        var note = await app.As(Person.CareerPlanner).Visit(page.LinkTo("Write it: Service closure and exit, Status at exit: work, employer, hire date, hours, wage, exclusion"));
        Assert.Equal(("yes", "Feb 26, 2026", ""), (note.Field("Employed at exit (yes or no)").Value, note.Field("Hire date").Value, note.Field("Employer").Value));

        var other = await app.As(Person.CareerPlanner).Visit($"/participants/{rosa}/notes/required");
        Assert.DoesNotContain("Missing", other.Text, StringComparison.Ordinal);

        static void Exited(JsonObject file)
        {
            file["enrollments"]![0]!["exitedOn"] = "2026-02-25";
            file["enrollments"]![0]!["employedOn"] = "2026-02-26";
        }
    }

    [Theory]
    [EachDatabase]
    public async Task The_list_of_people_says_who_lacks_which_note_and_keeps_to_the_readers_reach(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.AddParticipant("Ada", "Zzz-Sampleton", id: "P-ADA");
        await app.AddParticipant("Bruno", "Testwell", id: "P-BRUNO", planner: Person.Colleague);
        await app.AddParticipant("Celia", "Southwell", id: "P-CELIA", office: TestOrganization.South, planner: Person.SouthPlanner);
        await app.AddParticipant("Dora", "Complete", id: "P-DORA", change: file => file["caseNotes"] = new JsonArray(Note("N-1", "Introduction", "2026-02-16")));

        var mine = await app.As(Person.CareerPlanner).Visit("/notes/required");
        mine.ShouldSay("1 person").ShouldSay("Ada Zzz-Sampleton").ShouldSay("An Introduction case note tells the status at participation, not in order");

        var all = await app.As(Person.CareerPlanner).Visit("/notes/required?planner=all");
        all.ShouldSay("2 people").ShouldNotSay("Celia").ShouldNotSay("Dora");
        Assert.True(all.Text.IndexOf("Bruno", StringComparison.Ordinal) < all.Text.IndexOf("Zzz-Sampleton", StringComparison.Ordinal));
        var note = await app.As(Person.CareerPlanner).Visit(all.LinkTo("Write it: An Introduction case note tells the status at participation, Bruno Testwell"));
        Assert.Equal("Introduction", note.Field("Subject").Value);

        app.Asked.Take();
        await app.Call((LackingNotesQuery query) => query.HandleAsync(new(null, 1), CancellationToken.None), Person.CareerPlanner);
        Assert.Equal(2, app.Asked.Take().Count(statement => statement.Contains("Findings", StringComparison.Ordinal)));
    }

    private static JsonObject Note(string id, string subject, string on, string? service = null, string text = "Words", bool twoWay = false)
    {
        var note = new JsonObject { ["id"] = id, ["subject"] = subject, ["occurredOn"] = on, ["recordedOn"] = on, ["twoWay"] = twoWay, ["text"] = text, ["author"] = Person.CareerPlanner.Name };
        if (twoWay) note["method"] = "phone";
        if (service is not null) note["service"] = service;
        return note;
    }

    private static string Under(TestPage page, string heading)
    {
        var section = page.Document.QuerySelectorAll("section").SingleOrDefault(s => s.QuerySelector("h2")?.TextContent == heading);
        Assert.NotNull(section);
        return string.Join(' ', section.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
