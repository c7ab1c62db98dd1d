namespace Milepost.Browser.Tests;

/// <summary>Every page, looked at as people do: on a desk and on a phone, with axe; and on a phone without script.</summary>
public sealed class EveryPageTests(RunningMilepost milepost)
{
    public static TheoryData<string> Everything => [.. Pages.All.Select(page => page.ToString()).Distinct()];

    [Theory, MemberData(nameof(Everything))]
    public async Task A_page_keeps_WCAG_2_2_AA_and_fits_a_phone(string page)
    {
        await using var tab = await OpenAsync(page, Screen.Desk);
        var onTheDesk = await tab.FindProblemsAsync();

        await tab.Page.SetViewportSizeAsync(Screen.Phone.Width, 800);
        var onThePhone = (await tab.FindProblemsAsync()).Except(onTheDesk).ToList();

        var wrong = onTheDesk.Concat(onThePhone.Select(problem => $"at {Screen.Phone.Width} px: {problem}")).ToList();
        Assert.True(wrong.Count == 0, $"{tab.Page.Url}\n{string.Join('\n', wrong)}");
    }

    private async Task<Tab> OpenAsync(string name, Screen screen)
    {
        var page = Pages.All.First(one => one.ToString() == name);
        var tab = await milepost.OpenAsync(screen, page.Email, page.Language);
        if (await Pages.ResolveAsync(page, milepost) is not { } address) { Assert.Fail($"The demo data holds nothing to show on {page}: add it to a demo case, or list the page with another person in Pages.More."); return tab; }
        var answer = await tab.GoAsync(address);
        // What is open to anyone may say that there is nothing here, as a link that was used up does.
        if (page.Email is not null && !page.Address.StartsWith("/no/", StringComparison.Ordinal) && !page.Address.StartsWith("/status/", StringComparison.Ordinal))
            Assert.True(answer.Status == 200, $"{page} answered {answer.Status}.");
        return tab;
    }
}

/// <summary>A class of its own, so that it runs beside the other one.</summary>
public sealed class EveryPageWithoutScriptTests(RunningMilepost milepost)
{
    public static TheoryData<string> Everything => EveryPageTests.Everything;

    [Theory, MemberData(nameof(Everything))]
    public async Task A_page_fits_a_phone_without_script(string name)
    {
        var page = Pages.All.First(one => one.ToString() == name);
        await using var tab = await milepost.OpenAsync(new(360, Script: false), page.Email, page.Language);
        if (await Pages.ResolveAsync(page, milepost) is not { } address) return;
        await tab.GoAsync(address);

        var wrong = await tab.FindShapeProblemsAsync();

        Assert.True(wrong.Count == 0, $"{tab.Page.Url}\n{string.Join('\n', wrong)}");
    }
}
