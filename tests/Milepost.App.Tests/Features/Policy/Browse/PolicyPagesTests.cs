using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;

namespace Milepost.App.Tests.Features.Policy.Browse;

public sealed class PolicyPagesTests
{
    [Fact]
    public async Task Everybody_signed_in_reads_the_packs_from_the_menu_down_to_a_requirement_and_its_cases()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.DataOfficer).Visit("/account");

        await page.Click("Policy");
        page.ShouldSay("Chicago and Cook County, Illinois").ShouldSay("In force from Apr 6, 2023").ShouldNotSay("judged by the policy of now");
        await page.Click("Chicago Cook IEP/ISS procedure");
        Assert.Contains("from Jan 1, 2022 Introduction to the Career Planning policy", page.Row("Two-way contact at least every 30 days"), StringComparison.Ordinal);
        Assert.Contains("Record contact", page.Row("Two-way contact at least every 30 days"), StringComparison.Ordinal);
        await page.Click("Two-way contact at least every 30 days");

        Assert.Equal("/policy/chicago-cook/il.contact-every-30-days", page.Address);
        page.ShouldSay("regular contact is defined as two-way communication that occurs every thirty (30) days.")
            .ShouldSay("every: 30 days; counted from: two-way contact, earliest open enrollment")
            .ShouldSay("Counted from the last two-way case note");
        Assert.Contains("2024-01-02 enrolled in adult; on 2024-02-02: overdue, due 2024-02-01", page.Row("day 31 after enrollment"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_requirement_of_every_pack_has_its_page()
    {
        await using var app = await TestApp.StartAsync();
        var policies = await app.Call((PolicyBook book) => Task.FromResult(book));
        var reader = app.As(Person.CareerPlanner);

        foreach (var policy in policies.Packs)
        {
            var pack = await reader.Visit($"/policy/{policy.Pack.Id}");
            foreach (var source in policy.Pack.Sources.Values.Where(source => policy.Pack.Extends is not { } parent || !policies[parent].Pack.Sources.ContainsKey(source.Id))) pack.ShouldSay(source.Title);
            foreach (var file in policy.Files)
            {
                Assert.True(pack.HasLink(file.Requirement.Title), $"{policy.Pack.Id} does not list {file.Requirement.Id}.");
                var page = await reader.Visit($"/policy/{policy.Pack.Id}/{file.Requirement.Id}");
                Assert.Equal(file.Requirement.Title, page.Heading);
                Assert.Equal(file.Cases.Count, page.Document.QuerySelectorAll("tbody tr").Length);
            }
        }
    }

    [Fact]
    public async Task A_requirement_that_another_takes_the_place_of_says_by_which()
    {
        await using var app = await TestApp.StartAsync();

        var page = await app.As(Person.CareerPlanner).Visit("/policy/chicago-cook");

        Assert.Contains("Replaced by A changed goal needs a newly signed plan", page.Row("A significant change is agreed with the participant again"), StringComparison.Ordinal);
        (await app.As(Person.CareerPlanner).Visit("/policy/illinois-dceo")).ShouldNotSay("Replaced");
    }

    [Fact]
    public async Task What_is_not_there_is_missing()
    {
        await using var app = await TestApp.StartAsync();

        (await app.As(Person.CareerPlanner).Visit("/policy/atlantis")).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit("/policy/new-jersey/il.contact-every-30-days")).ShouldBeMissing();
    }

    [Theory, EachDatabase]
    public async Task Administrators_and_supervisors_see_how_far_the_records_are_judged(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        for (var i = 0; i < 4; i++) await app.AddParticipant();
        (await app.As(Person.Supervisor).Visit("/policy")).ShouldSay("4 of 4 records judged by the policy of now.");

        await app.Call((MilepostDb db) => db.JudgedRecords.OrderBy(j => j.ParticipantId).Take(3).ExecuteUpdateAsync(set => set.SetProperty(j => j.PackVersion, "of-old")));
        var page = await app.As(Person.Administrator).Visit("/policy");

        page.ShouldSay("1 of 4 records judged by the policy of now.");
        var progress = page.Document.QuerySelector("progress")!;
        Assert.Equal(["1", "4"], [progress.GetAttribute("value")!, progress.GetAttribute("max")!]);
        (await app.As(Person.CareerPlanner).Visit("/policy")).ShouldNotSay("judged by the policy of now");
    }

    [Fact]
    public async Task Each_service_says_what_the_state_calls_it()
    {
        await using var app = await TestApp.StartAsync();

        var page = await app.As(Person.CareerPlanner).Visit("/policy/chicago-cook/services");

        page.ShouldSay("Career Exploration 224 Individualized career service None Yes Career Planning (Case Management)").ShouldSay("Career Planning 202 Individualized career service None No Its own name");
        (await app.As(Person.CareerPlanner).Visit("/policy/no-such-pack/services")).ShouldBeMissing();
    }
}
