using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Milepost.App.Features.Findings;
using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Findings.Settle;

public sealed class SettlePageTests
{
    public static TheoryData<string> EveryFile => FoundInCases.Files();

    [Theory, MemberData(nameof(EveryFile))]
    public async Task Every_finding_leads_somewhere_for_those_who_act_and_for_those_who_read(string path)
    {
        await using var app = await TestApp.StartAsync();
        var person = await app.ImportJson(Encoding.UTF8.GetString(FoundInCases.Read(path)));
        var findings = JsonNode.Parse((await app.As(Person.CareerPlanner).Download($"/participants/{person}/findings.json")).Bytes)!["findings"]!.AsArray()
            .Where(finding => finding!["outcome"]!.GetValue<string>() is not ("met" or "metLate")).ToList();
        foreach (var reader in new[] { Person.CareerPlanner, Person.Monitor })
        {
            var places = new HashSet<string>();
            foreach (var finding in findings)
            {
                var answer = await app.As(reader).GetOnce(FindingLinks.Settle(person, finding!["requirement"]!.GetValue<string>(), finding["subject"]!.GetValue<string>()));
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                places.Add(answer.Headers.Location!.OriginalString);
            }
            foreach (var place in places)
            {
                var page = await app.As(reader).Visit(place);
                Assert.True(page.Status == HttpStatusCode.OK, $"{place} answered {page.Status}");
                Assert.True(page.Problems.Count == 0, $"{place} says {string.Join(' ', page.Problems)}");
            }
        }
    }

    [Fact]
    public async Task The_note_that_is_missing_comes_with_its_subject_and_its_service()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, _) = await app.AddWithPlan();

        var page = await Settle(app, ada, "il.training-need-noted", "service:S-1");

        Assert.Equal("Write a case note", page.Heading);
        Assert.Equal("Determination of Training Need", page.Field("Subject").Value);
        Assert.StartsWith("Occupational skills training", page.Field("Service it tells about").Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_note_of_a_review_comes_with_its_day()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(change: file =>
        {
            PlanCases.OnePlan()(file);
            PlanCases.Plan(file)["reviews"] = new JsonArray(new JsonObject { ["on"] = "2026-02-25", ["changed"] = true });
        });

        var page = await Settle(app, ada, "chi.review-case-note", "plan:PL-1");

        Assert.Equal("IEP/ISS Review/Update", page.Field("Subject").Value);
        Assert.Equal("2/25/2026", page.Field("Day it happened").Value);
    }

    [Fact]
    public async Task The_service_that_must_come_first_is_chosen_already()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(change: file => { PlanCases.OnePlan()(file); file["services"]![0]!["code"] = "203"; });

        var page = await Settle(app, ada, "chi.participation-before-iep", "plan:PL-1");

        Assert.StartsWith("Add 207", page.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_making_of_the_plan_is_recorded_on_the_day_that_lacks_it()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(pack: "illinois-dceo", change: PlanCases.OnePlan());

        var page = await Settle(app, ada, "il.plan-episode-recorded", "plan:PL-1");

        Assert.Equal("Add Development of an IEP", page.Heading);
        Assert.Equal("2/16/2026", page.Field("Start date").Value);
    }

    [Fact]
    public async Task The_assessment_comes_with_its_type()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(change: PlanCases.OnePlan());

        var page = await Settle(app, ada, "chi.assessment-before-plan", "plan:PL-1");

        Assert.Equal("Objective Assessment Summary", page.Heading);
    }

    [Theory]
    [InlineData("no.such-requirement", "participant")]
    [InlineData("il.contact-every-30-days", "service:S-99")]
    [InlineData("il.contact-every-30-days", "application")]
    [InlineData("jted.support-cost", "participant")]
    [InlineData("", "")]
    public async Task What_is_not_there_is_missing(string requirement, string subject)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();

        (await app.As(Person.CareerPlanner).Visit(FindingLinks.Settle(ada, requirement, subject))).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit(FindingLinks.Explain(ada, requirement, subject))).ShouldBeMissing();
    }

    private static Task<TestPage> Settle(TestApp app, Guid person, string requirement, string subject) =>
        app.As(Person.CareerPlanner).Visit(FindingLinks.Settle(person, requirement, subject));
}
