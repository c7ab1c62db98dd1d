using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Milepost.Browser.Tests;

/// <summary>From "ask to sign" to a copy that anybody can verify, as each of the people in it sees it.</summary>
public sealed class SigningJourneyTests(RunningMilepost milepost)
{
    private const string PlannerOfIllinois = "kim.planner@example.org";

    [Fact]
    public async Task Somebody_without_a_sign_in_signs_by_link_in_Spanish_on_a_phone_without_script()
    {
        await using var desk = await milepost.OpenAsync(Screen.Desk, PlannerOfIllinois);
        var plan = await AskAsync(desk, "DEMO-14");

        await using var phone = await milepost.OpenAsync(new(360, Script: false), language: "es");
        await OpenLetterAsync(phone, "nadia.prototype@example.org", "6/11/1987");
        await SignAsync(phone, "Nadia Prototype");
        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Gracias");
        await ShouldBeSoundAsync(phone);

        var ofTheOffice = await SignAsStaffAsync(desk, plan);
        await OpenLetterAsync(phone, "nadia.prototype@example.org", "6/11/1987");
        Assert.Equal(ofTheOffice, await GetCopyAsync(phone));
        await VerifyShouldTellAsync(ofTheOffice, "Genuine");
        ofTheOffice[ofTheOffice.Length / 2] ^= 1;
        await VerifyShouldTellAsync(ofTheOffice, "Not genuine");
    }

    [Fact]
    public async Task A_customer_signs_in_and_signs_in_English_on_a_phone()
    {
        await using var desk = await milepost.OpenAsync(Screen.Desk, Demo.YouthPlanner);
        var plan = await AskAsync(desk, "DEMO-13");

        await using var phone = await milepost.OpenAsync(Screen.Phone);
        await phone.GoAsync(await milepost.FollowLetterAsync("marisol.mockingham@example.org"));
        await phone.SignInAsync("marisol.mockingham@example.org", Demo.Password);
        var request = phone.Page.Url;
        await SignAsync(phone, "Marisol Mockingham");
        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You have signed");
        await ShouldBeSoundAsync(phone);

        var ofTheOffice = await SignAsStaffAsync(desk, plan);
        await phone.GoAsync(request);
        await ShouldBeSoundAsync(phone);
        Assert.Equal(ofTheOffice, await GetCopyAsync(phone));
        await VerifyShouldTellAsync(ofTheOffice, "Genuine");
    }

    [Fact]
    public async Task Handed_over_the_office_s_device_shows_the_form_and_nothing_else()
    {
        // Signed in here and not in a window that other tests look through: handing over signs it out.
        await using var tablet = await milepost.OpenAsync(new(768, Script: true));
        await tablet.GoAsync("/sign-in");
        await tablet.SignInAsync(PlannerOfIllinois, Demo.Password);
        var plan = await AskAsync(tablet, "DEMO-15", hereAndNow: true);
        var request = tablet.Page.Url;
        Assert.Contains("/sign/", request, StringComparison.Ordinal);
        await ShouldBeSoundAsync(tablet);

        foreach (var other in new[] { "/", "/my-day", "/participants", plan, "/me", "/account" })
        {
            await tablet.GoAsync(other);
            Assert.Contains("/sign-in", tablet.Page.Url, StringComparison.Ordinal);
        }

        await tablet.GoAsync(request);
        await Expect(tablet.Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);
        await SignAsync(tablet, "Otis Specimen");
        await Expect(tablet.Page.Locator("main")).ToContainTextAsync("hand the device back");
        await ShouldBeSoundAsync(tablet);
        await tablet.Page.GotoAsync(request);
        await Expect(tablet.Page.Locator("main")).Not.ToContainTextAsync("Otis");
    }

    /// <returns>Where the staff follows the agreement on this plan.</returns>
    private async Task<string> AskAsync(Tab tab, string caseNumber, bool hereAndNow = false)
    {
        var participant = milepost.Ask($"SELECT Id FROM Participants WHERE CaseNumber = '{caseNumber}'")!;
        var plan = milepost.Ask($"SELECT Id FROM Plans WHERE ParticipantId = '{participant}' AND ClosedOn IS NULL")!;
        var address = $"/participants/{Guid.Parse(participant)}/plans/{Guid.Parse(plan)}/agreement";
        await tab.GoAsync(address);
        await tab.ShouldBeSoundAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Ask to sign" }).ClickAsync();
        if (hereAndNow) await tab.Page.GetByText("Here and now").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Ask to sign" }).ClickAsync();
        await tab.ArriveAsync(url => !url.EndsWith("/ask", StringComparison.Ordinal));
        return address;
    }

    /// <summary>Follows the one-time link of the newest letter, which asks for the date of birth before it opens anything.</summary>
    private async Task OpenLetterAsync(Tab phone, string email, string birthDate)
    {
        await phone.GoAsync(await milepost.FollowLetterAsync(email));
        await ShouldBeSoundAsync(phone);
        await phone.Page.Locator("main input[type=text]").FillAsync("1/1/1980");
        await SubmitAsync(phone);
        await Expect(phone.Page.Locator(".usa-error-message")).ToHaveCountAsync(1);
        await phone.Page.Locator("main input[type=text]").FillAsync(birthDate);
        await SubmitAsync(phone);
        await phone.ArriveAsync(url => !url.Contains("/link/", StringComparison.Ordinal));
    }

    /// <summary>The three pages: what changed, the plan, "I agree"; once with nothing filled in.</summary>
    private static async Task SignAsync(Tab tab, string name)
    {
        await ShouldBeSoundAsync(tab);
        await OnwardAsync(tab, "/plan");
        await ShouldBeSoundAsync(tab);
        await OnwardAsync(tab, "/agree");
        await tab.Page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(tab.Page.Locator(".usa-error-message")).ToHaveCountAsync(2);
        await ShouldBeSoundAsync(tab);

        await tab.Page.Locator("label[for=Form_Consent]").ClickAsync();
        await tab.Page.Locator("[name='Form.Name']").FillAsync(name);
        await tab.Page.Locator("main form button[type=submit]").ClickAsync();
        await tab.ArriveAsync(url => !url.EndsWith("/agree", StringComparison.Ordinal));
    }

    private static async Task OnwardAsync(Tab tab, string to)
    {
        await tab.Page.Locator($"main a.usa-button[href$='{to}']").ClickAsync();
        await tab.ArriveAsync(url => url.EndsWith(to, StringComparison.Ordinal));
    }

    private static Task SubmitAsync(Tab tab) => tab.Page.Locator("main form button[type=submit]").ClickAsync();

    /// <returns>The sealed copy as the office downloads it.</returns>
    private static async Task<byte[]> SignAsStaffAsync(Tab desk, string plan)
    {
        await desk.GoAsync(plan);
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Read and sign" }).ClickAsync();
        await desk.Page.Locator("label[for=Form_Agree]").ClickAsync();
        await desk.ShouldBeSoundAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator("main")).ToContainTextAsync("Signed by both");
        await desk.ShouldBeSoundAsync();

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Open the request" }).First.ClickAsync();
        await Expect(desk.Page.GetByText("What is kept of the signatures")).ToBeVisibleAsync();
        await desk.ShouldBeSoundAsync();
        await desk.Page.SetViewportSizeAsync(Screen.Phone.Width, 800);
        Assert.Empty(await desk.FindShapeProblemsAsync());
        return await DownloadAsync(desk, desk.Page.GetByRole(AriaRole.Link, new() { Name = "with signatures" }));
    }

    private static Task<byte[]> GetCopyAsync(Tab phone) => DownloadAsync(phone, phone.Page.Locator("main a[href$='/form']"));

    private static async Task<byte[]> DownloadAsync(Tab tab, ILocator link)
    {
        var answer = await tab.Page.Context.APIRequest.GetAsync(await link.GetAttributeAsync("href") ?? "");
        Assert.Equal(200, answer.Status);
        var file = await answer.BodyAsync();
        Assert.Equal("%PDF"u8, file.AsSpan(0, 4));
        return file;
    }

    private async Task VerifyShouldTellAsync(byte[] file, string heading)
    {
        await using var anyone = await milepost.OpenAsync(Screen.Phone);
        await anyone.GoAsync("/verify");
        await anyone.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "plan.pdf", MimeType = "application/pdf", Buffer = file });
        await anyone.Page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
        await Expect(anyone.Page.Locator("#answer-heading")).ToHaveTextAsync(heading);
        await anyone.ShouldBeSoundAsync();
    }

    private static async Task ShouldBeSoundAsync(Tab tab)
    {
        if (await tab.Page.EvaluateAsync<bool>("() => matchMedia('(scripting: enabled)').matches")) await tab.ShouldBeSoundAsync();
        else Assert.Empty(await tab.FindShapeProblemsAsync());
    }
}
