using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts.CustomerSignIn;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Accounts.CustomerSignIn;

public sealed class CustomerSignInTests
{
    private const string Chosen = "a few words in a row";
    private const string Spent = "This link no longer works";

    [Fact]
    public async Task A_planner_invites_and_the_customer_sets_a_password_with_the_date_of_birth_and_is_in()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(change: file => file["participant"]!["language"] = "es");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/sign-in");
        Assert.Equal("ada@example.org", page.Field("E-mail address to sign in with").Value);
        await page.Press("Make a link to hand over");
        page.ShouldSay("Hand this link over now").ShouldSay("Invited");
        var link = page.Field("One-time link").Value;
        // It is shown once.
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/sign-in")).ShouldNotSay("Hand this link over now");

        var browser = app.Stranger();
        // Programs that check mail open links too; that spends nothing.
        await app.Stranger().Visit(link);
        var first = await browser.Visit(link);
        first.Fill("Your date of birth", "5/4/1990").Fill("New password", Chosen).Fill("New password again", Chosen);
        await first.Press("Set my password and sign in");

        Assert.Equal("/me", first.Address);
        first.ShouldSay("inicie sesión con ada@example.org");
        // The language is that of the record, as the device had chosen none.
        Assert.Equal("Hola, Ada", (await browser.Visit("/me")).Heading);
        Assert.Equal(Spent, (await app.Stranger().Visit(link)).Heading);
        Assert.Equal("/me", (await app.SignIn("ada@example.org", Chosen)).Address);
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/history")).ShouldSay("Invited Ada Sampleton to sign in").ShouldSay("Ada Sampleton signed in for the first time");
        (await app.OrganizationHistory()).ShouldNotSay("Ada Sampleton");
    }

    [Theory, EachDatabase]
    public async Task The_fifth_wrong_date_of_birth_puts_the_link_out_of_use(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant();
        var link = (await Invite(app, ada, "ada@example.org")).Value.Path!;
        var page = await app.Stranger().Visit(link);

        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await Fill(page, "5/5/1990").Press("Set my password and sign in");
            page.ShouldSay("This is not the date of birth we have on file");
        }
        await Fill(page, "5/5/1990").Press("Set my password and sign in");

        Assert.Equal(Spent, page.Heading);
        page = await app.Stranger().Visit(link);
        page.ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/history")).ShouldSay("a wrong date of birth too often; the link was put out of use");
    }

    [Fact]
    public async Task A_weak_password_costs_no_try_and_keeps_the_link()
    {
        await using var app = await TestApp.StartAsync();
        var link = (await Invite(app, await app.AddParticipant(), "ada@example.org")).Value.Path!;
        var page = await app.Stranger().Visit(link);

        page.Fill("Your date of birth", "5/4/1990").Fill("New password", "short").Fill("New password again", "short");
        await page.Press("Set my password and sign in");

        page.ShouldSay("Use at least 12 characters");
        // Another language is one click away, and the link still leads here.
        Assert.Equal("Elija su contraseña", (await page.Copy().Click("Español")).Heading);
        await Fill(page, "5/4/1990").Press("Set my password and sign in");
        Assert.Equal("/me", page.Address);
    }

    [Fact]
    public async Task A_link_ends_after_seven_days_and_with_the_next_one()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var former = (await Invite(app, ada, "ada@example.org")).Value.Path!;
        var link = (await Invite(app, ada, "ada@example.org")).Value.Path!;

        Assert.Equal(Spent, (await app.Stranger().Visit(former)).Heading);
        app.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("Set your password", (await app.Stranger().Visit(link)).Heading);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Spent, (await app.Stranger().Visit(link)).Heading);
        Assert.Equal(Spent, (await app.Stranger().Visit("/first-sign-in?account=x&token=y")).Heading);
        Assert.Equal(Spent, (await app.Stranger().Visit(link[..^1])).Heading);
    }

    [Fact]
    public async Task An_address_that_signs_somebody_else_in_is_refused_with_what_to_do()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/sign-in");

        page.Fill("E-mail address to sign in with", Person.Monitor.Email);
        await page.Press("Make a link to hand over");

        Assert.Contains("Another account signs in with this address", Assert.Single(page.Problems), StringComparison.Ordinal);
        page.ShouldSay("None yet");

        // A letter that nobody sees makes another address of one that looks the same.
        page.Fill("E-mail address to sign in with", "ada@example.org\u200b");
        await page.Press("Make a link to hand over");
        Assert.Equal("Enter an e-mail address like name@example.org.", Assert.Single(page.Problems));
    }

    [Fact]
    public async Task An_invitation_by_mail_shows_no_link_to_the_planner()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{await app.AddParticipant()}/sign-in");

        await page.Press("Send by e-mail");

        page.ShouldSay("on its way by e-mail").ShouldSay("Invited").ShouldNotSay("Hand this link over now");
    }

    [Fact]
    public async Task Another_address_is_given_on_purpose_only_and_puts_a_link_in_the_old_mailbox_out_of_use()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var customer = await app.AddCustomer(ada);
        var link = (await Invite(app, ada, customer.Email)).Value.Path!;
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/sign-in");
        // The profile's address is another one, and that changed nothing.
        page.ShouldSay($"Signs in with {customer.Email}").ShouldSay("Profile says ada@example.org");

        page.Fill("New e-mail address to sign in with", "ada.new@example.org");
        await page.Press("Change the address");

        page.ShouldSay("signs in with ada.new@example.org from now on");
        // Whoever used the old address hears of it there, without the new one.
        var told = await app.Call((MilepostDb db) => db.OutgoingMail.AsNoTracking().SingleAsync(m => m.To == customer.Email && m.Subject == "The address you sign in with was changed"));
        Assert.DoesNotContain("ada.new", string.Join(' ', told.Body!.Paragraphs), StringComparison.Ordinal);
        Assert.Equal(Spent, (await app.Stranger().Visit(link)).Heading);
        Assert.Equal("/me", (await app.SignIn("ada.new@example.org", Person.Password)).Address);
        (await app.SignIn(customer.Email, Person.Password)).ShouldSay("is wrong");
    }

    [Fact]
    public async Task A_deactivated_customer_is_out_with_the_next_request_until_activated_again()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var customer = await app.AddCustomer(ada);
        Assert.Equal("Hello, Ada", (await app.As(customer).Visit("/me")).Heading);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/sign-in");

        await page.Press("Deactivate");
        Assert.Equal("Say why, in a few words.", Assert.Single(page.Problems));
        page.Fill("Why", "The phone was stolen");
        await page.Press("Deactivate");

        page.ShouldSay("cannot sign in until you activate it again");
        Assert.Equal("Sign in", (await app.As(customer).Visit("/me")).Heading);
        (await app.SignIn(customer.Email, Person.Password)).ShouldSay("is wrong");
        await page.Press("Activate");
        Assert.Equal("/me", (await app.SignIn(customer.Email, Person.Password)).Address);
    }

    [Theory, EachDatabase]
    public async Task A_forgotten_password_is_answered_alike_whether_the_address_is_known_or_not(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant();
        var customer = await app.AddCustomer(ada);

        var known = await Forgot(app, customer.Email);
        var unknown = await Forgot(app, "nobody@example.org");
        await Forgot(app, customer.Email);
        await Forgot(app, Person.Monitor.Email);

        Assert.Equal(known.Text, unknown.Text);
        var letters = await app.Call((Milepost.App.Store.MilepostDb db) => Task.FromResult(db.OutgoingMail.AsEnumerable().OrderBy(m => m.CreatedAt).Select(m => (m.To, m.Kind, Path: m.Body?.Path)).ToList()));
        Assert.Equal([(customer.Email, "passwordReset"), (Person.Monitor.Email, "passwordReset")], letters.Select(l => (l.To, l.Kind)));
        Assert.Equal("Set your password", (await app.Stranger().Visit(letters[0].Path!)).Heading);
        Assert.Equal("Set a new password", (await app.Stranger().Visit(letters[1].Path!)).Heading);
    }

    [Theory, EachDatabase]
    public async Task Links_that_are_asked_for_one_after_the_other_share_their_five_tries_until_staff_make_one(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant();
        var customer = await app.AddCustomer(ada);
        for (var tries = 1; tries <= 5; tries++)
        {
            await Forgot(app, customer.Email);
            var page = await app.Stranger().Visit(await NewestLink(app));
            await Fill(page, "5/5/1990").Press("Set my password and sign in");
            Assert.Equal(tries == 5, page.Heading == Spent);
            app.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        await Forgot(app, customer.Email);
        Assert.Equal(5, await app.Call((Milepost.App.Store.MilepostDb db) => Task.FromResult(db.OutgoingMail.Count())));
        Assert.Equal(Spent, (await app.Stranger().Visit(await NewestLink(app))).Heading);

        var link = (await Invite(app, ada, customer.Email)).Value.Path!;
        Assert.Equal("/me", (await Fill(await app.Stranger().Visit(link), "5/4/1990").Press("Set my password and sign in")).Address);
    }

    [Fact]
    public async Task Asking_for_a_new_password_takes_as_long_for_an_address_that_nobody_has_and_has_a_limit()
    {
        await using var app = await TestApp.StartAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Forgot(app, "nobody@example.org");
        Assert.True(watch.ElapsedMilliseconds >= 380);

        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Forgot(app, $"nobody{i}@example.org")));
        Assert.Contains(others, page => page.Status == System.Net.HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Somebody_who_was_invited_and_never_came_gets_a_one_time_link_to_sign_and_no_way_to_a_door_without_a_key()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await Invite(app, ada, "ada.own@example.org");

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/agreement/ask");
        await page.Press("Ask to sign");

        Assert.StartsWith("/sign/link/", await NewestLink(app), StringComparison.Ordinal);
    }

    private static Task<string> NewestLink(TestApp app) =>
        app.Call((Milepost.App.Store.MilepostDb db) => Task.FromResult(db.OutgoingMail.AsEnumerable().OrderBy(m => m.CreatedAt).Last().Body!.Path!));

    private static Task<Milepost.Domain.Result<CustomerLink>> Invite(TestApp app, Guid participantId, string email) =>
        app.Call((InviteCustomerHandler invite) => invite.HandleAsync(new(participantId, email, ByMail: false), CancellationToken.None), Person.CareerPlanner);

    private static TestPage Fill(TestPage page, string birthDate) =>
        page.Fill("Your date of birth", birthDate).Fill("New password", Chosen).Fill("New password again", Chosen);

    private static async Task<TestPage> Forgot(TestApp app, string email)
    {
        var page = await app.Stranger().Visit("/forgot-password");
        page.Fill("E-mail address", email);
        return await page.Press("Send me a link");
    }
}
