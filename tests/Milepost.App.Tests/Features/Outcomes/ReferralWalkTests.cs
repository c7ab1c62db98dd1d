using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Documents;
using Milepost.App.Tests.Features.Services;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Tests.Features.Outcomes;

public sealed class ReferralWalkTests
{
    [Theory, EachDatabase]
    public async Task A_partner_with_an_account_accepts_writes_and_is_done_and_the_planner_reviews_the_result(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var sent = await app.SentReferral(withAccount: true);
        sent.Page.ShouldSay("The partner reads it after signing in.").ShouldSay("Sent, no answer yet");
        var letter = await app.LetterOf();
        Assert.Equal(("pat.P-1@example.org", $"/partner/referrals/{sent.Referral}"), (letter.To, letter.Body!.Path));
        var words = string.Join(' ', [letter.Subject, .. letter.Body.Paragraphs, letter.Body.ButtonText]);
        Assert.All(["Ada", "Sampleton", "glasses", "Casey"], word => Assert.DoesNotContain(word, words, StringComparison.OrdinalIgnoreCase));

        var pat = app.As(sent.Pat!);
        var page = await pat.Visit("/");
        Assert.Equal("/partner", page.Address);
        page.ShouldSay("Ada Sampleton");
        await page.Click("Ada Sampleton");
        page.ShouldSay("New glasses").ShouldSay("555-0123").ShouldSay("Work as a pharmacy technician").ShouldSay("Attend Job Readiness Workshop");
        // What nobody consented to, and what the plan says of barriers, is not there.
        page.ShouldNotSay("Transportation").ShouldNotSay("Services").ShouldNotSay("Assessments").ShouldNotSay("1990");

        await page.Press("Send the answer");
        Assert.Equal(["Choose your answer."], page.Problems);
        page.Choose("Your answer", "We accept it");
        await page.Press("Send the answer");
        page.ShouldSay("The career planner is told that you accept.");
        page.Fill("Note to the career planner", "Which days suit her?");
        await page.Press("Send the note");
        var planner = app.As(Person.CareerPlanner);
        (await planner.Visit("/my-day")).ShouldSay("Ada Sampleton note from Mock Clinic to answer");
        var mine = await planner.Visit(sent.Address);
        mine.ShouldSay("Which days suit her?").ShouldSay("Pat Partner-Test (Mock Clinic)");
        mine.Fill("Note to the partner", "Mondays.");
        await mine.Press("Send the note");
        (await planner.Visit("/my-day")).ShouldNotSay("to answer");

        page = await pat.Visit($"/partner/referrals/{sent.Referral}");
        page.ShouldSay("Mondays.");
        page.Choose("Your answer", "It is done");
        await page.Press("Send the answer");
        Assert.Equal("Enter the result.", page.Field("Reason or result").Error);
        page.Choose("Your answer", "It is done").Fill("Reason or result", "She has her glasses.").Attach("File", "receipt.pdf", Scans.Pdf("receipt"), "application/pdf");
        await page.Press("Send the answer");
        page.ShouldSay("told the result").ShouldSay("You are done with this referral");

        (await planner.Visit("/my-day")).ShouldSay("Ada Sampleton result of Mock Clinic to review");
        mine = await planner.Visit(sent.Address);
        mine.ShouldSay("She has her glasses.").ShouldSay("From Mock Clinic: receipt.pdf");
        mine.Fill("What you make of it", "Good").Choose("What comes next", "Set the status of a goal");
        await mine.Press("The result is reviewed");
        Assert.Equal($"/participants/{sent.Person}/goals", mine.Address);
        Assert.Equal([ReferralState.Drafted, ReferralState.Sent, ReferralState.Accepted, ReferralState.Done, ReferralState.Reviewed], (await app.ReferralOf(sent.Person)).Steps.Select(s => s.State));
        (await pat.Visit($"/partner/referrals/{sent.Referral}")).ShouldBeMissing();
        (await pat.Visit("/partner")).ShouldNotSay("Ada");
        (await planner.Visit("/my-day")).ShouldNotSay("to review");
        // The case file carries all of it, and reads it back as it was.
        var referral = Assert.Single((await app.Export("P-1")).List("referrals"));
        Assert.Equal(("reviewed", "She has her glasses.", "2026-03-20"), (referral.Text("state"), referral.Text("outcome"), referral.Text("neededBy")));
        Assert.Equal(5, referral!["steps"]!.AsArray().Count);
    }

    [Theory, EachDatabase]
    public async Task A_partner_without_an_account_comes_by_a_link_and_the_code_told_by_telephone(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var sent = await app.SentReferral();
        var code = ReferralSteps.AccessCodeOn(sent.Page);
        var letter = await app.LetterOf();
        Assert.Equal("referrals@example.org", letter.To);
        Assert.DoesNotContain(code, string.Join(' ', letter.Body!.Paragraphs) + letter.Body.Path, StringComparison.Ordinal);
        (await app.As(Person.CareerPlanner).Visit(sent.Address)).ShouldNotSay("Access code:");
        var kept = System.Text.Json.JsonSerializer.Serialize(await app.Call((MilepostDb db) => db.PartnerLinks.AsNoTracking().SingleAsync()));
        Assert.DoesNotContain(letter.Body.Path!.Split('/')[^1], kept, StringComparison.Ordinal);
        Assert.DoesNotContain(code, kept, StringComparison.Ordinal);

        var clinic = app.Stranger();
        var page = await clinic.Visit(letter.Body.Path);
        page.ShouldSay("enter the access code").ShouldNotSay("Ada").ShouldNotSay("Sampleton").ShouldNotSay("glasses");
        page.Fill("Access code", code.Replace("-", " ", StringComparison.Ordinal));
        await page.Press("Open the referral");
        page.ShouldSay("Referral of Ada Sampleton").ShouldSay("New glasses").ShouldSay("555-0123");
        // The customer sees who looked.
        (await (await app.AsCustomer(sent.Person)).Visit("/me/viewers")).ShouldSay("Mock Clinic (by the link)");
        page.Choose("Your answer", "We accept it");
        await page.Press("Send the answer");

        // Days later, with the same link and code, on another device.
        app.Clock.Advance(TimeSpan.FromDays(9));
        (await clinic.Visit(page.Address)).ShouldBeMissing();
        var later = await app.Stranger().Visit(letter.Body.Path);
        later.Fill("Access code", code);
        await later.Press("Open the referral");
        later.Choose("Your answer", "We decline it").Fill("Reason or result", "No appointments left");
        await later.Press("Send the answer");
        Assert.Equal("/partner/answered", later.Address);
        Assert.Equal(ReferralState.Declined, (await app.ReferralOf(sent.Person)).State);
        (await app.Stranger().Visit(letter.Body.Path)).ShouldBeMissing();
        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit(sent.Address)).ShouldSay("Declined: No appointments left").ShouldSay("Mock Clinic (by the link)");
    }

    [Fact]
    public async Task Without_consent_nothing_is_sent_and_the_referral_is_given_to_the_customer()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        await app.AddPartner();
        var page = await app.Draft(ada);

        page.ShouldSay("No consent in force covers this partner").ShouldSay("Nothing may be sent.");
        Assert.False(page.HasButton("Send to the partner"));
        var forged = await app.As(Person.CareerPlanner).Post(page.Address, ("Form.Items", "Contact"), ("Form.Days", "30"), ("Form.Version", "1"));
        forged.ShouldSay("No consent in force today covers contact details for this partner.");
        Assert.Empty(await app.Call((MilepostDb db) => db.OutgoingMail.ToListAsync()));
        Assert.Null((await app.ReferralOf(ada)).SentOn);

        // A consent for one thing opens that thing and no other.
        await page.Click("Record a consent");
        page.Fill("What for", "Glasses").Tick("Contact details").Choose("How it was given", "Spoken, before a witness").Fill("Witness", "Cole");
        await page.Press("Record the consent");
        Assert.EndsWith("/send", page.Address, StringComparison.Ordinal);
        forged = await app.As(Person.CareerPlanner).Post(page.Address, ("Form.Items", "Contact"), ("Form.Items", "Assessments"), ("Form.Days", "30"), ("Form.Version", "1"));
        forged.ShouldSay("No consent in force today covers assessments");
        await page.Press("Send to the partner");
        page.ShouldSay("The partner sees today: name, contact details");
    }

    [Fact]
    public async Task Ten_days_without_an_answer_it_waits_on_my_day_and_after_its_time_the_partner_sees_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var sent = await app.SentReferral(withAccount: true);
        (await app.As(Person.CareerPlanner).Visit("/my-day")).ShouldSay("1 referral unanswered").ShouldNotSay("has not answered");

        app.Clock.Advance(TimeSpan.FromDays(11));
        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit("/my-day")).ShouldSay("Ada Sampleton Mock Clinic has not answered since Mar 2, 2026");
        var office = await app.AsInAnotherBrowser(Person.Supervisor).Visit("/referrals?needs=true");
        office.ShouldSay("Ada Sampleton").ShouldSay("Mock Clinic has not answered");
        (await app.AsInAnotherBrowser(Person.Supervisor).Visit("/referrals?state=Accepted")).ShouldNotSay("Ada Sampleton");

        app.Clock.Advance(TimeSpan.FromDays(25));
        (await app.AsInAnotherBrowser(sent.Pat!).Visit($"/partner/referrals/{sent.Referral}")).ShouldBeMissing();
        (await app.AsInAnotherBrowser(Person.CareerPlanner).Visit(sent.Address)).ShouldSay("Expired without an answer");
    }

    [Fact]
    public async Task What_the_partner_says_on_the_telephone_is_recorded_with_its_day()
    {
        await using var app = await TestApp.StartAsync();
        var sent = await app.SentReferral();
        var page = await app.As(Person.CareerPlanner).Visit(sent.Address);

        page.Choose("What the partner said", "Declined").Fill("Day of the answer", "3/3/2026");
        await page.Press("Record the partner's answer");
        Assert.Equal("Enter the reason.", page.Field("Reason or result").Error);
        page.Fill("Reason or result", "Full").Fill("Day of the answer", "3/3/2026");
        await page.Press("Record the partner's answer");
        Assert.Equal("Enter a day between Mar 2, 2026 and today.", page.Field("Day of the answer").Error);
        page.Fill("Day of the answer", "");
        await page.Press("Record the partner's answer");

        page.ShouldSay("Declined: Full");
        Assert.False(page.HasButton("Send it again"));
    }
}
