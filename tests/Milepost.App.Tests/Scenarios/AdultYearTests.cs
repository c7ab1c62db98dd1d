using Milepost.App.Tests.Features.Services;
using Milepost.App.Tests.Features.Training;

namespace Milepost.App.Tests.Scenarios;

/// <summary>An adult in Chicago, from the sheet at the front desk to the assessment.</summary>
public sealed class AdultYearTests
{
    [Theory, EachDatabase]
    public async Task From_the_front_desk_to_the_assessment(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);

        var file = await (await Assessed(app)).Export();

        Assert.Equal(("2026-03-03", "2026-03-09", "2026-03-09", "2"), (file["application"].Text("appliedOn"), file["application"].Text("determinedOn"), file["application"].Text("certifiedOn"), file["application"].Text("priorityGroup")));
        Assert.Equal("2026-03-03", file["screening"].Text("givenOn"));
        Assert.Equal(3, file.List("assessments").Count);
        Assert.Equal("2026-03-02", Assert.Single(file.List("visits")).Text("on"));
    }

    private static async Task<YearWalk> Assessed(TestApp app)
    {
        var ada = new YearWalk(app);
        var program = await app.AddSchool();
        await app.AddCredential(program, "CPhT", approved: true);

        ada.Begin("2026-03-02");
        await ada.CheckIn("Ada", "Sampleton", "5/4/1990");

        // Application, screening, eligibility with its proof, priority.
        ada.Begin("2026-03-03");
        await ada.Do("application/edit", "Save the application", page => page.Fill("Applied on", ada.Typed).Tick("Adult"));
        await ada.Do("screening", "Save the screening", page => page.Fill("Given on", ada.Typed).Choose("Basic skills deficient", "No"));
        ada.Begin("2026-03-05");
        await ada.Answer("person", page => page.Choose("Allowed to work in the United States", "Citizen or national of the United States").Choose("Selective Service registration", "Does not have to register"));
        await ada.Answer("household", page => page.Fill("People in the family", "4").Fill("Family's wages and salaries in those six months", "12000").Fill("Family's net income from business or farm in those six months", "0").Fill("Family's other income in those six months", "0"));
        await ada.Answer("service", page => page.Choose("Veteran", "No").Choose("Spouse of a veteran with priority", "No"));
        await ada.Prove();
        ada.Begin("2026-03-09");
        (await ada.Open("application/eligibility")).ShouldSay("Adult eligible");
        await ada.Do("application/determination", "Save the decision", page => page.Fill("Eligibility determined on", ada.Typed).Fill("Certified on", ada.Typed).Choose("Priority of service", "Group 2"));

        // Assessment and career exploration.
        ada.Begin("2026-03-10");
        await ada.Assess("Objective Assessment Summary", page => page.Fill("Summary", "Counts exactly, worked four years in retail.").Tick("Transportation"));
        await ada.Assess("Career exploration");
        await ada.Assess("Basic skills test", page => page.Choose("Tool", "TABE 11 & 12 (approved)"));
        return ada;
    }
}
