using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Store;

namespace Milepost.App.Tests.Features.Mail.Administer;

public sealed class MailPageTests
{
    [Fact]
    public async Task Without_a_mail_server_the_page_says_so_and_letters_wait()
    {
        await using var app = await TestApp.StartAsync();

        var page = await app.As(Person.Administrator).Visit("/mail");

        page.ShouldSay("No letter leaves").ShouldSay("No mail server is set, so letters wait. Set Mail:Server.").ShouldSay("No letter was written yet.");
        (await app.As(Person.Supervisor).Visit("/mail")).ShouldBeMissing();
    }

    [Fact]
    public async Task An_administrator_sees_what_became_of_letters_but_not_what_they_say_nor_to_whom()
    {
        await using var server = await MailServer.StartAsync();
        await using var app = await TestApp.StartAsync(change: services => services.AddSingleton(server.Settings));
        var ada = await app.AddParticipant();
        await app.Queue(ada, "ada@example.org", "refused.ada@example.org", "dropafter.ada@example.org", "busy.ada@example.org");
        await app.SendMail();

        var page = await app.As(Person.Administrator).Visit("/mail");

        Assert.Contains("Signature a***@example.org Sent", page.Row("a***@example.org"), StringComparison.Ordinal);
        Assert.Contains("Refused", page.Row("r***@example.org"), StringComparison.Ordinal);
        Assert.Contains("550 5.1.1", page.Row("r***@example.org"), StringComparison.Ordinal);
        Assert.Contains("May have been sent", page.Row("d***@example.org"), StringComparison.Ordinal);
        Assert.Contains("tried once, again Mar 2, 2026 9:01 AM", page.Row("b***@example.org"), StringComparison.Ordinal);
        Assert.DoesNotContain("one-time-secret", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@example.org", page.Html, StringComparison.Ordinal);
        page.ShouldNotSay("Sampleton");
        Assert.False(page.HasButton("Send again the letter to a***@example.org of Mar 2, 2026 9:00 AM"));

        var marked = await page.Click("May have been sent (1)");
        marked.ShouldNotSay("b***@example.org");
        await marked.Press("Send again the letter to d***@example.org of Mar 2, 2026 9:00 AM");
        marked.ShouldSay("The letter is on its way again.");
        await app.SendMail();
        // It goes to the address that is on file now, which is another one than the letter was written to.
        Assert.Equal(2, (await server.LettersToAsync("ada@example.org")).Count);

        var waiting = await app.As(Person.Administrator).Visit("/mail?state=Waiting");
        await waiting.Press("Give up the letter to b***@example.org of Mar 2, 2026 9:00 AM");
        waiting.ShouldSay("The letter is given up.").ShouldSay("No letter is in this state.");
        (await app.As(Person.Administrator).Visit("/organization/history")).ShouldSay("A letter (Signature) to b***@example.org was given up by").ShouldSay("was sent again by");
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.SendMail();
        Assert.Empty(await server.LettersToAsync("busy.ada@example.org"));
    }

    [Fact]
    public async Task An_administrator_of_another_state_sees_and_decides_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        await app.Queue(ada, "ada@example.org");
        var id = await app.Call((MilepostDb db) => db.OutgoingMail.Select(m => m.Id).SingleAsync());

        (await app.As(Person.OtherStateAdministrator).Visit("/mail")).ShouldSay("No letter was written yet.");
        (await app.As(Person.OtherStateAdministrator).Post("/mail", ("GiveUp", id.ToString()))).ShouldBeMissing();
        (await app.As(Person.Administrator).Visit("/mail")).ShouldSay("a***@example.org");
    }
}
