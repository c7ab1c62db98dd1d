namespace Milepost.App.Tests.Features.Participants.Screening;

public sealed class ScreeningPageTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant(id: "P-ADA");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_answers_work_out_the_result_and_staff_confirm_it()
    {
        var page = await Open();
        page.Fill("Given on", "2/12/2026");
        foreach (var question in Questions(page)) page.Choose(question, "Yes");
        page.Choose("Has trouble with reading, writing, numbers or English kept you from a job, a course or something your family needed?", "No");
        await page.Press("Work out the result");
        page.ShouldSay("The answers point to: not basic skills deficient.");
        Assert.Equal(["No"], page.Field("Basic skills deficient").Chosen);
        Assert.Null((await app.Export("P-ADA"))["screening"]);

        await page.Choose("Can you fill in an application or another form by yourself?", "No").Press("Work out the result");
        Assert.Equal(["Yes"], page.Field("Basic skills deficient").Chosen);
        await page.Press("Save the screening");

        page.ShouldSay("Screening saved. Next, do one or more of the follow-ups below.");
        var screening = (await app.Export("P-ADA"))["screening"]!;
        Assert.True((bool)screening["basicSkillsDeficient"]!);
        Assert.Equal("""{"question":"form","answer":"no"}""", screening["answers"]!.AsArray().Single(a => (string?)a!["question"] == "form")!.ToJsonString());
    }

    [Fact]
    public async Task Another_result_than_the_answers_point_to_needs_a_reason()
    {
        var page = await Open();
        page.Fill("Given on", "2/12/2026").Choose("Can you fill in an application or another form by yourself?", "No").Choose("Basic skills deficient", "No");
        await page.Press("Save the screening");
        Assert.Equal("The answers point to the other result. Say why yours holds, or change it.", page.Field("Reason").Error);

        await page.Fill("Reason", "Broke her glasses; filled in the form the next day.").Press("Save the screening");

        Assert.Equal("Broke her glasses; filled in the form the next day.", (string?)(await app.Export("P-ADA"))["screening"]!["reason"]);
    }

    [Fact]
    public async Task A_screening_that_finds_something_waits_for_a_follow_up_and_keeps_words_of_its_own()
    {
        var page = await Open();
        await page.Fill("Given on", "2/12/2026").Choose("Basic skills deficient", "Yes").Press("Save the screening");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/application")).ShouldSay("Waits for a follow-up action");

        page = await Open();
        await page.Fill("Another follow-up action", BadInput.RightToLeft).Press("Save the screening");

        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/application")).ShouldNotSay("Waits for a follow-up action").ShouldSay(BadInput.RightToLeft);
        Assert.Equal($$"""{"givenOn":"2026-02-12","basicSkillsDeficient":true,"actions":["{{BadInput.RightToLeft}}"]}""",
            System.Text.RegularExpressions.Regex.Unescape((await app.Export("P-ADA"))["screening"]!.ToJsonString()));
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_beside_the_field()
    {
        var page = await Open();
        await page.Press("Save the screening");
        Assert.Equal(("Enter the day the screening was given.", "Choose what the screening found."), (page.Field("Given on").Error, page.Field("Basic skills deficient").Error));

        await page.Fill("Given on", "3/3/2026").Choose("Basic skills deficient", "No").Fill("Another follow-up action", "Evening class").Press("Save the screening");
        Assert.Equal("Enter the day the screening was given: today or earlier.", page.Field("Given on").Error);
        Assert.Equal("Follow-up actions belong to a screening that found basic skills deficient. Take them back first, or answer Yes.", page.Field("Basic skills deficient").Error);
        Assert.Null((await app.Export("P-ADA"))["screening"]);
    }

    [Fact]
    public async Task A_forged_answer_and_a_stale_form_change_nothing()
    {
        var late = await Open();
        await (await Open(Person.Colleague)).Fill("Given on", "2/12/2026").Choose("Basic skills deficient", "No").Press("Save the screening");
        var before = await BadInput.Record(app, "P-ADA");

        await late.Fill("Given on", "2/13/2026").Choose("Basic skills deficient", "Yes").Press("Save the screening");
        late.ShouldSay("Cole Colleague-Test changed this");
        Assert.Equal(before, await BadInput.Record(app, "P-ADA"));

        await (await Open()).Choose("Basic skills deficient", "Yes").Press("Save the screening");
        var deficient = await BadInput.Record(app, "P-ADA");
        await app.As(Person.CareerPlanner).Post($"/participants/{ada}/screening/follow-up", ("Action", "Anything"), ("By", "application"));
        await app.As(Person.CareerPlanner).Post($"/participants/{ada}/screening/follow-up", ("Action", "Referred to Title II adult basic education"), ("By", "referral:R-99"));
        Assert.Equal(deficient, await BadInput.Record(app, "P-ADA"));
    }

    [Fact]
    public async Task A_referral_made_from_the_follow_up_is_tied_to_it_and_can_be_taken_back()
    {
        await (await Open()).Fill("Given on", "2/12/2026").Choose("Basic skills deficient", "Yes").Press("Save the screening");
        var page = await FollowUp();
        var referral = await app.As(Person.CareerPlanner).Visit(page.Document.QuerySelectorAll("article").Single(a => a.TextContent.Contains("Title II")).QuerySelectorAll("a").Single().GetAttribute("href")!);
        Assert.Equal(("Adult basic education (Title II)", "Adult basic education, after the basic skills screening"), (referral.Field("Partner").Value, referral.Field("What it is for").Value));
        await referral.Fill("Day of the referral", "2/20/2026").Press("Save the referral");

        // The page that comes back offers the referral as the follow-up.
        await referral.Press("This is the follow-up: Referred to Title II adult basic education");
        referral.ShouldSay("Done Feb 20, 2026").ShouldSay("Referral to Adult basic education (Title II)");
        Assert.Equal("""[{"action":"Referred to Title II adult basic education","on":"2026-02-20","by":"referral:R-2"}]""", (await app.Export("P-ADA"))["screening"]!["followUps"]!.ToJsonString());

        await (await Open()).Fill("Reason", "Asked twice").Press("Save the screening");
        Assert.Single((await app.Export("P-ADA"))["screening"]!["followUps"]!.AsArray());

        page = await FollowUp();
        await page.Press("Take it back: Referred to Title II adult basic education");
        Assert.Null((await app.Export("P-ADA"))["screening"]!["followUps"]);
        Assert.Empty((await app.Export("P-ADA"))["screening"]!["actions"]!.AsArray());
    }

    [Fact]
    public async Task Priority_of_service_is_a_follow_up_only_once_it_is_determined()
    {
        await (await Open()).Fill("Given on", "2/12/2026").Choose("Basic skills deficient", "Yes").Press("Save the screening");
        var page = await FollowUp();
        page.ShouldSay("The application does not name the Youth program.");
        Assert.False(page.HasButton("This is the follow-up: Adult priority of service"));

        var determination = await app.As(Person.CareerPlanner).Visit(page.LinkTo("Determine priority group 2"));
        Assert.Equal(["Group 2"], determination.Field("Priority of service").Chosen);
        await determination.Press("Save the decision");

        page = await FollowUp();
        await page.Press("This is the follow-up: Adult priority of service");
        page.ShouldSay("Done Feb 16, 2026").ShouldSay("Priority group 2");
    }

    [Fact]
    public async Task For_a_youth_the_deficiency_becomes_a_proof_on_the_application()
    {
        var bo = await app.AddParticipant("Bo", program: "youth", id: "P-BO");
        await (await app.As(Person.CareerPlanner).Visit($"/participants/{bo}/screening")).Fill("Given on", "2/12/2026").Choose("Basic skills deficient", "Yes").Press("Save the screening");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{bo}/screening/follow-up");

        await page.Press("This is the follow-up: Basic skills deficiency documented for youth eligibility");

        page.ShouldSay("Done Feb 12, 2026");
        Assert.Equal("""[{"element":"Basic skills deficient","kind":"Basic skills screening tool"}]""", (await app.Export("P-BO"))["application"]!["documents"]!.ToJsonString());
    }

    private static IEnumerable<string> Questions(TestPage page) =>
        [.. page.Document.QuerySelectorAll("legend").Select(l => l.TextContent.Trim()).Where(words => words.EndsWith('?'))];

    private Task<TestPage> FollowUp() => app.As(Person.CareerPlanner).Visit($"/participants/{ada}/screening/follow-up");

    private Task<TestPage> Open(Person? person = null) => app.As(person ?? Person.CareerPlanner).Visit($"/participants/{ada}/screening");
}
