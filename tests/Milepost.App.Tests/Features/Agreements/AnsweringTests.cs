using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Agreements.Remind;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Plans;
using Milepost.Domain.Agreements;

namespace Milepost.App.Tests.Features.Agreements;

/// <summary>Everything but signing: paper, a question, a reminder, time that runs out.</summary>
public sealed class AnsweringTests
{
    [Theory]
    [InlineData("I would rather sign on paper", "")]
    [InlineData("I have a question, or something is not right", "Is the course in the evening?")]
    public async Task Declining_reaches_the_planner_and_signs_nothing(string choice, string question)
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var device = app.Stranger();
        var page = await device.Open((await app.Letter()).Body!.Path);
        await page.Click("I have a question, or I would rather sign on paper");
        if (question.Length > 0)
        {
            await page.Press("Send");
            Assert.Equal(["Write your question, so that your career planner can answer it."], page.Problems);
        }
        page.Choose("What would you like?", choice).Fill("Your question", question);
        await page.Press("Send");

        page.ShouldSay("Your career planner knows and will talk with you. Nothing was signed.");
        (await device.Visit($"/sign/{(await app.Request(plan)).Id}/agree")).ShouldSay("Nothing was signed.");
        await app.ShouldNotBeSigned(plan);
        var request = await app.Request(plan);
        Assert.Equal((SigningStep.Declined, question.Length == 0), (request.Step, request.WantsPaper));
        if (question.Length > 0) (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/messages")).ShouldSay(question);
        (await app.As(Person.CareerPlanner).Visit(SigningSteps.At(ada, plan))).ShouldSay(question.Length > 0 ? question : "would rather sign on paper");
        await app.AskToSign(ada, plan);
    }

    [Fact]
    public async Task A_reminder_brings_a_new_link_kills_the_old_one_and_comes_once_a_day()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var (old, request) = ((await app.Letter()).Body!.Path!, await app.Request(plan));

        Assert.True((await Remind()).IsDone);
        Assert.Equal(SigningProblems.RemindedToday, (await Remind()).Problem);

        (await app.Stranger().Visit(old)).ShouldBeMissing();
        (await app.Stranger().Open((await app.Letter()).Body!.Path)).ShouldSay("Your plan is ready");
        // A clock that is set back is no reason to write again.
        app.Clock.Advance(TimeSpan.FromDays(-3));
        Assert.Equal(SigningProblems.RemindedToday, (await Remind()).Problem);
        app.Clock.Advance(TimeSpan.FromDays(4));
        Assert.True((await Remind()).IsDone);

        Task<Milepost.Domain.Result<Milepost.Domain.Done>> Remind() => app.Call((RemindToSignHandler remind) => remind.HandleAsync(new(ada, request.Id), CancellationToken.None), Person.CareerPlanner);
    }

    [Fact]
    public async Task A_half_signature_that_is_taken_back_leaves_no_agreement_but_its_evidence_stays()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        await app.SignByLink();
        Assert.Single((await app.Plan(plan)).Agreements);

        var planner = app.As(Person.CareerPlanner);
        var page = await planner.Visit($"{SigningSteps.At(ada, plan)}/{(await app.Request(plan)).Id}");
        page.Fill("Why it is taken back", "The wrong start date");
        await page.Press("Take the request back");

        Assert.Empty((await app.Plan(plan)).Agreements);
        (await planner.Visit($"/participants/{ada}")).ShouldNotSay("The staff signature is missing");
        (await planner.Visit($"{SigningSteps.At(ada, plan)}/{(await app.Request(plan)).Id}")).ShouldSay("Taken back").ShouldSay("One-time link and date of birth");
        await app.AskToSign(ada, plan);
    }

    [Fact]
    public async Task A_version_that_somebody_was_asked_to_sign_is_not_signed_in_the_other_language_unsaid()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan, language: "en");
        await app.SignByLink();
        await app.SignByStaff(ada, plan);
        var again = await app.Call((Milepost.App.Features.Agreements.Ask.AskToSignHandler ask) => ask.HandleAsync(new(ada, plan, SigningWay.Message, 14, "es"), CancellationToken.None), Person.CareerPlanner);

        Assert.Equal(SigningProblems.OtherLanguage, again.Problem);
    }

    [Fact]
    public async Task Time_that_runs_out_ends_the_link_and_then_the_request()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan, days: 5);
        var link = (await app.Letter()).Body!.Path!;
        app.Clock.Advance(SignatureRequest.LinkLifespan + TimeSpan.FromSeconds(1));
        (await app.Stranger().Visit(link)).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit(SigningSteps.At(ada, plan))).ShouldSay("Version 1 waits for Ada");

        app.Clock.Advance(TimeSpan.FromDays(2));

        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit(SigningSteps.At(ada, plan))).ShouldSay("Time is over");
        await app.Asked(ada, plan);
        (await app.SignByLink()).ShouldSay("Your signature is recorded");
    }

    [Fact]
    public async Task A_clock_set_back_makes_no_signature_older_than_what_came_before_it()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.Asked(ada, plan);
        var page = (await (await app.Stranger().Open((await app.Letter()).Body!.Path)).ReadOn()).FillIn();

        app.Clock.Advance(TimeSpan.FromDays(-1));
        await page.Press("I agree");
        Assert.Equal(["The clock of this system seems to be wrong, so nothing was signed. Try again later, or sign on paper."], page.Problems);
        await app.ShouldNotBeSigned(plan);

        app.Clock.Advance(TimeSpan.FromDays(1));
        await page.Press("I agree");
        page.ShouldSay("Your signature is recorded");
        app.Clock.Advance(TimeSpan.FromDays(-1));
        Assert.Contains("The clock of this system seems to be wrong", Assert.Single((await app.SignByStaff(ada, plan)).Problems), StringComparison.Ordinal);
        Assert.False((await app.Plan(plan)).SignedAsItStands);
    }
}
