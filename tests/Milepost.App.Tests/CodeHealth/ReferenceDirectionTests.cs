using System.Text.RegularExpressions;

namespace Milepost.App.Tests.CodeHealth;

/// <summary>Which part of the program may know which: a change in a feature must not reach into the store or the policy.</summary>
public sealed partial class ReferenceDirectionTests
{
    private static readonly string[] Parts = ["Access", "DataFiles", "Demo", "Features", "Policy", "Print", "ReferenceData", "Store", "Telemetry", "Verbs", "Web"];

    /// <summary>What each part may use, besides itself and the domain.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Telemetry"] = [],
        ["DataFiles"] = [],
        ["Print"] = ["Telemetry"],
        ["Policy"] = ["DataFiles"],
        ["ReferenceData"] = ["DataFiles", "Policy"],
        ["Store"] = ["Access", "Telemetry"],
        ["Access"] = ["Store"],
        ["Web"] = ["Access", "Store", "Telemetry"],
        ["Features"] = ["Access", "DataFiles", "Policy", "Print", "ReferenceData", "Store", "Telemetry", "Verbs", "Web"],
        ["Demo"] = ["DataFiles", "Features", "Policy", "ReferenceData", "Store"],
        ["Verbs"] = ["Access", "DataFiles", "Demo", "Features", "Policy", "ReferenceData", "Store", "Telemetry"],
    };

    /// <summary>Known to go against the direction, each for its reason. A line that is no longer needed must go.</summary>
    private static readonly Dictionary<string, string> Known = new()
    {
        ["src/Milepost.App/Store/MilepostDb.cs uses Features.Accounts"] = "the account is Identity's row, and the store holds it",
        ["src/Milepost.App/Store/MilepostDb.cs uses Features.Api"] = "a token belongs to the account as its roles do",
        ["src/Milepost.App/Store/Mapping/ApiMappings.cs uses Features.Accounts"] = "the same account",
        ["src/Milepost.App/Store/Mapping/ApiMappings.cs uses Features.Api"] = "the same token",
        ["src/Milepost.App/Store/RecordedFields.cs uses Features.Accounts"] = "the same account",
        ["src/Milepost.App/Store/Mapping/OfficeMappings.cs uses Features.Accounts"] = "the same account",
        ["src/Milepost.App/Store/Mapping/SupervisionMappings.cs uses Features.Accounts"] = "the same account",
        ["src/Milepost.App/Store/Mapping/MailMappings.cs uses Features.Accounts"] = "the same account",
        ["src/Milepost.App/Store/Mapping/KeysMappings.cs uses Features.Accounts"] = "the same account",
        ["src/Milepost.App/Store/Mapping/WebhookMappings.cs uses Features.Accounts"] = "the same account",
        ["src/Milepost.App/Access/AccessMiddleware.cs uses Features.Accounts"] = "it reads who is signed in afresh",
        ["src/Milepost.App/Access/AccessMiddleware.cs uses Features.Api"] = "addresses of the API take tokens and refuse in JSON",
        ["src/Milepost.App/Access/TokenAccess.cs uses Features.Accounts"] = "tokens are looked up by their hash like other secrets",
        ["src/Milepost.App/Access/TokenAccess.cs uses Features.Api"] = "it reads the token, and refuses as the API does",
        ["src/Milepost.App/Access/TokenAccess.cs uses Web.Languages"] = "the API speaks English",
        ["src/Milepost.App/Access/AccessMiddleware.cs uses Features.Drafts"] = "a form sent too late is kept before it is refused",
        ["src/Milepost.App/Access/AccessMiddleware.cs uses Web.Languages"] = "who reads decides the language: staff read English",
        ["src/Milepost.App/Verbs/ServeVerb.cs uses Web"] = "a node for jobs only is told to serve nothing but its health",
        ["src/Milepost.App/Web/DatabaseAway.cs uses Features.Drafts"] = "a form that could not be saved is kept in the page that says so",
        ["src/Milepost.App/Web/DatabaseAway.cs uses Features.Status"] = "it is the status page that says so",
        ["src/Milepost.App/Web/WebShellSetup.cs uses Features.Drafts"] = "the filter of every page with a form is put in place there",
        ["src/Milepost.App/Web/WebShellSetup.cs uses Features.Findings"] = "the filters that open a page within My Day and say what a gate rests on are put in place there",
        ["src/Milepost.App/Web/WebShellSetup.cs uses Features.Participants"] = "the filter of every page of a person is put in place there",
        ["src/Milepost.App/Web/Layout/_OccupationCredit.cshtml uses ReferenceData"] = "the credit the occupation list asks for, wherever it is shown",
        ["src/Milepost.App/Policy/GateReader.cs uses Features.CaseFiles"] = "a gate names the field it stands beside as the case file does",
        ["src/Milepost.App/Policy/CaseHistory.cs uses Features.CaseFiles"] = "the same cases, as histories",
        ["src/Milepost.App/Policy/CaseFragment.cs uses Features.CaseFiles"] = "the cases of a requirement are written in the words of the case file",
    };

    [Fact]
    public void Every_part_uses_only_what_lies_below_it()
    {
        var found = SourceTree.Files.Where(IsSource).SelectMany(file => Against(file, SourceTree.Read(file))).Distinct().ToList();

        Assert.True(SourceTree.Files.Count(IsSource) > 100);
        Assert.Equal(Known.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("src/Milepost.App/Store/X.cs", "using Milepost.App.Features.Plans;", "src/Milepost.App/Store/X.cs uses Features.Plans")]
    [InlineData("src/Milepost.App/Print/X.cs", "var db = new Store.Draft();", "src/Milepost.App/Print/X.cs uses Store.Draft")]
    [InlineData("src/Milepost.App/Policy/X.cs", "@using Milepost.App.Web.Forms", "src/Milepost.App/Policy/X.cs uses Web.Forms")]
    [InlineData("src/Milepost.Domain/X.cs", "using Milepost.App.Store;", "src/Milepost.Domain/X.cs uses Milepost.App")]
    [InlineData("src/Milepost.App/Features/Plans/X.cs", "using Milepost.App.Demo;", "src/Milepost.App/Features/Plans/X.cs uses Demo")]
    public void A_reference_against_the_direction_is_noticed(string file, string text, string expected) =>
        Assert.Equal([expected], Against(file, text));

    [Fact]
    public void Pages_endpoints_and_verbs_leave_the_database_to_handlers()
    {
        var found = SourceTree.Files.Where(file => IsSource(file) && TouchesTheDatabase(file, SourceTree.Read(file))).ToList();

        Assert.True(found.Count == 0, "A second way in leaves no history. Move the database into a handler or a query: " + string.Join(", ", found));
    }

    [Fact]
    public void A_page_a_verb_and_a_view_that_touch_the_database_are_noticed()
    {
        Assert.True(TouchesTheDatabase("src/Milepost.App/Features/X/XPage.cshtml.cs", "class XPage(MilepostDb db)"));
        Assert.True(TouchesTheDatabase("src/Milepost.App/Features/X/XVerbs.cs", "GetRequiredService<MilepostDb>()"));
        Assert.True(TouchesTheDatabase("src/Milepost.App/Features/X/XPage.cshtml", "@inject MilepostDb Db"));
        Assert.True(TouchesTheDatabase("src/Milepost.App/Features/X/XEndpoints.cs", "(MilepostDb db) => db"));
        Assert.False(TouchesTheDatabase("src/Milepost.App/Features/X/DoX.cs", "class DoXHandler(MilepostDb db)"));
    }

    private static bool IsSource(string file) =>
        file.StartsWith("src/", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal)
        && (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal));

    private static List<string> Against(string file, string text)
    {
        if (file.StartsWith("src/Milepost.Domain/", StringComparison.Ordinal))
            return text.Contains("Milepost.App", StringComparison.Ordinal) ? [$"{file} uses Milepost.App"] : [];
        var part = file["src/Milepost.App/".Length..].Split('/')[0];
        if (!MayUse.TryGetValue(part, out var allowed)) return [];

        return [.. PartUsed().Matches(text)
            .Where(match => match.Groups["part"].Value is var used && used != part && Parts.Contains(used) && !allowed.Contains(used))
            .Select(match => $"{file} uses {match.Groups["part"].Value}{(match.Groups["inner"].Success ? "." + match.Groups["inner"].Value : "")}")
            .Distinct()];
    }

    private static bool TouchesTheDatabase(string file, string text) =>
        OnTheEdge().IsMatch(file) && text.Contains("MilepostDb", StringComparison.Ordinal);

    /// <summary>"Milepost.App.Store...", or "Store.Something" as it is written inside Milepost.App.</summary>
    [GeneratedRegex(@"(?<![\w.""])(?:Milepost\.App\.(?<part>[A-Z]\w+)(?:\.(?<inner>[A-Z]\w+))?|(?<part>Features|Store|Web|Verbs|Demo)\.(?<inner>[A-Z]\w+))")]
    private static partial Regex PartUsed();

    [GeneratedRegex(@"/Features/.*(Page\.cshtml(\.cs)?|Endpoints?\.cs|Verbs?\.cs)$")]
    private static partial Regex OnTheEdge();
}
