using System.Text;
using System.Web;
using AngleSharp.Dom;
using Milepost.App.Features.Findings.Verbs;
using Milepost.App.Features.Policy;
using Milepost.App.Tests.Features.CaseFiles;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Findings.OfParticipant;

/// <summary>Page, API and verb say of a record in the database what <c>milepost check</c> says of its case file.</summary>
public sealed class EverywhereTheSameTests
{
    public static TheoryData<string> EveryFile => FoundInCases.Files();

    [Theory, MemberData(nameof(EveryFile))]
    public async Task Page_API_verb_and_check_find_the_same(string path)
    {
        await using var app = await TestApp.StartAsync();
        var bytes = FoundInCases.Read(path);
        foreach (var day in FoundInCases.DaysOf(path))
        {
            app.Clock.GoTo(new(day, new(18, 0), TimeSpan.Zero));
            var number = $"P-{day:yyyyMMdd}";
            var file = CaseFilesOnDisk.WithId(bytes, number);
            var person = await app.ImportJson(Encoding.UTF8.GetString(file));
            var planner = app.AsInAnotherBrowser(Person.CareerPlanner);
            var checkedFile = FoundInCases.Check(file, day);
            var expected = Encoding.UTF8.GetString(FindingsJson.Write(checkedFile));

            Assert.Equal(expected, await TextAsync(planner, $"/participants/{person}/findings.json"));
            Assert.Equal(expected, await TextAsync(planner, $"/participants/{person}/findings.json?asOf={day:yyyy-MM-dd}"));
            Assert.Equal(expected, await VerbAsync(app, number, $"{day:yyyy-MM-dd}"));
            var exported = (await planner.Download($"/participants/{person}/case-file.json")).Bytes;
            Assert.Equal(expected, Encoding.UTF8.GetString(FindingsJson.Write(FoundInCases.Check(exported, day))));
            Assert.Equal(OnPaper(checkedFile, day), OnPage(await planner.Visit($"/participants/{person}/findings")));
        }
    }

    [Theory, MemberData(nameof(EveryFile))]
    public async Task Another_day_is_judged_as_check_judges_it(string path)
    {
        await using var app = await TestApp.StartAsync();
        var bytes = FoundInCases.Read(path);
        var person = await app.ImportJson(Encoding.UTF8.GetString(bytes));
        foreach (var day in FoundInCases.DaysOf(path))
        {
            var found = FoundInCases.Check(bytes, day);

            Assert.Equal(Encoding.UTF8.GetString(FindingsJson.Write(found)), await TextAsync(app.As(Person.Monitor), $"/participants/{person}/findings.json?asOf={day:yyyy-MM-dd}"));
            Assert.Equal(OnPaper(found, day), OnPage(await app.As(Person.Monitor).Visit($"/participants/{person}/findings?asOf={day:yyyy-MM-dd}")));
        }
    }

    internal static async Task<string> TextAsync(Visitor visitor, string address) => Encoding.UTF8.GetString((await visitor.Download(address)).Bytes);

    private static async Task<string> VerbAsync(TestApp app, string number, string day)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, await app.Call((IServiceProvider services) => FindingsVerb.RunAsync(services, number, day, json: true, output, errors, CancellationToken.None)));
        Assert.Equal("", errors.ToString());
        return output.ToString();
    }

    /// <summary>What the page must show of each finding: the list it stands in, and the words for its outcome and days.</summary>
    internal static List<string> OnPaper(CaseFileFindings findings, DateOnly day) =>
        [.. findings.Findings.Select(f => $"{f.Requirement.Id} {f.Subject}: {f.Outcome switch
        {
            Outcome.Overdue => $"open, {(day.DayNumber - f.DueOn!.Value.DayNumber) switch { 1 => "1 day", var late => $"{late} days" }} late, due {f.DueOn.Value.Words()}",
            Outcome.Due => f.DueOn == day ? "open, Due today" : $"open, Due {f.DueOn!.Value.Words()} (",
            Outcome.NotMet => "open, Not in order",
            Outcome.CannotTell => "open, Cannot be told",
            Outcome.MetLate => $"in order, late, {f.MetOn!.Value.Words()}",
            Outcome.Met => f.MetOn is { } met ? $"in order, Done {met.Words()}" : "in order, In order",
            _ => "advice, ",
        }}").Order(StringComparer.Ordinal)];

    internal static List<string> OnPage(TestPage page)
    {
        var lines = new List<string>();
        foreach (var why in page.Document.QuerySelectorAll("main a[href*='/findings/why?']"))
        {
            var query = HttpUtility.ParseQueryString(why.GetAttribute("href")!.Split('?')[1]);
            var place = (why.Closest("tr") ?? why.Closest("li"))!;
            var list = place.Closest("details") is not null ? "in order" : place.Closest("section")!.GetAttribute("aria-labelledby")!;
            if (list == "coming") continue;
            lines.Add($"{query["requirement"]} {query["subject"]}: {list}, {SaidOf(place)}");
        }
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>The state's words, and the due date below one that is late.</summary>
    private static string SaidOf(IElement place)
    {
        if (place.QuerySelector(".mp-status") is not { } status) return "";
        var words = TestPage.Words(status);
        // A waiver changes nothing of what was found: it is said below.
        if (words == "Waived") words = TestPage.Words(place.QuerySelector("td .mp-muted")) is var found ? char.ToUpperInvariant(found[0]) + found[1..] : "";
        if (words.StartsWith("Due ", StringComparison.Ordinal) && words.Contains('(', StringComparison.Ordinal)) return words[..(words.IndexOf('(', StringComparison.Ordinal) + 1)];
        if (words.StartsWith("Done ", StringComparison.Ordinal) && words.Contains(" late, ", StringComparison.Ordinal)) return words[(words.IndexOf(" late", StringComparison.Ordinal) + 1)..];
        return words.EndsWith(" late", StringComparison.Ordinal) ? $"{words}, {TestPage.Words(place.QuerySelectorAll("td .mp-muted")[^1])}" : words;
    }
}
