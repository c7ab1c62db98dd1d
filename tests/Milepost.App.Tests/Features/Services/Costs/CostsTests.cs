namespace Milepost.App.Tests.Features.Services.Costs;

public sealed class CostsTests
{
    /// <summary>Awkward cents that binary fractions would lose.</summary>
    private static string File(string id, params (string On, string Cost, string Type, string Source)[] services) => $$"""
        {"format": "milepost-case/1", "pack": "chicago-cook", "participant": {"id": "{{id}}", "firstName": "Ada", "lastName": "Sampleton", "birthDate": "1990-05-04" },
         "enrollments": [], "assessments": [], "plans": [], "caseNotes": [], "credentials": [], "skillGains": [], "referrals": [], "partnerPrograms": [], "plannedGaps": [],
         "services": [{{string.Join(",", services.Select((s, i) => $$"""
            { "id": "S-{{i}}", "name": "Bus pass", "kind": "support", "startsOn": "{{s.On}}", "recordedOn": "{{s.On}}", "cost": "{{s.Cost}}", "supportType": "{{s.Type}}",
              "funding": { "shares": [{ "source": "{{s.Source}}", "amount": "{{s.Cost}}" }] } }
            """))}}]}
        """;

    [Theory, EachDatabase]
    public async Task The_costs_of_an_office_add_up_to_the_cent_and_open_into_their_services(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.ImportJson(File("P-1", ("2025-07-01", "0.10", "Transportation", "WIOA Adult"), ("2025-10-02", "0.20", "Transportation", "Employer"), ("2025-06-30", "99.99", "Transportation", "WIOA Adult")));
        await app.ImportJson(File("P-2", ("2026-06-30", "1000.33", "Housing", "WIOA Adult"), ("2026-07-01", "5", "Housing", "WIOA Adult")));
        await app.ImportJson(File("P-3", ("2025-10-02", "777", "Housing", "WIOA Adult")), office: TestOrganization.Far);

        var page = await app.As(Person.CareerPlanner).Visit("/costs?year=2025");

        page.ShouldSay("$1,000.63 for 2 people").ShouldNotSay("777");
        page.ShouldSay("Transportation $0.30");
        page.ShouldSay("WIOA Adult $1,000.43").ShouldSay("Employer $0.20");
        await page.Click("Employer");
        page.ShouldSay("Only what is paid by: Employer").ShouldSay("$0.20 for 1 person");
        var file = await app.As(Person.CareerPlanner).Visit("/costs?year=2025&handler=File");
        Assert.Equal(4, file.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_year_that_no_calendar_has_shows_this_one()
    {
        await using var app = await TestApp.StartAsync();

        (await app.As(Person.CareerPlanner).Visit("/costs?year=999999999")).ShouldSay("PY 2025 (July 2025 to June 2026)");
    }

    [Fact]
    public async Task Several_sources_must_come_to_the_cost_and_what_was_typed_stays()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=support-transportation");
        page.Choose("Type of support", "Transportation").Fill("Cost in dollars", "100").Fill("Start date", "2/26/2026")
            .Choose("Source 1", "WIOA Adult").Fill("Source 1 pays, in dollars", "60").Choose("Source 2", "Employer").Fill("Source 2 pays, in dollars", "30");

        await page.Press("Save the service");
        Assert.Contains("Say who pays the other $10.00", page.Problems.Single(), StringComparison.Ordinal);
        page.Fill("Source 2 pays, in dollars", "40");
        (await page.Press("Save the service")).ShouldSay("WIOA Adult: $60.00").ShouldSay("Employer: $40.00");
    }
}
