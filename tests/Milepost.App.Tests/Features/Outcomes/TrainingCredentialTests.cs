using Milepost.App.Tests.Features.Services;
using Milepost.App.Tests.Features.Training;

namespace Milepost.App.Tests.Features.Outcomes;

public sealed class TrainingCredentialTests
{
    private static async Task<TestPage> Trained(TestApp app, bool fromList = true)
    {
        var ada = await app.AddWithPlan(id: "P-1", change: PeopleWithPlans.PlanService);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=occupational-training");
        page.FillTrainingNeed();
        if (fromList) page.Choose("Program from the list", Schools.Choice);
        await page.Press("Save the service");
        await page.Click("Training budget");
        return page;
    }

    [Theory, EachDatabase]
    public async Task Only_credentials_approved_for_the_program_can_be_earned_in_it(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var program = await app.AddSchool();
        await app.AddCredential(program, "CPhT", approved: true);
        await app.AddCredential(program, "Secret handshake", approved: false);
        var page = await Trained(app);

        await page.Click("Record a credential");
        page.ShouldSay("CPhT (Occupational certification)").ShouldNotSay("Secret handshake");
        page.Fill("Earned on", "3/2/2026");
        await page.Press("Save the credential");
        Assert.Contains("Choose the credential.", page.Problems);
        page.Choose("Credential", "CPhT (Occupational certification)").Fill("Earned on", "3/1/2026");
        await page.Press("Save the credential");
        Assert.Equal("The service began on Mar 2, 2026. Enter that day or a later one.", page.Field("Earned on").Error);
        page.Fill("Earned on", "3/2/2026");
        await page.Press("Save the credential");
        page.ShouldSay("CPhT is recorded.");

        var file = await app.Export("P-1");
        var credential = Assert.Single(file.List("credentials"));
        Assert.Equal(("CPhT", Schools.CredentialType, file.Training().Text("id")), (credential.Text("name"), credential.Text("type"), credential.Text("service")));
    }

    [Fact]
    public async Task Where_none_can_be_offered_the_page_says_which_step_is_missing()
    {
        await using var app = await TestApp.StartAsync();
        var program = await app.AddSchool();
        var page = await Trained(app, fromList: false);
        var budget = page.Address;

        await page.Click("Record a credential");
        page.ShouldSay("this training is not tied to a program of the list");
        await page.Click("Edit the service");
        page.Choose("Program from the list", Schools.Choice);
        await page.Press("Save the service");

        page = await app.As(Person.CareerPlanner).Visit(budget);
        await page.Click("Record a credential");
        page.ShouldSay("none is entered for Pharmacy technician");
        await app.AddCredential(program, "CPhT", approved: false);
        page = await app.As(Person.CareerPlanner).Visit(page.Address);
        page.ShouldSay("are not approved yet");
        Assert.False(page.HasButton("Save the credential"));
    }

    [Fact]
    public async Task One_from_elsewhere_is_recorded_by_name()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddSchool();
        var page = await Trained(app);
        var person = page.Address[..page.Address.IndexOf("/services", StringComparison.Ordinal)];

        page = await app.As(Person.CareerPlanner).Visit($"{person}/outcomes/credentials/new");
        page.Choose("Where it was earned", "Not from a training program");
        await page.Press("Continue");
        await page.Press("Save the credential");
        Assert.Equal("Enter the name of the credential.", page.Field("Name of the credential").Error);
        page.Fill("Name of the credential", "Food handler card").Choose("Type", "Other recognized credential").Fill("Earned on", "3/1/2026");
        await page.Press("Save the credential");

        var credential = Assert.Single((await app.Export("P-1")).List("credentials"));
        Assert.Equal(("Food handler card", ""), (credential.Text("name"), credential.Text("service")));
    }

    [Fact]
    public async Task A_credential_of_another_program_is_refused_however_it_is_sent()
    {
        await using var app = await TestApp.StartAsync();
        var program = await app.AddSchool();
        await app.AddCredential(program, "CPhT", approved: false);
        var page = await Trained(app);
        var service = page.Address.Split('/')[4];
        var person = page.Address[..page.Address.IndexOf("/services", StringComparison.Ordinal)];

        var sent = await app.As(Person.CareerPlanner).Post($"{person}/outcomes/credentials/new?service={service}", ("Form.Number", "1"), ("Form.On", "3/2/2026"));

        sent.ShouldSay("Choose a credential that is approved for the training's program");
        Assert.Empty((await app.Export("P-1")).List("credentials"));
    }
}
