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
    public async Task A_screening_that_finds_something_waits_for_a_follow_up()
    {
        var page = await Open();
        await page.Fill("Given on", "2/12/2026").Choose("Basic skills deficient", "Yes").Press("Save the screening");
        page.ShouldSay("Waits for a follow-up action");

        page = await Open();
        await page.Tick("Referred to Title II adult basic education").Fill("Another follow-up action", BadInput.RightToLeft).Press("Save the screening");

        page.ShouldNotSay("Waits for a follow-up action").ShouldSay("Referred to Title II adult basic education");
        Assert.Equal($$"""{"givenOn":"2026-02-12","basicSkillsDeficient":true,"actions":["Referred to Title II adult basic education","{{BadInput.RightToLeft}}"]}""",
            System.Text.RegularExpressions.Regex.Unescape((await app.Export("P-ADA"))["screening"]!.ToJsonString()));
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_beside_the_field()
    {
        var page = await Open();
        await page.Press("Save the screening");
        Assert.Equal(("Enter the day the screening was given.", "Choose what the screening found."), (page.Field("Given on").Error, page.Field("Basic skills deficient").Error));

        await page.Fill("Given on", "3/3/2026").Choose("Basic skills deficient", "No").Tick("Adult priority of service").Press("Save the screening");
        Assert.Equal("Enter the day the screening was given: today or earlier.", page.Field("Given on").Error);
        Assert.Equal("Follow-up actions belong to a screening that found basic skills deficient. Untick them, or answer Yes above.", page.Field("Follow-up").Error);
        Assert.Equal(["Adult priority of service"], page.Field("Follow-up").Chosen);
        Assert.Null((await app.Export("P-ADA"))["screening"]);
    }

    [Fact]
    public async Task A_forged_action_and_a_stale_form_change_nothing()
    {
        var late = await Open();
        await (await Open(Person.Colleague)).Fill("Given on", "2/12/2026").Choose("Basic skills deficient", "No").Press("Save the screening");
        var before = await BadInput.Record(app, "P-ADA");

        await late.Fill("Given on", "2/13/2026").Choose("Basic skills deficient", "Yes").Press("Save the screening");
        late.ShouldSay("Cole Colleague-Test changed this");
        var forged = await app.As(Person.CareerPlanner).Post($"/participants/{ada}/screening", ("Form.GivenOn", "2/12/2026"), ("Form.BasicSkillsDeficient", "true"), ("Form.Actions", "Anything"));

        Assert.Equal(["Choose from the list, or write another action in the field below it."], forged.Problems);
        Assert.Equal(before, await BadInput.Record(app, "P-ADA"));
    }

    private Task<TestPage> Open(Person? person = null) => app.As(person ?? Person.CareerPlanner).Visit($"/participants/{ada}/screening");
}
