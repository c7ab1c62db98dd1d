using System.Text.Json.Nodes;

namespace Milepost.App.Tests.Features.Participants.Enrollments;

public sealed class ParticipationPagesTests
{
    [Fact]
    public async Task A_first_staff_assisted_service_offers_the_enrollment_in_the_same_step()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await NotEnrolled(app, "us-wioa");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/application")).ShouldSay("Adult: Reportable individual. Still missing: a staff-assisted service.");

        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=resource-room")).ShouldNotSay("makes Ada Sampleton a participant");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=career-guidance");
        page.ShouldSay("This service makes Ada Sampleton a participant of the Adult program");
        await page.Fill("Start date", "2/25/2026").Press("Save the service");

        page.ShouldSay("Enrolled in Adult: this service made the person a participant.");
        Assert.Equal("""[{"program":"adult","enteredOn":"2026-02-25"}]""", (await app.Export("P-ADA"))["enrollments"]!.ToJsonString());
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).ShouldSay("Participant since Feb 25, 2026 because of Career guidance, staff-assisted");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=job-club")).ShouldNotSay("makes Ada Sampleton a participant");
    }

    [Fact]
    public async Task Participation_left_empty_is_filled_in_and_another_day_is_explained()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await NotEnrolled(app, "us-wioa", ("2026-02-20", "Job club"));
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/enrollments/new");
        page.ShouldSay("Participant since Feb 20, 2026 because of Job club");
        Assert.Equal("2/20/2026", page.Field("Entered on").Value);

        await page.Fill("Entered on", "2/17/2026").Fill("Participation began on", "2/19/2026").Press("Enroll");
        Assert.StartsWith("By the services in the record participation began on Feb 20, 2026 because of Job club.", page.Field("Why participation began on another day").Error, StringComparison.Ordinal);
        await page.Fill("Participation began on", "").Press("Enroll");

        Assert.Equal("""[{"program":"adult","enteredOn":"2026-02-17","participationOn":"2026-02-20"}]""", (await app.Export("P-ADA"))["enrollments"]!.ToJsonString());
    }

    private static Task<Guid> NotEnrolled(TestApp app, string pack, params (string On, string Name)[] services) => app.AddParticipant(id: "P-ADA", pack: pack, change: file =>
    {
        file["enrollments"] = new JsonArray();
        file["services"] = new JsonArray([.. services.Select((s, at) => new JsonObject
        {
            ["id"] = $"S-{at + 1}", ["name"] = s.Name, ["kind"] = "basic", ["program"] = "adult", ["startsOn"] = s.On, ["recordedOn"] = s.On,
        })]);
    });
}
