namespace Milepost.App.Tests.Features.Webhooks;

public sealed class WebhooksPageTests
{
    [Fact]
    public async Task An_administrator_adds_a_webhook_sees_its_secret_once_and_switches_it_off()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.Administrator).Visit("/webhooks");
        page.ShouldSay("No program is told of anything.");

        page.Fill("Address", "http://10.0.0.1/hook");
        await page.Press("Add the webhook");
        Assert.Equal(3, page.Problems.Count);
        Assert.Equal("http://10.0.0.1/hook", page.Field("Address").Value);

        page.Fill("Address", "https://receiver.example.org/hook").Choose("Hears of", "Office: North office").Tick("A case note was written (note.written)");
        await page.Press("Add the webhook");
        page.ShouldSay("whsec_").ShouldSay("https://receiver.example.org/hook").ShouldSay("A case note was written");
        page = await app.As(Person.Administrator).Visit("/webhooks");
        page.ShouldNotSay("whsec_").ShouldSay("https://receiver.example.org/hook");

        await page.Press("Switch off https://receiver.example.org/hook");
        page.ShouldSay("The webhook is off");
        (await app.As(Person.OtherStateAdministrator).Visit("/webhooks")).ShouldNotSay("receiver.example.org");
        (await app.As(Person.Supervisor).Visit("/webhooks")).ShouldBeMissing();
    }
}
