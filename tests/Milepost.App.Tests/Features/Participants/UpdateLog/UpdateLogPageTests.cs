using Milepost.App.Tests.Features.Documents;
using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Participants.UpdateLog;

public sealed class UpdateLogPageTests
{
    [Fact]
    public async Task Every_change_stands_there_in_words_newest_first()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.PrintForSigning(ada, plan);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var documents = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/documents");
        documents.Fill("Title", "Attendance sheet").Attach("File", "scan.png", Scans.Png(), "image/png");
        await documents.Press("Add document");

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/log");

        var text = page.Text;
        Assert.True(text.IndexOf("Document added: Attendance sheet", StringComparison.Ordinal) is > 0 and var newest
            && text.IndexOf("Version 1 printed for signing", StringComparison.Ordinal) is var older && older > newest
            && text.IndexOf("Record of Ada Sampleton imported", StringComparison.Ordinal) > older);
        Assert.Contains("Attendance sheet", page.Row("Mar 2, 2026 9:05 AM"), StringComparison.Ordinal);
        Assert.Contains("Casey Planner-Test", page.Row("Mar 2, 2026 9:05 AM"), StringComparison.Ordinal);
        Assert.True(page.HasLink("Compare versions of the plan"));
    }

    [Fact]
    public async Task The_filter_shows_one_kind()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.PrintForSigning(ada, plan);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/log");

        page.Choose("Show", "Agreements");
        await page.Press("Filter");
        page.ShouldSay("Version 1 printed for signing").ShouldNotSay("imported");
        page.Choose("Show", "Documents");
        await page.Press("Filter");
        page.ShouldSay("No change of this kind yet.");
    }

    [Fact]
    public async Task A_page_number_out_of_range_shows_the_nearest_page()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();

        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/log?p=99&kind=99")).ShouldSay("Record of Ada Sampleton imported");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/log?p=-2&kind=nonsense")).ShouldSay("Record of Ada Sampleton imported");
    }
}
