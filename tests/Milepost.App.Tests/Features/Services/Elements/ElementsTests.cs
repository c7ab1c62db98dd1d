namespace Milepost.App.Tests.Features.Services.Elements;

public sealed class ElementsTests
{
    private const string Youth = """
        {"format": "milepost-case/1", "pack": "chicago-cook", "participant": {"id": "Y-1", "firstName": "Yara", "lastName": "Testwell", "birthDate": "2006-05-04"},
         "assessments": [], "caseNotes": [], "credentials": [], "skillGains": [], "referrals": [], "partnerPrograms": [], "plannedGaps": [],
         "enrollments": [{"program": "youth", "enteredOn": "2025-09-01"}],
         "plans": [{"id": "P-1", "kind": "iss", "openedOn": "2025-09-01", "barriers": [], "indicators": [], "trainingComponents": [], "agreements": [], "reviews": [], "changes": [], "goals": [{"id": "G-1", "type": "employment", "term": "long", "statement": "Work in health", "establishedOn": "2025-09-01",
           "objectives": [{"id": "O-1", "statement": "Learn about money", "predefined": "Attend Financial Literacy", "startsOn": "2025-09-01", "services": []}]}]}],
         "services": [
           {"id": "S-1", "code": "431", "name": "Vocational Exploration", "kind": "youthElement", "youthElement": 13, "startsOn": "2025-09-10", "endsOn": "2025-09-10", "completion": "successful", "recordedOn": "2025-09-10"},
           {"id": "S-2", "name": "Adult mentoring", "kind": "youthElement", "youthElement": 8, "startsOn": "2025-10-01", "recordedOn": "2025-10-01"},
           {"id": "S-3", "name": "College tour", "kind": "youthElement", "youthElement": 14, "startsOn": "2026-05-01", "recordedOn": "2025-10-01"}]}
        """;

    [Theory, EachDatabase]
    public async Task Each_of_the_14_elements_tells_what_it_is_and_where_the_person_stands(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var yara = await app.ImportJson(Youth);

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{yara}/services/elements");

        Assert.Equal(14, page.Document.QuerySelectorAll("tbody tr").Length);
        page.ShouldSay("has had 2 of them");
        Assert.Contains("Received 431 Vocational Exploration", page.Row("13. "), StringComparison.Ordinal);
        Assert.Contains("Going on Adult mentoring, Oct 1, 2025", page.Row("8. "), StringComparison.Ordinal);
        Assert.Contains("Planned College tour, May 1, 2026 (planned)", page.Row("14. "), StringComparison.Ordinal);
        Assert.Contains("Planned Objective without a service yet: Learn about money", page.Row("11. "), StringComparison.Ordinal);
        Assert.Contains("Not yet None", page.Row("1. Tutoring"), StringComparison.Ordinal);
        Assert.Contains("Academic help", page.Row("1. Tutoring"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_sees_how_many_had_each_element_in_a_program_year_and_who()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportJson(Youth);

        var page = await app.As(Person.CareerPlanner).Visit("/youth-elements?year=2025");

        page.ShouldSay("1 young person was enrolled in the year.");
        Assert.Contains("Yara Testwell", page.Row("13. "), StringComparison.Ordinal);
        (await app.As(Person.CareerPlanner).Visit("/youth-elements?year=2024")).ShouldSay("0 young people").ShouldNotSay("Yara");
        (await app.As(Person.FarPlanner).Visit("/youth-elements?year=2025")).ShouldNotSay("Yara");
    }
}
