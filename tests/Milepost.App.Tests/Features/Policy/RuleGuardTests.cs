using System.Text.RegularExpressions;
using Milepost.App.Policy;

namespace Milepost.App.Tests.Features.Policy;

/// <summary>No rule knows a jurisdiction, a requirement or a source: those are data.</summary>
public sealed class RuleGuardTests
{
    private static readonly PolicyBook Policy = PolicyBook.Load(PackFiles.DefaultFolder, PackFiles.Load(PackFiles.DefaultFolder), withCases: false);

    [Fact]
    public void No_rule_knows_a_jurisdiction_a_requirement_or_a_source()
    {
        var folder = Path.Combine(SourceRoot(), "src", "Milepost.Domain", "Policy");
        var files = ((string[])["Rules", "Evaluation"]).SelectMany(part => Directory.GetFiles(Path.Combine(folder, part), "*.cs")).ToList();

        Assert.True(files.Count > 20, "The rules were looked for in the wrong place.");
        Assert.Empty(files.SelectMany(file => Known(File.ReadAllText(file)).Select(word => $"{Path.GetFileName(file)}: {word}")));
    }

    [Theory]
    [InlineData("if (pack.Id == \"new-jersey\") return;", "new-jersey")]
    [InlineData("/// as il.contact-every-30-days asks", "il.contact-every-30-days")]
    [InlineData("var due = last.AddDays(90);", "AddDays(90)")]
    [InlineData("return Interval.Months(3);", "Months(3)")]
    [InlineData("// 29 USC 3164 says so", "USC")]
    [InlineData("if (subject == \"Training Begin Date\")", "Training Begin Date")]
    [InlineData("service.Code == \"468\"", "\"468\"")]
    [InlineData("// as Illinois does", "Illinois")]
    public void The_guard_sees_what_it_should(string code, string word) => Assert.Contains(word, Known(code));

    private static IEnumerable<string> Known(string code)
    {
        foreach (var pack in Policy.Files.Select(file => file.Requirement.Pack).Distinct())
            if (code.Contains(pack, StringComparison.OrdinalIgnoreCase)) yield return pack;
        foreach (var file in Policy.Files)
            if (code.Contains(file.Requirement.Id, StringComparison.OrdinalIgnoreCase)) yield return file.Requirement.Id;
        foreach (Match match in Regex.Matches(code, "Illinois|Chicago|New Jersey|JTED|USC|CFR|DCEO|Training Begin Date|(AddDays|AddMonths|Days|Months)\\([0-9]*[2-9][0-9]*\\)|\"[0-9]{3}\""))
            yield return match.Value;
    }

    private static string SourceRoot()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Milepost.slnx"))) root = root.Parent;
        return root?.FullName ?? throw new InvalidOperationException("The source of Milepost is not above the tests.");
    }
}
