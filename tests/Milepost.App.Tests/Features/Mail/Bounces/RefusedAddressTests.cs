using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Mail.Bounces;

namespace Milepost.App.Tests.Features.Mail.Bounces;

/// <summary>A planner learns that an address takes no mail, until it does.</summary>
public sealed class RefusedAddressTests
{
    [Fact]
    public async Task A_refused_address_shows_to_the_planner_until_it_is_corrected()
    {
        await using var server = await MailServer.StartAsync();
        await using var app = await TestApp.StartAsync(change: services => services.AddSingleton(server.Settings));
        var ada = await app.AddParticipant(change: file => file["participant"]!["email"] = "refused.ada@example.org");
        await app.Queue(ada, "refused.ada@example.org");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).ShouldNotSay("was refused");

        await app.SendMail();

        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}"))
            .ShouldSay("E-mail to refused.ada@example.org was refused on Mar 2, 2026 9:00 AM: correct the address. The mail server refuses the address: 550 5.1.1");
        (await app.As(Person.CareerPlanner).Visit("/my-day")).ShouldSay("1 e-mail address refused: Ada Sampleton");
        (await app.As(Person.Colleague).Visit("/my-day")).ShouldNotSay("e-mail address refused");
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}")).ShouldBeMissing();

        var profile = await (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).Click("correct the address");
        profile.Fill("E-mail address", "ada@example.org");
        await profile.Press("Save the profile");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).ShouldSay("ada@example.org").ShouldNotSay("was refused");
        (await app.As(Person.CareerPlanner).Visit("/my-day")).ShouldNotSay("e-mail address refused");
    }

    [Fact]
    public async Task A_letter_that_comes_back_later_is_told_by_the_operator_and_one_that_gets_through_clears_it()
    {
        await using var server = await MailServer.StartAsync();
        await using var app = await TestApp.StartAsync(change: services => services.AddSingleton(server.Settings));
        var ada = await app.AddParticipant();
        await app.Queue(ada, "ada@example.org");
        await app.SendMail();
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).ShouldNotSay("was refused");

        Assert.Equal("mail.never-sent", (await app.Call((ReportBounceHandler report) => report.HandleAsync(new("else@example.org", null), CancellationToken.None))).Problem!.Code);
        Assert.True((await app.Call((ReportBounceHandler report) => report.HandleAsync(new(" ADA@example.org", "5.2.1 mailbox of ada@example.org\nis disabled"), CancellationToken.None))).IsDone);
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).ShouldSay("E-mail to ada@example.org was refused").ShouldSay("The letter came back: 5.2.1 mailbox of a***@example.org is disabled");

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Queue(ada, "ada@example.org");
        await app.SendMail();
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}")).ShouldNotSay("was refused");
    }
}
