using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Milepost.Browser.Tests;

/// <summary>The customer's first page is made for a phone on a slow network, and for one that runs no script.</summary>
public sealed class CustomerHomeTests(RunningMilepost milepost)
{
    [Fact]
    public async Task The_first_page_is_less_than_150_kB_with_everything_it_fetches()
    {
        await using var phone = await milepost.OpenAsync(Screen.Phone);
        await phone.GoAsync("/sign-in");
        await phone.SignInAsync(Demo.SignedCustomer, Demo.Password);

        var network = await phone.Page.Context.NewCDPSessionAsync(phone.Page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        var (bytes, files) = (0.0, 0);
        network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
            files++;
        };
        await phone.Page.GotoAsync("/me", new() { WaitUntil = WaitUntilState.NetworkIdle });

        // The page, its style sheet and its scripts at least: otherwise this counts nothing.
        Assert.InRange(files, 4, 20);
        Assert.InRange(bytes, 10_000, 150_000);
    }

    [Fact]
    public async Task The_menu_and_the_ways_on_work_without_script()
    {
        await using var phone = await milepost.OpenAsync(new(360, Script: false), Demo.SignedCustomer);
        await phone.GoAsync("/me");
        await phone.Page.GetByText("Menu", new() { Exact = true }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "My plan", Exact = true }).ClickAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("My plan");

        await phone.GoAsync("/me");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Documents" }).Last.ClickAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Documents");
    }

    [Fact]
    public async Task Somebody_who_is_invited_sets_a_password_with_the_link_that_was_handed_over()
    {
        await using var desk = await milepost.OpenAsync(Screen.Desk, Demo.ChicagoPlanner);
        await desk.GoAsync($"/participants/{Guid.Parse(milepost.Ask("SELECT Id FROM Participants WHERE CaseNumber = 'DEMO-02'")!)}/sign-in");
        await desk.Page.Locator("[name='Form.Email']").FillAsync("bruno.testwell@example.org");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link to hand over" }).ClickAsync();
        var link = await desk.Page.Locator("#link").InputValueAsync();
        await desk.ShouldBeSoundAsync();

        await using var phone = await milepost.OpenAsync(Screen.Phone, language: "es");
        await phone.GoAsync(new Uri(link.Trim()).PathAndQuery);
        await phone.ShouldBeSoundAsync();
        await phone.Page.Locator("[name='Form.BirthDate']").FillAsync("8/2/1979");
        await phone.Page.Locator("[name='Form.NewPassword']").FillAsync("three plain words");
        await phone.Page.Locator("[name='Form.RepeatedPassword']").FillAsync("three plain words");
        await phone.Page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hola, Bruno");
    }
}
