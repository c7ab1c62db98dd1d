using Microsoft.Playwright;

namespace Milepost.Browser.Tests;

public sealed class FirstVisitTests(RunningMilepost milepost)
{
    [Theory, EachScreen]
    public async Task A_career_planner_signs_in_finds_the_day_and_the_caseload_and_opens_a_person(int width, bool script)
    {
        await using var tab = await milepost.OpenAsync(new(width, script));
        await tab.GoAsync("/");
        await ShouldBeSound(tab, script);

        await tab.SignInAsync(Demo.ChicagoPlanner, "milepost demo");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("My Day");
        await ShouldBeSound(tab, script);

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Caseload", Exact = true }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Caseload");
        await ShouldBeSound(tab, script);

        var person = tab.Page.Locator("main tbody a").First;
        var name = (await person.InnerTextAsync()).Trim();
        await person.ClickAsync();
        await Assertions.Expect(tab.Page.Locator("body")).ToContainTextAsync(name);
        Assert.Matches("/participants/[0-9a-f-]{36}$", tab.Page.Url);
        await ShouldBeSound(tab, script);
    }

    [Fact]
    public async Task A_page_with_a_fault_is_noticed()
    {
        await using var tab = await milepost.OpenAsync(Screen.Phone);
        await tab.GoAsync("/sign-in");
        await tab.ShouldBeSoundAsync();

        await tab.Page.EvaluateAsync("""
            () => { const field = document.createElement('input'); document.querySelector('main').append(field);
              const wide = document.createElement('div'); wide.textContent = 'wide'; wide.className = 'made-wide'; document.querySelector('main').append(wide); wide.style.width = '900px';
              console.error('something broke'); }
            """);

        var wrong = await tab.FindProblemsAsync();
        Assert.Contains(wrong, problem => problem.StartsWith("label:", StringComparison.Ordinal));
        Assert.Contains(wrong, problem => problem.StartsWith("scrolls sideways", StringComparison.Ordinal));
        Assert.Contains(wrong, problem => problem.Contains("something broke", StringComparison.Ordinal));
    }

    private static async Task ShouldBeSound(Tab tab, bool script)
    {
        if (script) await tab.ShouldBeSoundAsync();
        else Assert.Empty(await tab.FindShapeProblemsAsync());
    }
}
