using System.Text.RegularExpressions;
using Milepost.App.Access;
using Milepost.App.Policy;

namespace Milepost.App.Tests.CodeHealth;

/// <summary>The page that says where each passage of the sources is done must not lead nowhere.</summary>
public sealed partial class SourcesPageTests
{
    private static readonly string Root = SourceTree.Root;

    private static IEnumerable<string> Named => CodeSpan().Matches(File.ReadAllText(Path.Combine(Root, "docs", "sources.md"))).Select(match => match.Groups["what"].Value).Distinct();

    [Fact]
    public void Every_page_it_names_is_in_the_access_table()
    {
        var routes = AccessTable.Instance.Rows.Select(row => Parameter().Replace(row.Route, "{$1}")).ToHashSet();
        var pages = Named.Where(name => name[0] is '/' or '…').Select(name => Parameter().Replace(name.Replace("…", "/participants/{participantId}", StringComparison.Ordinal), "{$1}")).ToList();

        Assert.True(pages.Count > 60);
        Assert.DoesNotContain(pages, page => !routes.Contains(page) && page != "/participants/{participantId}");
    }

    [Fact]
    public void Every_requirement_it_names_is_in_a_pack_and_every_file_is_there()
    {
        var requirements = Directory.EnumerateFiles(Path.Combine(Root, "policy"), "*.yaml", SearchOption.AllDirectories)
            .Select(file => File.ReadLines(file).FirstOrDefault(line => line.StartsWith("requirement:", StringComparison.Ordinal))?["requirement:".Length..].Trim()).OfType<string>().ToHashSet();
        var named = Named.Where(name => RequirementId().IsMatch(name)).ToList();

        Assert.True(named.Count > 50);
        Assert.Empty(named.Except(requirements));
        Assert.DoesNotContain(Named, name => name.Contains('/') && name[0] is not ('/' or '…') && !Path.Exists(Path.Combine(Root, name)));
    }

    [GeneratedRegex("`(?<what>[^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(us|il|chi|nj|jted)\.[a-z0-9-]+$")]
    private static partial Regex RequirementId();
}
