using System.Text.RegularExpressions;

namespace Milepost.App.Tests.CodeHealth;

/// <summary>Names say what a thing does, and the files speak of the project alone.</summary>
public sealed partial class TreeTests
{
    [Fact]
    public void No_file_or_type_is_named_after_nothing()
    {
        var code = SourceTree.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        var found = SourceTree.Files.Where(SaysNothing).Concat(code.SelectMany(file => TypesOf(SourceTree.Read(file)).Where(SaysNothing).Select(type => $"{file}: {type}"))).ToList();

        Assert.True(code.Count > 150);
        Assert.True(found.Count == 0, "Name these after what they do: " + string.Join(", ", found));
    }

    [Theory]
    [InlineData("src/Milepost.App/Features/Plans/PlanManager.cs")]
    [InlineData("src/Milepost.App/Common/Dates.cs")]
    [InlineData("src/Milepost.App/Web/DateHelpers.cs")]
    [InlineData("src/Milepost.App/Store/StringUtil.cs")]
    [InlineData("src/Milepost.App/Web/PageBase.cs")]
    [InlineData("src/Milepost.App/Store/ServiceCollectionExtensions.cs")]
    public void A_name_that_says_nothing_is_noticed(string path)
    {
        Assert.True(SaysNothing(path));
        Assert.True(SaysNothing(Path.GetFileNameWithoutExtension(path)) || SaysNothing(Path.GetFileName(Path.GetDirectoryName(path)!)));
    }

    [Theory]
    [InlineData("src/Milepost.App/Web/TagHelpers/DateInputTagHelper.cs")]
    [InlineData("data/Baseline.csv")]
    [InlineData("src/Milepost.App/Store/Database.cs")]
    public void A_name_that_says_something_is_left_alone(string path) => Assert.False(SaysNothing(path));

    [Fact]
    public void A_type_is_found_by_its_declaration() =>
        Assert.Equal(["PlanManager", "IPlanHelper", "Kind"], TypesOf("public sealed class PlanManager(int x);\ninternal interface IPlanHelper {}\nenum Kind { A }"));

    [Fact]
    public void The_files_speak_of_the_project_alone()
    {
        var read = SourceTree.Files.Where(IsText).ToList();
        var found = read.SelectMany(file => ForeignTo(SourceTree.Read(file)).Select(word => $"{file}: {word}")).ToList();

        Assert.True(read.Count > 250);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void What_is_not_the_projects_own_is_noticed()
    {
        Assert.Equal(["/wo" + "rk/main"], ForeignTo("see /wo" + "rk/main for more"));
        Assert.Equal(["share" + "d/product"], ForeignTo("from share" + "d/product/product.md"));
        Assert.Equal(["iss" + "ue 12"], ForeignTo("fixes iss" + "ue 12"));
        Assert.Equal(["seed 0" + "03"], ForeignTo("as seed 0" + "03 says"));
        Assert.NotEmpty(ForeignTo("\"resolved\": \"https://registry" + ".npmjs.org/sass\""));
        Assert.Empty(ForeignTo("work/life balance, shared/owned, an issue of 12 pages"));
    }

    private static bool IsText(string file) =>
        Path.GetExtension(file) is ".cs" or ".cshtml" or ".md" or ".yaml" or ".yml" or ".json" or ".csv" or ".csproj" or ".props" or ".targets" or ".slnx" or ".scss" or ".js" or ".txt" or ".css" or ".svg" or ""
        && !file.EndsWith("packages.lock.json", StringComparison.Ordinal);

    private static bool SaysNothing(string path) => Nothing().IsMatch(path);

    private static List<string> TypesOf(string code) => [.. Declaration().Matches(code).Select(match => match.Groups["name"].Value)];

    private static List<string> ForeignTo(string text) => [.. Foreign().Matches(text).Select(match => match.Value)];

    /// <summary>A whole word of a name, as in PlanManager or Common/: not the "base" in Database, and not a framework's TagHelper.</summary>
    [GeneratedRegex(@"(?<!Tag)(Manager|Helper)s?(?![a-z])|(^|[/.a-z])(Util|Utility|Utilities|Utils|Common|Base|Extensions)(?![a-z])")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^[ \t]*(?:(?:public|internal|private|protected|static|sealed|abstract|partial|readonly|file|ref)\s+)*(?:class|interface|enum|struct|record(?:\s+(?:class|struct))?)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    // Written in pieces, so that this file does not find itself.
    [GeneratedRegex("/wo" + @"rk/\w*|share" + @"d/(?:product|domain|seeds|style|platform)\b|\bseed 0" + @"\d\d\b|\biss" + @"ue #?\d+|registry" + @"\.npmjs|api\.nuget" + @"\.org|\bsess" + "ion of the project")]
    private static partial Regex Foreign();
}
