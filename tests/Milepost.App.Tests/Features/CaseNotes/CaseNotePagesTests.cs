using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.CaseNotes;

public sealed class CaseNotePagesTests
{
    private static async Task<(Guid Person, string Note)> Written(TestApp app, string text = "First words", string id = "P-1")
    {
        var ada = await app.AddWithPlan(id: id);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/notes/new?subject=-");
        page.Fill("Subject", "Phone call").Fill("Note", text);
        await page.Press("Save the note");
        return (ada, page.LinkTo("Phone call"));
    }

    [Fact]
    public async Task The_subject_brings_its_template_without_script()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/notes/new");

        page.Choose("What is the note about?", "Training Begin Date");
        await page.Press("Continue");

        Assert.Equal("Training Begin Date", page.Field("Subject").Value);
        Assert.True(page.HasField("Approximate cost"));
        await page.Press("Save the note");
        Assert.Equal("Fill in the lines of the note: these facts belong in it.", page.Field("Note").Error);

        page.Fill("Program", "Pharmacy Technician").Fill("Day it happened", "2/15/2026");
        await page.Press("Save the note");
        page.ShouldSay("Late entry").ShouldSay("Program: Pharmacy Technician")
            .ShouldSay("It does not tell yet: Training began on; Provider or school; Approximate cost; Planned end date.");
        var note = Assert.Single((await app.Export("P-1")).List("caseNotes"));
        Assert.Equal(("Training Begin Date", "2026-02-15", "2026-03-02"), (note.Text("subject"), note.Text("occurredOn"), note.Text("recordedOn")));
    }

    [Fact]
    public async Task A_contact_is_recorded_with_its_method_and_an_attempt_is_none()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/contact");

        Assert.Equal(("3/2/2026", "Regular contact", "Yes"), (page.Field("Day of the contact").Value, page.Field("Subject").Value, page.Field("Did both of you speak or write?").Value));
        page.Fill("Note", "Talked about the bus.");
        await page.Press("Save the contact");
        Assert.Equal("Choose how you were in contact.", page.Field("How you were in contact").Error);
        page.Choose("How you were in contact", "Phone");
        await page.Press("Save the contact");
        page.ShouldSay("Two-way contact, phone").ShouldSay("Last two-way contact: Mar 2, 2026 (today)");

        page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/contact");
        page.Choose("How you were in contact", "Email").Choose("Did both of you speak or write?", "No, I only tried").Fill("Note", "Wrote an e-mail.");
        await page.Press("Save the contact");

        Assert.Equal([("true", "phone"), ("false", "email")], (await app.Export("P-1")).List("caseNotes").Select(n => (n.Text("twoWay"), n.Text("method"))));
    }

    [Theory]
    [InlineData("Day it happened", "3/3/2026", "Enter the day it happened: today or earlier.")]
    [InlineData("Day it happened", "13/1/2026", "Enter a real date for day it happened, like 4/28/2025")]
    [InlineData("Day it happened", "5/3/1990", "Check the year: the person was born on May 4, 1990.")]
    [InlineData("Subject", "", "Choose or enter a subject.")]
    [InlineData("Note", "   ", "Write the note.")]
    public async Task A_note_with_a_mistake_is_kept_on_the_page_and_not_saved(string field, string typed, string problem)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/notes/new?subject=-");

        page.Fill("Subject", "Phone call").Fill("Note", "Words <b>kept</b>").Fill(field, typed);
        await page.Press("Save the note");

        Assert.Equal(problem, page.Field(field).Error);
        if (field != "Note") Assert.Equal("Words <b>kept</b>", page.Field("Note").Value);
        Assert.Empty((await app.Export("P-1")).List("caseNotes"));
    }

    [Fact]
    public async Task A_note_of_more_than_a_hundred_thousand_characters_is_refused_and_kept()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/notes/new?subject=-");

        page.Fill("Subject", "Long").Fill("Note", new string('x', 100_001));
        await page.Press("Save the note");

        Assert.Equal("Use 100,000 characters or fewer. This has 100,001.", page.Field("Note").Error);
        Assert.Equal(100_001, page.Field("Note").Value.Length);
    }

    [Fact]
    public async Task Only_the_author_or_a_supervisor_changes_a_note_until_it_is_signed_off()
    {
        await using var app = await TestApp.StartAsync();
        var (_, note) = await Written(app);

        var colleague = await app.As(Person.Colleague).Visit(note);
        colleague.ShouldSay("Only its author or a supervisor can change this note");
        Assert.False(colleague.HasField("Note"));
        var forged = await app.As(Person.Colleague).Post(note, ("Form.Version", "1"), ("Form.Subject", "Forged"), ("Form.OccurredOn", "3/2/2026"), ("Form.Text", "Forged words"));
        forged.ShouldSay("Only its author or a supervisor can change this note").ShouldSay("Forged words");
        (await app.As(Person.Colleague).Post(note + "/sign-off", ("Form.Version", "1"))).ShouldSay("Only its author or a supervisor");

        var supervisor = await app.As(Person.Supervisor).Visit(note);
        supervisor.Fill("Note", "Put right");
        await supervisor.Press("Save the note");
        var saved = (await app.Export("P-1")).List("caseNotes")[0];
        Assert.Equal(("Put right", Person.CareerPlanner.Name, ""), (saved.Text("text"), saved.Text("author"), saved.Text("lockedOn")));
    }

    [Fact]
    public async Task A_signed_off_note_takes_addenda_from_everybody_who_may_write()
    {
        await using var app = await TestApp.StartAsync();
        var (_, note) = await Written(app);
        var page = await app.As(Person.CareerPlanner).Visit(note);
        await page.Click("Sign off");
        await page.Press("Sign off");
        page.ShouldSay("The note is signed off");

        page = await app.As(Person.Colleague).Visit(note);
        await page.Press("Add the addendum");
        Assert.Equal("Write the addendum.", page.Field("Addendum").Error);
        page.Fill("Addendum", "She called back.");
        await page.Press("Add the addendum");

        page.ShouldSay("She called back.").ShouldSay(Person.Colleague.Name);
        var saved = (await app.Export("P-1")).List("caseNotes")[0];
        Assert.Equal(("First words", "2026-03-02", "She called back."), (saved.Text("text"), saved.Text("lockedOn"), saved!["addenda"]![0].Text("text")));
    }

    [Fact]
    public async Task Words_typed_into_a_note_that_was_signed_off_meanwhile_are_not_lost()
    {
        await using var app = await TestApp.StartAsync();
        var (_, note) = await Written(app);
        var mine = await app.As(Person.CareerPlanner).Visit(note);
        var supervisor = await app.As(Person.Supervisor).Visit(note + "/sign-off");
        await supervisor.Press("Sign off");

        mine.Fill("Note", "My later words");
        await mine.Press("Save the note");

        mine.ShouldSay("This note is signed off and cannot be changed").ShouldSay("My later words");
        Assert.Equal("First words", (await app.Export("P-1")).List("caseNotes")[0].Text("text"));
    }

    [Fact]
    public async Task Signing_off_locks_what_was_read_and_nothing_newer()
    {
        await using var app = await TestApp.StartAsync();
        var (_, note) = await Written(app);
        var page = await app.As(Person.CareerPlanner).Visit(note + "/sign-off");
        var supervisor = await app.As(Person.Supervisor).Visit(note);
        supervisor.Fill("Note", "Changed meanwhile");
        await supervisor.Press("Save the note");

        await page.Press("Sign off");
        page.ShouldSay("The note was changed while you looked at it").ShouldSay("Changed meanwhile");
        Assert.Equal("", (await app.Export("P-1")).List("caseNotes")[0].Text("lockedOn"));

        await page.Press("Sign off");
        Assert.Equal("2026-03-02", (await app.Export("P-1")).List("caseNotes")[0].Text("lockedOn"));
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_both_texts()
    {
        await using var app = await TestApp.StartAsync();
        var (_, note) = await Written(app);
        var mine = await app.As(Person.CareerPlanner).Visit(note);
        var theirs = await app.As(Person.Supervisor).Visit(note);
        theirs.Fill("Note", "Theirs");
        await theirs.Press("Save the note");

        mine.Fill("Note", "Mine");
        await mine.Press("Save the note");

        mine.ShouldSay($"{Person.Supervisor.Name} changed this").ShouldSay("Theirs");
        Assert.Equal("Mine", mine.Field("Note").Value);
        await mine.Press("Save the note");
        Assert.Equal("Mine", (await app.Export("P-1")).List("caseNotes")[0].Text("text"));
    }

    [Fact]
    public async Task A_note_or_service_of_another_person_answers_as_if_missing()
    {
        await using var app = await TestApp.StartAsync();
        var (_, note) = await Written(app);
        var bea = await app.AddWithPlan("Bea", id: "P-2");
        var forged = $"/participants/{bea}/notes/{note.Split('/')[^1]}";
        var planner = app.As(Person.CareerPlanner);

        (await planner.Visit(forged)).ShouldBeMissing();
        (await planner.Visit(forged + "/sign-off")).ShouldBeMissing();
        (await planner.Post(forged, ("Form.Version", "1"), ("Form.Subject", "X"), ("Form.OccurredOn", "3/2/2026"), ("Form.Text", "X"))).ShouldBeMissing();
        (await planner.Post(forged + "/sign-off", ("Form.Version", "1"))).ShouldBeMissing();
        (await planner.Post(forged + "?handler=Addendum", ("Addendum", "X"))).ShouldBeMissing();
        (await planner.Visit($"/participants/{bea}/notes/new?service={Guid.NewGuid()}")).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Visit(note)).ShouldBeMissing();
        var page = await planner.Post($"/participants/{bea}/notes/new?subject=-", ("Form.Subject", "X"), ("Form.OccurredOn", "3/2/2026"), ("Form.Text", "X"), ("Form.Service", "S-99"));
        page.ShouldSay("Choose one of this person's services.");
        Assert.Empty((await app.Export("P-2")).List("caseNotes"));
    }

    [Theory, EachDatabase]
    public async Task The_list_shows_the_newest_first_and_filters(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddWithPlan();
        async Task Write(string subject, string day, string text, bool contact = false, Person? who = null)
        {
            var page = await app.As(who ?? Person.CareerPlanner).Visit($"/participants/{ada}/notes/new?subject=-");
            page.Fill("Subject", subject).Fill("Day it happened", day).Fill("Note", text);
            if (contact) page.Tick("This was a two-way contact: both of you spoke or wrote").Choose("How you were in contact", "Video");
            await page.Press("Save the note");
        }
        await Write("Older", "2/1/2026", "Résumé finished");
        await Write("Newer", "2/28/2026", "Bus pass", contact: true);
        await Write("Colleague's", "2/20/2026", "Interview", who: Person.Colleague);
        var planner = app.As(Person.CareerPlanner);

        async Task<IEnumerable<string>> Shown(string query) =>
            (await planner.Visit($"/participants/{ada}/notes{query}")).Document.QuerySelectorAll("article h2 a").Select(a => a.TextContent);

        Assert.Equal(["Newer", "Colleague's", "Older"], await Shown(""));
        Assert.Equal(["Older"], await Shown("?q=resume"));
        Assert.Equal(["Newer"], await Shown("?show=Contacts"));
        Assert.Equal(["Older"], await Shown("?show=Late"));
        Assert.Equal(["Colleague's"], await Shown($"?author={Uri.EscapeDataString(Person.Colleague.Name)}"));
        Assert.Equal(["Newer"], await Shown("?subject=Newer"));
        Assert.Empty(await Shown("?q=nothing%20such"));
    }

    [Theory, EachDatabase]
    public async Task The_search_finds_notes_of_everybody_within_reach_and_of_nobody_else(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await Written(app, "She needs a Café uniform for the night shift");
        var far = await app.AddWithPlan("Far", "new-jersey", "adult", TestOrganization.Far, Person.FarPlanner, "P-9");
        var page = await app.As(Person.FarPlanner).Visit($"/participants/{far}/contact");
        page.Choose("How you were in contact", "Phone").Fill("Note", "Another cafe uniform");
        await page.Press("Save the contact");

        var found = await app.As(Person.CareerPlanner).Visit("/notes/search?q=uniform%20CAFE");
        found.ShouldSay("1 note found").ShouldSay("Ada Sampleton: Phone call").ShouldNotSay("Another");
        Assert.Equal("uniform", found.Document.QuerySelector("mark")!.TextContent);
        (await app.As(Person.Monitor).Visit("/notes/search?q=uniform")).ShouldSay("1 note found");
        (await app.As(Person.StatewideStaff).Visit("/notes/search?q=uniform")).ShouldSay("2 notes found");
        (await app.As(Person.SouthPlanner).Visit("/notes/search?q=uniform")).ShouldSay("0 notes found");
        (await app.As(Person.CareerPlanner).Visit("/notes/search?q=uniform&author=cole")).ShouldSay("0 notes found");
        (await app.As(Person.CareerPlanner).Visit("/notes/search?q=uniform&from=3/1/2026&to=3/2/2026")).ShouldSay("1 note found");
        (await app.As(Person.CareerPlanner).Visit("/notes/search?q=uniform&from=2/30/2026")).ShouldSay("Enter a real date for from");
        (await app.As(Person.Administrator).Visit("/notes/search?q=uniform")).ShouldBeMissing();
    }

    [Fact]
    public async Task A_monitor_reads_notes_and_writes_none()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, note) = await Written(app);

        var page = await app.As(Person.Monitor).Visit($"/participants/{ada}/notes");
        page.ShouldSay("First words");
        Assert.False(page.HasLink("Write a note") || page.HasLink("Record contact"));
        (await app.As(Person.Monitor).Visit($"/participants/{ada}/contact")).ShouldBeMissing();
        (await app.As(Person.Monitor).Post(note, ("Form.Version", "1"), ("Form.Subject", "X"), ("Form.OccurredOn", "3/2/2026"), ("Form.Text", "X"))).ShouldBeMissing();
    }
}
