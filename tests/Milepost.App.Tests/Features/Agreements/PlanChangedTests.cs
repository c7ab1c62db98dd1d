using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans.Close;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Plans;
using Milepost.Domain.Agreements;
using Milepost.Domain.Plans;

namespace Milepost.App.Tests.Features.Agreements;

/// <summary>A request is bound to its version: what changes, closes or moves meanwhile never ends as a signature on something else.</summary>
public sealed class PlanChangedTests
{
    [Fact]
    public async Task Changed_before_it_is_opened_the_link_is_dead_and_asking_again_works()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var link = (await app.Letter()).Body!.Path!;

        await app.ChangePlanComments(ada, plan, "Prefers evenings.");

        (await app.Stranger().Visit(link)).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit(SigningSteps.At(ada, plan))).ShouldSay("The plan has changed since");
        await app.AskToSign(ada, plan);
        (await app.SignByLink()).ShouldSay("Your signature is recorded");
        Assert.Equal([2], (await app.Plan(plan)).Agreements.Select(a => a.PlanVersion));
    }

    [Fact]
    public async Task Changed_while_it_is_read_nothing_is_signed_and_the_page_says_so()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var page = (await (await app.Stranger().Open((await app.Letter()).Body!.Path)).ReadOn()).FillIn();

        await app.ChangePlanComments(ada, plan, "Prefers evenings.");
        await page.Press("I agree");

        page.ShouldSay("The plan has changed").ShouldSay("Nothing was signed").ShouldNotSay("recorded");
        await app.ShouldNotBeSigned(plan);
    }

    [Fact]
    public async Task Changed_between_the_two_signatures_the_planner_cannot_sign_and_nobody_is_told_signed()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        await app.SignByLink();
        var page = await app.StaffPage(ada, plan);

        await app.ChangePlanComments(ada, plan, "Prefers evenings.");
        await page.Press("Sign");

        Assert.Single(page.Problems);
        Assert.False(page.HasButton("Sign"));
        (await app.As(Person.CareerPlanner).Visit("/my-day")).ShouldNotSay("waits for your signature");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).ShouldNotSay("Signed by both");
        Assert.False((await app.Plan(plan)).SignedAsItStands);
        Assert.DoesNotContain(await app.Call((MilepostDb db) => db.OutgoingMail.AsNoTracking().ToListAsync()), m => m.Kind == "copy");
        await app.AskToSign(ada, plan);
        await app.SignByLink();
        (await app.SignByStaff(ada, plan)).ShouldSay("Version 2 is signed by both");
    }

    [Fact]
    public async Task Closed_while_it_is_asked_nobody_can_sign_any_more()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var page = (await (await app.Stranger().Open((await app.Letter()).Body!.Path)).ReadOn()).FillIn();
        await app.Call((MilepostDb db) => db.ChangeAsync(async () =>
        {
            await db.FindParticipantAsync(ada, CancellationToken.None);
            return (await db.Plans.SingleAsync(p => p.Id == plan)).Close(new(2026, 3, 2), "Moved away", new(2026, 3, 2));
        }, CancellationToken.None));

        await page.Press("I agree");

        page.ShouldSay("Nothing was signed");
        await app.ShouldNotBeSigned(plan);
        (await app.As(Person.CareerPlanner).Visit(SigningSteps.At(ada, plan))).ShouldSay("This plan is closed").ShouldNotSay("waits for Ada");
    }

    [Fact]
    public async Task Signed_on_paper_meanwhile_the_request_is_taken_back()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var link = (await app.Letter()).Body!.Path!;
        var paper = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/sign");
        paper.Fill("Customer signed on", "3/2/2026").Fill("Career Coach signed on", "3/2/2026").Tick("The original is kept in the paper folder");

        await paper.Press("Record signatures");

        Assert.Empty(paper.Problems);
        Assert.Equal(SigningStep.Cancelled, (await app.Request(plan)).Step);
        (await app.Stranger().Visit(link)).ShouldBeMissing();
        Assert.Single((await app.Plan(plan)).Agreements);
    }

    [Fact]
    public async Task Moved_to_another_office_the_walk_goes_on_and_the_new_office_signs()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var page = (await (await app.Stranger().Open((await app.Letter()).Body!.Path)).ReadOn()).FillIn();
        await app.Call(async (MilepostDb db) =>
        {
            var south = await db.OrgUnits.SingleAsync(u => u.Code == TestOrganization.South);
            return await db.Participants.Where(p => p.Id == ada).ExecuteUpdateAsync(p => p.SetProperty(x => x.OfficeId, south.Id));
        });

        await page.Press("I agree");
        page.ShouldSay("Your signature is recorded");

        var request = await app.Request(plan);
        (await app.As(Person.CareerPlanner).Visit($"{SigningSteps.At(ada, plan)}/{request.Id}/sign")).ShouldBeMissing();
        (await app.SignByStaff(ada, plan, Person.SouthPlanner)).ShouldSay("Version 1 is signed by both");
    }
}
