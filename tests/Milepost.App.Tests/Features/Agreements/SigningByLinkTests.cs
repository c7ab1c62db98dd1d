using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Plans;
using Milepost.App.Tests.Print;
using Milepost.Domain;
using Milepost.Domain.Agreements;

namespace Milepost.App.Tests.Features.Agreements;

/// <summary>The whole walk of somebody without a sign-in, from the letter to the copy.</summary>
public sealed class SigningByLinkTests
{
    [Fact]
    public async Task From_the_letter_to_the_sealed_copy_and_its_verification()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();

        (await app.AskToSign(ada, plan)).ShouldSay("Ada is asked to sign version 1");
        var letter = await app.Letter();
        var words = string.Join(' ', [letter.Subject, .. letter.Body!.Paragraphs, letter.Body.ButtonText]);
        Assert.All(["Ada", "Sampleton", "Casey", "North", "plan", "goal", "IEP", "pharmacy", "Adult", "WIOA"], word => Assert.DoesNotContain(word, words.Replace("career planner", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("/sign/link/", letter.Body.Path, StringComparison.Ordinal);
        Assert.DoesNotContain(letter.Body.Path!["/sign/link/".Length..], System.Text.Json.JsonSerializer.Serialize(await app.Request(plan)), StringComparison.Ordinal);

        // Looking spends nothing, and says nothing of whose it is.
        var phone = app.Stranger();
        for (var look = 0; look < 2; look++) (await app.Stranger().Visit(letter.Body.Path!)).ShouldSay("tell us when you were born").ShouldNotSay("Ada").ShouldNotSay("Sampleton");
        var wrong = await phone.Open(letter.Body.Path, "5/5/1990");
        Assert.Equal(["This is not the date of birth we have on file. Check it and try again."], wrong.Problems);
        Assert.Equal(1, (await app.Request(plan)).WrongAnswers);
        wrong.Fill("Your date of birth", SigningSteps.BirthDate);
        var page = await wrong.Press("Open the form");

        page.ShouldSay("Page 1 of 3").ShouldSay("Hello, Ada").ShouldSay("This is the first time you sign this plan");
        var request = await app.Request(plan);
        var printed = await phone.Download($"/sign/{request.Id}/form");
        Assert.Equal(request.DocumentSha256, Convert.ToHexStringLower(SHA256.HashData(printed.Bytes)));
        Assert.StartsWith("Read your plan", (await phone.Visit($"/sign/{request.Id}/agree")).Heading, StringComparison.Ordinal);
        page = await page.ReadOn();
        await page.Press("I agree");
        Assert.Equal(["Type your full name.", "Tick that you agree to sign electronically, or choose paper."], page.Problems.Order(StringComparer.Ordinal).Reverse());
        await app.ShouldNotBeSigned(plan);
        await page.FillIn("Ada Q. Sampleton").Press("I agree");

        Assert.Equal("/sign/thank-you", page.Address);
        page.ShouldSay("Your signature is recorded").ShouldNotSay("Ada");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await phone.Visit(letter.Body.Path!)).Status);
        foreach (var dead in new[] { "", "/plan", "/form", "/agree", "/question" }) Assert.Equal("Thank you", (await phone.Visit($"/sign/{request.Id}{dead}")).Heading);
        Assert.Equal("Sign in", (await app.Stranger().Visit($"/sign/{request.Id}")).Heading);
        Assert.Equal("Sign in", (await phone.Visit("/sign/thank-you")).Heading);

        // The planner finds it and signs under it.
        var planner = app.As(Person.CareerPlanner);
        (await planner.Visit("/my-day")).ShouldSay("Ada Sampleton waits for your signature");
        (await planner.Visit($"/participants/{ada}")).ShouldSay("One signature is missing");
        var done = await app.SignByStaff(ada, plan);
        done.ShouldSay("Version 1 is signed by both and sealed. The copy is on its way to Ada");
        (await planner.Visit("/my-day")).ShouldNotSay("waits for your signature");
        (await planner.Visit($"/participants/{ada}")).ShouldSay("Signed by both, version 1").ShouldSay("Participant signed Mar 2, 2026").ShouldSay("Staff signed Mar 2, 2026").ShouldSay("Copy given Mar 2, 2026");
        (await planner.Visit($"{SigningSteps.At(ada, plan)}/{request.Id}")).ShouldSay("Ada Q. Sampleton").ShouldSay("One-time link and date of birth").ShouldSay(SigningSteps.Consent)
            .ShouldSay("The name as typed differs from the one on record, Ada Sampleton.").ShouldSay("Both signed from the same network address with the same browser");

        var files = await app.Sealed(plan);
        var hash = files[^1].Sha256;
        var kept = await app.Call((MilepostDb db) => db.StoredFiles.AsNoTracking().Where(f => f.Sha256 == hash).Select(f => f.Bytes).SingleAsync());
        using (var pdf = PdfTools.Open(kept))
        {
            var signatures = pdf.Signatures();
            Assert.Equal(2, signatures.Split("Signature is Valid.").Length - 1);
            Assert.Contains("Ada Q. Sampleton", pdf.Text(), StringComparison.Ordinal);
        }

        // The copy goes by a link of its own, to exactly what is kept.
        var copy = await app.Letter();
        Assert.Equal("Your signed copy is ready", copy.Subject);
        var message = await app.Call((MilepostDb db) => db.CustomerMessages.AsNoTracking().SingleAsync(m => m.ParticipantId == ada && m.Kind == MessageKind.CopySent));
        Assert.Equal([files[^1].Id], message.Attachments);
        var home = app.Stranger();
        (await home.Open(copy.Body!.Path)).ShouldSay("Signed by both");
        var fetched = await home.Download($"/sign/{request.Id}/form");
        Assert.Equal(kept, fetched.Bytes);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await app.Stranger().Visit(copy.Body.Path!)).Status);

        (await Verify(app, kept)).ShouldSay("Genuine").ShouldSay("it is the current agreement").ShouldNotSay("Ada").ShouldNotSay("Sampleton");
        (await Verify(app, [.. kept.Select((b, i) => i == kept.Length / 2 ? (byte)(b ^ 1) : b)])).ShouldSay("Not genuine");

        await app.ChangePlanComments(ada, plan, "Prefers evenings.");
        await app.AskToSign(ada, plan);
        (await app.SignByLink()).ShouldSay("Your signature is recorded");
        await app.SignByStaff(ada, plan);
        (await Verify(app, kept)).ShouldSay("it is superseded, because a later version was agreed");
    }

    [Theory]
    [InlineData("chicago-cook", TestOrganization.North, "Develop Individual Employment Plan")]
    [InlineData("illinois-dceo", TestOrganization.North, "Development of an IEP")]
    [InlineData("new-jersey", TestOrganization.Far, "Individual employment plan")]
    public async Task The_copy_note_and_the_service_of_making_the_plan_follow_the_packs_rules_once(string pack, string office, string service)
    {
        await using var app = await TestApp.StartAsync();
        var planner = office == TestOrganization.Far ? Person.FarPlanner : Person.CareerPlanner;
        // What is agreed here is a plan alone: no training stands before the service that makes the plan.
        var (ada, plan) = await app.AddWithPlan(pack, office: office, planner: planner, change: file =>
        {
            file["services"] = new System.Text.Json.Nodes.JsonArray();
            file["plans"]![0]!["goals"]![0]!["objectives"]![0]!["services"] = new System.Text.Json.Nodes.JsonArray();
        });
        await app.AskToSign(ada, plan, planner);
        await app.SignByLink();
        Assert.Empty((await app.SignByStaff(ada, plan, planner)).Problems);

        var services = await app.Call((MilepostDb db) => db.Services.AsNoTracking().Where(s => s.ParticipantId == ada).ToListAsync());
        var notes = await app.Call((MilepostDb db) => db.CaseNotes.AsNoTracking().Where(n => n.ParticipantId == ada).ToListAsync());
        Assert.Equal((service, new DateOnly(2026, 3, 2)), Assert.Single(services.Select(s => (s.Details.Name, s.Details.StartsOn))));
        Assert.Equal(pack == "new-jersey" ? 0 : 1, notes.Count(n => n.Details.Text.Contains("was given a copy", StringComparison.Ordinal)));
        Assert.Single(notes, n => n.Details.Text.Contains("signed it electronically", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_wrong_dates_of_birth_kill_the_link()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var link = (await app.Letter()).Body!.Path!;

        for (var guess = 1; guess < SignatureRequest.MostWrongAnswers; guess++) Assert.Single((await app.Stranger().Open(link, $"{guess}/1/1991")).Problems);
        Assert.Equal("This link does not work any more", (await app.Stranger().Open(link, "5/1/1991")).Heading);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await app.Stranger().Visit(link)).Status);
        await app.ShouldNotBeSigned(plan);
        // A reminder brings a link that works.
        var page = await app.As(Person.CareerPlanner).Visit($"{SigningSteps.At(ada, plan)}/{(await app.Request(plan)).Id}");
        await page.Press("Remind Ada");
        (await app.SignByLink()).ShouldSay("Your signature is recorded");
    }

    [Fact]
    public async Task Pressing_twice_or_going_back_after_signing_says_that_it_is_signed()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.Asked(ada, plan);
        var page = (await (await app.Stranger().Open((await app.Letter()).Body!.Path)).ReadOn()).FillIn();
        var again = page.Copy();

        // A browser that presses twice drops the first answer, and with it the cookies in it.
        await Task.WhenAll(page.Press("I agree"), again.Press("I agree"));

        Assert.All([page, again], p => p.ShouldSay("Your signature is recorded"));
        Assert.Single(await app.Sealed(plan));
        Assert.Single((await app.Plan(plan)).Agreements);
    }

    private static async Task<TestPage> Verify(TestApp app, byte[] file)
    {
        var page = await app.Stranger().Visit("/verify");
        page.Document.QuerySelector("input[type=file]")!.ShouldBeTheOnlyField(page, file);
        return await page.Press("Check the file");
    }
}

file static class Files
{
    public static void ShouldBeTheOnlyField(this AngleSharp.Dom.IElement field, TestPage page, byte[] file) =>
        page.Attach(TestPage.LabelWords(page.Document.QuerySelector($"label[for='{field.Id}']")!), "plan.pdf", file, "application/pdf");
}
