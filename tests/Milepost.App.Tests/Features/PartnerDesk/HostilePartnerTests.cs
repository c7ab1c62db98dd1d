using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Documents;
using Milepost.App.Tests.Features.Outcomes;
using Milepost.App.Tests.Features.Services;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Tests.Features.PartnerDesk;

/// <summary>What a partner, or somebody with a partner's letter, must not get.</summary>
public sealed class HostilePartnerTests
{
    [Fact]
    public async Task A_withdrawn_consent_closes_everything_at_once_for_the_account_and_for_the_device_that_is_reading()
    {
        await using var app = await TestApp.StartAsync();
        var sent = await app.SentReferral(withAccount: true);
        var pat = app.As(sent.Pat!);
        var open = await pat.Visit($"/partner/referrals/{sent.Referral}");
        open.ShouldSay("555-0123");

        var customer = await (await app.AsCustomer(sent.Person)).Visit("/me/sharing");
        customer.ShouldSay("They see now: your name, contact details, goals and steps of the plan");
        await customer.Press("Take it back: Mock Clinic");
        customer.ShouldSay("Taken back.").ShouldSay("They see nothing about you here.");

        // The page that was open before, another look, and the list.
        open.Choose("Your answer", "It is done").Fill("Reason or result", "Too late");
        (await open.Press("Send the answer")).ShouldBeMissing();
        (await pat.Visit($"/partner/referrals/{sent.Referral}")).ShouldBeMissing();
        (await pat.Visit("/partner")).ShouldNotSay("Ada");
        Assert.Equal(ReferralState.Sent, (await app.ReferralOf(sent.Person)).State);

        // Another consent, given later to all the same, opens nothing that did not rest on it.
        await app.Consent(sent.Person, "All partners", "Contact details", "Goals and steps of the plan");
        (await pat.Visit($"/partner/referrals/{sent.Referral}")).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit(sent.Address)).ShouldSay("The partner sees nothing today");
    }

    [Fact]
    public async Task The_link_of_a_withdrawn_consent_and_the_device_that_came_by_it_are_dead()
    {
        await using var app = await TestApp.StartAsync();
        var sent = await app.SentReferral();
        var (path, code) = ((await app.LetterOf()).Body!.Path!, ReferralSteps.AccessCodeOn(sent.Page));
        var clinic = app.Stranger();
        var page = await clinic.Visit(path);
        page.Fill("Access code", code);
        await page.Press("Open the referral");
        page.ShouldSay("Ada");

        var consents = await app.As(Person.CareerPlanner).Visit($"/participants/{sent.Person}/consents");
        await consents.Press("Withdraw the consent with Mock Clinic");

        (await clinic.Visit(page.Address)).ShouldBeMissing().ShouldNotSay("Ada");
        (await app.Stranger().Visit(path)).ShouldBeMissing();
    }

    [Fact]
    public async Task Guessing_the_code_ends_after_five_tries_in_all_whoever_tries()
    {
        await using var app = await TestApp.StartAsync();
        var sent = await app.SentReferral();
        var (path, code) = ((await app.LetterOf()).Body!.Path!, ReferralSteps.AccessCodeOn(sent.Page));
        var wrong = code == "0000-0000" ? "1111-1111" : "0000-0000";

        for (var tries = 1; tries < 5; tries++)
        {
            var page = await app.Stranger().Visit(path);
            page.Fill("Access code", wrong);
            await page.Press("Open the referral");
            Assert.Equal(["This is not the access code of this referral. Ask the career planner who sent it."], page.Problems);
            page.ShouldNotSay("Ada");
        }
        var last = await app.Stranger().Visit(path);
        last.Fill("Access code", wrong);
        (await last.Press("Open the referral")).ShouldBeMissing();
        (await app.Stranger().Visit(path)).ShouldBeMissing();
        (await app.Stranger().Post(path, ("Form.Code", code))).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit($"/participants/{sent.Person}/history?area=referral")).ShouldSay("gave a wrong access code").ShouldSay("put out of use");

        // The planner makes a new pair; the old link stays dead and the old code opens nothing.
        var mine = await app.As(Person.CareerPlanner).Visit(sent.Address);
        mine.ShouldSay("It no longer works.");
        await mine.Press("Send a new link and code");
        var renewed = (await app.LetterOf()).Body!.Path!;
        Assert.NotEqual(path, renewed);
        var again = await app.Stranger().Visit(renewed);
        again.Fill("Access code", ReferralSteps.AccessCodeOn(mine));
        (await again.Press("Open the referral")).ShouldSay("Ada Sampleton");
        (await app.Stranger().Visit(path)).ShouldBeMissing();
    }

    [Fact]
    public async Task A_replayed_session_a_foreign_link_and_a_revoked_link_open_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var sent = await app.SentReferral();
        var bea = await app.SentReferral(first: "Bea", id: "P-2", partner: sent.Partner);
        var beaLetter = await app.LetterOf();
        var links = await app.Call((MilepostDb db) => db.PartnerLinks.AsNoTracking().ToListAsync());
        var clinic = app.Stranger();
        var page = await clinic.Visit(beaLetter.Body!.Path!);
        page.Fill("Access code", ReferralSteps.AccessCodeOn(bea.Page));
        await page.Press("Open the referral");
        page.ShouldSay("Bea Sampleton");

        // The session of one link opens no other, not even of the same partner.
        var other = links.Single(l => l.ReferralId == sent.Referral);
        (await clinic.Visit($"/partner/shared/{other.Id}")).ShouldBeMissing();
        (await clinic.Post($"/partner/shared/{other.Id}", ("Form.Answer", "Accepted"))).ShouldBeMissing();
        // Nobody without the session, and it ends by itself.
        (await app.Stranger().Visit(page.Address)).ShouldBeMissing();
        foreach (var forbidden in new[] { $"/participants/{bea.Person}", "/partner", $"/partner/referrals/{bea.Referral}", "/me" }) (await clinic.Visit(forbidden)).ShouldNotSay("Bea");

        await (await app.As(Person.CareerPlanner).Visit(bea.Address)).Press("Put the link out of use");
        (await clinic.Visit(page.Address)).ShouldBeMissing();
        (await app.Stranger().Visit(beaLetter.Body.Path!)).ShouldBeMissing();
        Assert.Equal(ReferralState.Sent, (await app.ReferralOf(sent.Person)).State);
    }

    [Fact]
    public async Task Another_partners_referral_and_any_page_of_the_office_are_not_there()
    {
        await using var app = await TestApp.StartAsync();
        var sent = await app.SentReferral(withAccount: true);
        var olive = app.As(await app.AddPartnerPerson(await app.AddPartner("Fable Legal Aid"), "olive.partner@example.org"));
        await app.Consent(sent.Person, "All partners", "Contact details");

        // A consent alone shows nothing: it takes a referral.
        (await olive.Visit("/partner")).ShouldNotSay("Ada");
        (await olive.Visit($"/partner/referrals/{sent.Referral}")).ShouldBeMissing();
        (await olive.Post($"/partner/referrals/{sent.Referral}", ("Form.Answer", "Accepted"))).ShouldBeMissing();
        (await olive.Post($"/partner/referrals/{sent.Referral}?handler=Note", ("Note.Text", "Hello"))).ShouldBeMissing();
        foreach (var page in new[] { $"/participants/{sent.Person}", "/participants", "/my-day", "/office", "/referrals", "/partners", "/people", "/me", $"/participants/{sent.Person}/case-file.json" })
            (await olive.Visit(page)).ShouldBeMissing();
        Assert.Equal(ReferralState.Sent, (await app.ReferralOf(sent.Person)).State);
    }

    [Fact]
    public async Task Somebody_who_left_the_partner_is_out_with_the_next_click()
    {
        await using var app = await TestApp.StartAsync();
        var sent = await app.SentReferral(withAccount: true);
        var pat = app.As(sent.Pat!);
        (await pat.Visit("/partner")).ShouldSay("Ada");

        var page = await app.As(Person.Supervisor).Visit($"/partners/{sent.Partner}");
        await page.Press("Deactivate Pat Partner-Test");
        page.ShouldSay("Cannot sign in");

        Assert.Equal("Sign in", (await pat.Visit("/partner")).Heading);
    }

    [Fact]
    public async Task Only_the_documents_that_were_named_are_handed_out()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var partner = await app.AddPartner();
        var pat = app.As(await app.AddPartnerPerson(partner));
        var planner = app.As(Person.CareerPlanner);
        foreach (var title in new[] { "Award letter", "Diagnosis" })
        {
            var upload = await planner.Visit($"/participants/{ada}/documents");
            upload.Fill("Title", title).Attach("File", "scan.pdf", Scans.Pdf(title), "application/pdf");
            await upload.Press("Add document");
        }
        await app.Consent(ada, "Mock Clinic", "Documents by name", "Award letter");
        var page = await app.Draft(ada);
        page.Tick("Documents by name").Tick("Award letter");
        await page.Press("Send to the partner");
        var referral = (await app.ReferralOf(ada)).Id;
        var documents = await app.Call((MilepostDb db) => db.Documents.AsNoTracking().ToListAsync());

        var seen = await pat.Visit($"/partner/referrals/{referral}");
        seen.ShouldSay("Award letter").ShouldNotSay("Diagnosis").ShouldNotSay("555-0123");
        Assert.Equal("application/pdf", (await pat.Download($"/partner/referrals/{referral}/documents/{documents.Single(d => d.Title == "Award letter").Id}")).ContentType);
        (await pat.Visit($"/partner/referrals/{referral}/documents/{documents.Single(d => d.Title == "Diagnosis").Id}")).ShouldBeMissing();
        (await pat.Visit($"/participants/{ada}/documents/{documents[0].Id}/download")).ShouldBeMissing();
    }
}
