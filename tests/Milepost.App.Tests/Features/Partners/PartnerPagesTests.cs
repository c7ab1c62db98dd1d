using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Partners;

public sealed class PartnerPagesTests
{
    [Theory, EachDatabase]
    public async Task A_partner_is_added_for_an_area_serves_its_offices_and_is_ended(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.LocalAreaStaff).Visit("/partners/new");
        await page.Press("Add the partner");
        Assert.Equal("Enter the name of the organization.", page.Field("Organization").Error);
        page.Fill("Organization", "Fable Child Care").Choose("Kept at", "First local area").Fill("E-mail for referrals", "not an address").Fill("Contact person", "M. Placeholder").Tick("Child care").Fill("Other programs", "Night care");
        await page.Press("Add the partner");
        Assert.Equal("Enter an e-mail address like referrals@example.org, or leave it empty.", page.Field("E-mail for referrals").Error);
        page.Fill("E-mail for referrals", "care@example.org");
        await page.Press("Add the partner");
        page.ShouldSay("Fable Child Care is added.");
        var partner = await app.Call((MilepostDb db) => db.Partners.AsNoTracking().SingleAsync());
        Assert.Equal(["Child care", "Night care"], partner.Details.Programs);

        (await app.As(Person.CareerPlanner).Visit("/partners?q=night")).ShouldSay("Fable Child Care");
        (await app.As(Person.FarPlanner).Visit("/partners")).ShouldNotSay("Fable");
        var planners = await app.As(Person.CareerPlanner).Visit($"/partners/{partner.Id}");
        Assert.False(planners.HasButton("Save the partner"));
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/referrals/new")).ShouldSay("Fable Child Care: Child care, Night care");

        await page.Press("No new referrals from today on");
        page.ShouldSay("Takes no referrals since Mar 2, 2026");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/referrals/new")).ShouldNotSay("Fable Child Care");
        (await app.As(Person.CareerPlanner).Post($"/participants/{ada}/referrals/new", ("Form.PartnerId", partner.Id.ToString()), ("Form.On", "3/1/2026"))).ShouldSay("takes no referrals any more");
        (await app.As(Person.Administrator).Visit("/organization/history?area=partner")).ShouldSay("Partner added: Fable Child Care").ShouldSay("takes no referrals any more");
    }

    [Fact]
    public async Task A_supervisor_keeps_the_partners_below_and_only_looks_at_those_of_the_area_above()
    {
        await using var app = await TestApp.StartAsync();
        var areas = await app.AddPartner("Area partner", at: TestOrganization.Area);
        var norths = await app.AddPartner("North partner");

        Assert.False((await app.As(Person.Supervisor).Visit($"/partners/{areas}")).HasButton("Save the partner"));
        (await app.As(Person.Supervisor).Post($"/partners/{areas}", ("Form.Name", "Forged"), ("Form.Version", "1"))).ShouldBeMissing();
        (await app.As(Person.Supervisor).Post($"/partners/{areas}?handler=Invite", ("Invite.Name", "Mallory"), ("Invite.Email", "mallory@example.org"))).ShouldBeMissing();
        Assert.True((await app.As(Person.Supervisor).Visit($"/partners/{norths}")).HasButton("Save the partner"));
        (await app.As(Person.FarSupervisor).Visit($"/partners/{norths}")).ShouldBeMissing();
    }

    [Fact]
    public async Task Somebody_of_a_partner_is_invited_sets_a_password_and_signs_in()
    {
        await using var app = await TestApp.StartAsync();
        var partner = await app.AddPartner();
        var page = await app.As(Person.Supervisor).Visit($"/partners/{partner}");
        page.Fill("Name", "Pat Partner-Test").Fill("E-mail address to sign in with", Person.CareerPlanner.Email);
        await page.Press("Send the invitation");
        page.ShouldSay("Somebody has an account with this e-mail address already.");
        page.Fill("E-mail address to sign in with", "pat@example.org");
        await page.Press("Send the invitation");
        page.ShouldSay("pat@example.org").ShouldSay("Invited");
        var letter = await app.Call((MilepostDb db) => db.OutgoingMail.AsNoTracking().SingleAsync());

        var pat = app.Stranger();
        var first = await pat.Visit(letter.Body!.Path!);
        first.Fill("New password", Person.Password).Fill("New password again", Person.Password);
        await first.Press("Set the password");
        var signIn = await pat.Visit("/sign-in");
        signIn.Fill("E-mail address", "pat@example.org").Fill("Password", Person.Password);
        await signIn.Press("Sign in");

        Assert.Equal("/partner", signIn.Address);
        signIn.ShouldSay("Referrals to Mock Clinic").ShouldSay("No referral is open to you.");
        (await pat.Visit("/account")).ShouldSay("pat@example.org").ShouldNotSay("Roles").ShouldNotSay("Calendar");
        (await app.As(Person.Administrator).Visit("/people")).ShouldNotSay("pat@example.org");
        (await app.As(Person.Supervisor).Visit($"/partners/{partner}")).ShouldSay("Signs in");
    }
}
