using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using static Milepost.App.Tests.Features.Plans.PlanCases;

namespace Milepost.App.Tests.Features.Mail;

/// <summary>What a customer hears by mail when a planner writes.</summary>
public sealed class CustomerLettersTests
{
    [Theory]
    [InlineData("en", true, "You have a new message", "Read the message")]
    [InlineData("es", true, "Tiene un mensaje nuevo", "Leer el mensaje")]
    [InlineData("en", false, "You have a new message", null)]
    public async Task A_goal_off_track_is_told_kindly_and_without_a_word_of_the_plan(string language, bool hasAccount, string subject, string? button)
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: file => { OnePlan()(file); file["participant"]!["language"] = language; });
        if (hasAccount) await AddCustomer(app, ada, "ada.own@example.org");

        await SetOffTrack(app, ada);

        var letter = Assert.Single(await app.Call((MilepostDb db) => db.OutgoingMail.AsNoTracking().ToListAsync()));
        Assert.Equal((hasAccount ? "ada.own@example.org" : "ada@example.org", language, subject, button, button is null ? null : "/me"), (letter.To, letter.Language, letter.Subject, letter.Body!.ButtonText, letter.Body.Path));
        var words = string.Join(' ', letter.Body.Paragraphs);
        Assert.All(new[] { "Ada", "Sampleton", "goal", "plan ", "track", "meta" }, word => Assert.DoesNotContain(word, words + letter.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_wants_no_mail_about_messages_or_has_no_address_gets_none()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-1", change: OnePlan());
        var accountId = await AddCustomer(app, ada, "ada.own@example.org");
        await app.Call((MilepostDb db) =>
        {
            db.NotificationChoices.Add(new() { AccountId = accountId, AboutMessages = false, AboutSignatures = true, OwedFrom = new(2026, 3, 2) });
            return db.SaveChangesAsync();
        });
        var ben = await app.AddParticipant(id: "P-2", change: file => { OnePlan()(file); file["participant"]!.AsObject().Remove("email"); });

        await SetOffTrack(app, ada);
        await SetOffTrack(app, ben);

        Assert.Empty(await app.Call((MilepostDb db) => db.OutgoingMail.ToListAsync()));
        Assert.Equal(2, await app.Call((MilepostDb db) => db.CustomerMessages.CountAsync()));
    }

    private static async Task SetOffTrack(TestApp app, Guid participant)
    {
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{participant}/goals");
        page.Choose("Status of goal 1", "Off track");
        await page.Press("Set status of goal 1");
    }

    private static Task<Guid> AddCustomer(TestApp app, Guid participantId, string email) => app.Call(async (UserManager<UserAccount> accounts) =>
    {
        var account = new UserAccount { UserName = email, Email = email, DisplayName = "Customer", ParticipantId = participantId };
        Assert.True((await accounts.CreateAsync(account, Person.Password)).Succeeded);
        return account.Id;
    });
}
