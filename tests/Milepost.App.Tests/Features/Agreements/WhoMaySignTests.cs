using System.Net;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Agreements;
using Milepost.App.Features.Agreements.TakeBack;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Plans;
using Milepost.Domain;
using Milepost.Domain.Agreements;

namespace Milepost.App.Tests.Features.Agreements;

/// <summary>Who can sign a request and who cannot, by whatever trick.</summary>
public sealed class WhoMaySignTests
{
    [Fact]
    public async Task A_customer_signs_in_and_signs_and_to_others_the_request_is_not_there()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var (other, _) = await app.AddWithPlan(lastName: "Otherton");
        var customer = await app.AddCustomer(ada);
        var stranger = await app.AddCustomer(other, "otto@example.org");
        await app.AskToSign(ada, plan);
        var path = (await app.Letter()).Body!.Path!;
        Assert.Equal($"/sign/{(await app.Request(plan)).Id}", path);

        var signIn = await app.Stranger().Visit(path);
        Assert.Equal("Sign in", signIn.Heading);
        foreach (var who in new[] { stranger, Person.CareerPlanner, Person.Supervisor, Person.Administrator })
            foreach (var part in new[] { "", "/plan", "/form", "/agree", "/question" }) (await app.As(who).Visit(path + part)).ShouldBeMissing();
        (await app.As(stranger).Post($"{path}/agree", ("Form.Name", "Otto"), ("Form.Consent", "true"), ("Form.Shown", (await app.Request(plan)).DocumentSha256))).ShouldBeMissing();
        await app.ShouldNotBeSigned(plan);

        signIn.Fill("E-mail address", customer.Email).Fill("Password", Person.Password);
        await signIn.Press("Sign in");
        Assert.Equal(path, signIn.Address);
        var page = (await signIn.ReadOn()).FillIn();
        await page.Press("I agree");

        page.ShouldSay("You have signed");
        var evidence = (await app.Request(plan)).ParticipantSignature!;
        Assert.Equal((Identification.Password, null), (evidence.IdentifiedBy, evidence.Vouched));
        Assert.NotNull(evidence.AccountId);
        await app.SignByStaff(ada, plan);
        (await app.As(customer).Visit(path)).ShouldSay("Signed by both");
        Assert.Equal(path, (await app.Letter()).Body!.Path);
    }

    [Fact]
    public async Task A_second_step_stands_in_the_evidence()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var customer = app.As(await app.AddCustomer(ada));
        await app.Asked(ada, plan);
        await customer.SignIn();
        await app.Call((MilepostDb db) => db.Users.Where(u => u.ParticipantId == ada).ExecuteUpdateAsync(u => u.SetProperty(x => x.TwoFactorEnabled, true)));

        var page = (await (await customer.Visit((await app.Letter()).Body!.Path!)).ReadOn()).FillIn();
        await page.Press("I agree");

        Assert.Equal(Identification.PasswordAndSecondStep, (await app.Request(plan)).ParticipantSignature!.IdentifiedBy);
    }

    [Fact]
    public async Task A_device_that_is_handed_over_is_signed_out_and_shows_this_request_only()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var desk = app.As(Person.CareerPlanner);
        await desk.SignIn();
        var tablet = app.AsInAnotherBrowser(Person.CareerPlanner);
        var page = await tablet.Visit($"{SigningSteps.At(ada, plan)}/ask");
        page.Choose("How", "Here and now, on this device: you are signed out and hand it over");
        await page.Press("Ask to sign");

        page.ShouldSay("Your plan is ready").ShouldNotSay("Casey Planner-Test Sign out");
        var request = await app.Request(plan);
        foreach (var address in new[] { "/my-day", $"/participants/{ada}", SigningSteps.At(ada, plan), "/me", "/account" }) Assert.Equal("Sign in", (await tablet.Visit(address)).Heading);
        (await desk.Visit("/my-day")).ShouldSay("My Day");
        (await desk.Visit($"/sign/{request.Id}")).ShouldBeMissing();

        page = (await page.ReadOn()).FillIn();
        await page.Press("I agree");
        page.ShouldSay("Please hand the device back to your career planner.");
        var evidence = (await app.Request(plan)).ParticipantSignature!;
        Assert.Equal((Identification.InPerson, Person.CareerPlanner.Name, null), (evidence.IdentifiedBy, evidence.Vouched, evidence.AccountId));

        await page.Click("Staff: sign in to go on");
        page.Fill("E-mail address", Person.CareerPlanner.Email).Fill("Password", Person.Password);
        await page.Press("Sign in");
        Assert.Equal($"{SigningSteps.At(ada, plan)}/{request.Id}/sign", page.Address);
        ((AngleSharp.Html.Dom.IHtmlInputElement)page.Document.QuerySelector("input[type=checkbox]")!).IsChecked = true;
        await page.Press("Sign");
        page.ShouldSay("Version 1 is signed by both and sealed");
    }

    [Fact]
    public async Task Staff_who_sign_in_again_on_the_device_cannot_sign_as_the_participant()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var tablet = app.AsInAnotherBrowser(Person.CareerPlanner);
        var page = await tablet.Visit($"{SigningSteps.At(ada, plan)}/ask");
        page.Choose("How", "Here and now, on this device: you are signed out and hand it over");
        await page.Press("Ask to sign");
        page = (await page.ReadOn()).FillIn();
        var signIn = await tablet.Visit("/sign-in");
        signIn.Fill("E-mail address", Person.CareerPlanner.Email).Fill("Password", Person.Password);
        await signIn.Press("Sign in");

        var answer = await tablet.Post(page.Address, ("Form.Name", "Ada Sampleton"), ("Form.Consent", "true"), ("Form.Shown", (await app.Request(plan)).DocumentSha256));

        answer.ShouldBeMissing();
        await app.ShouldNotBeSigned(plan);
    }

    [Fact]
    public async Task A_guessed_cut_or_foreign_link_and_the_cookie_of_another_request_open_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var (bob, theirs) = await app.AddWithPlan(lastName: "Otherton");
        await app.Asked(ada, plan);
        var link = (await app.Letter()).Body!.Path!;
        await app.Asked(bob, theirs);
        var (mine, foreign) = (await app.Request(plan), await app.Request(theirs));

        foreach (var wrong in new[] { link[..^1], link + "x", link.ToUpperInvariant(), "/sign/link/" + mine.LinkSha256, "/sign/link/" + mine.Id, "/sign/link/..%2f" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().Visit(wrong)).Status);
        var device = app.Stranger();
        var page = await (await device.Open(link)).ReadOn();
        foreach (var part in new[] { "", "/plan", "/form", "/agree", "/question" }) Assert.Equal("Sign in", (await device.Visit($"/sign/{foreign.Id}{part}")).Heading);
        // The id of the form's own address counts, whatever is sent along.
        await device.Post($"/sign/{foreign.Id}/agree", ("RequestId", $"{mine.Id}"), ("Form.Name", "Ada"), ("Form.Consent", "true"), ("Form.Shown", foreign.DocumentSha256));
        await app.ShouldNotBeSigned(theirs);
        await app.ShouldNotBeSigned(plan);

        // A form that is not the one that was shown is not signed, and neither is a name that is too long.
        var forged = await device.Post($"/sign/{mine.Id}/agree", ("Form.Name", "Ada"), ("Form.Consent", "true"), ("Form.Shown", foreign.DocumentSha256));
        forged.ShouldSay("The form has changed since it was shown. Read it again before you sign.");
        (await device.Post($"/sign/{mine.Id}/agree", ("Form.Name", new string('x', 201)), ("Form.Consent", "true"), ("Form.Shown", mine.DocumentSha256))).ShouldSay("Use 200 characters or fewer.");
        await app.ShouldNotBeSigned(plan);

        // What belongs to somebody else is not there under the own participant.
        (await app.As(Person.CareerPlanner).Visit($"{SigningSteps.At(ada, plan)}/{foreign.Id}")).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit($"{SigningSteps.At(ada, plan)}/{foreign.Id}/sign")).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Post($"{SigningSteps.At(ada, plan)}/{foreign.Id}?handler=TakeBack", ("Form.Reason", ""))).ShouldBeMissing();
        Assert.Equal(SigningStep.Asked, (await app.Request(theirs)).Step);

        // Names in any alphabet are sealed as they were typed.
        await page.FillIn("Ада Сэмплтон 艾达 😀").Press("I agree");
        page.ShouldSay("Your signature is recorded");
        Assert.Equal("Ада Сэмплтон 艾达 😀", (await app.Request(plan)).ParticipantSignature!.Name);
    }

    [Fact]
    public async Task Nothing_of_the_walk_is_kept_by_a_browser_or_told_to_another_site()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var device = app.Stranger();
        var link = (await app.Letter()).Body!.Path!;
        using var door = await device.GetOnce(link);
        Assert.Contains("no-store", $"{door.Headers.CacheControl}", StringComparison.Ordinal);
        await device.Open(link);

        foreach (var part in new[] { "", "/plan", "/form", "/agree", "/question" })
        {
            using var answer = await device.GetOnce($"/sign/{(await app.Request(plan)).Id}{part}");
            Assert.Contains("no-store", $"{answer.Headers.CacheControl}", StringComparison.Ordinal);
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.DoesNotContain(link["/sign/link/".Length..], await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_half_an_hour_or_after_it_was_taken_back_the_device_says_that_it_is_over()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var page = (await (await app.Stranger().Open((await app.Letter()).Body!.Path)).ReadOn()).FillIn();
        var request = await app.Request(plan);

        await app.Call((TakeBackRequestHandler back) => back.HandleAsync(new(ada, request.Id, null), CancellationToken.None), Person.CareerPlanner);
        await page.Press("I agree");

        Assert.Equal("This is over", page.Heading);
        page.ShouldSay("Nothing was signed here");
        var letter = await app.Letter();
        Assert.Equal(("You do not need to sign now", null), (letter.Subject, letter.Body!.Path));
        Assert.Null((await app.Request(plan)).LinkSha256);

        await app.Asked(ada, plan);
        page = (await (await app.Stranger().Open((await app.Letter()).Body!.Path)).ReadOn()).FillIn();
        app.Clock.Advance(SignatureRequest.SessionLifespan + TimeSpan.FromSeconds(1));
        await page.Press("I agree");
        Assert.Equal("This is over", page.Heading);
        await app.ShouldNotBeSigned(plan);
    }
}
