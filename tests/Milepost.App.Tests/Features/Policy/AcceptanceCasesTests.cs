using System.Text.Json;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Policy;
using Milepost.App.Policy;
using Milepost.App.Tests.Features.CaseFiles;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Policy;

/// <summary>Whole records with what must be found in them. They are kept outside the project: see <see cref="CaseFilesOnDisk.AcceptanceFolder"/>.</summary>
public sealed class AcceptanceCasesTests
{
    private const string NotHere = "No acceptance cases here: set MILEPOST_CASES to their folder.";

    private static readonly PolicyBook Policy = PolicyBook.Load(PackFiles.DefaultFolder, PackFiles.Load(PackFiles.DefaultFolder), withCases: false);

    public static TheoryData<string> Folders() => CaseFilesOnDisk.AcceptanceFolder is { } folder
        ? [.. Directory.EnumerateDirectories(folder).Select(each => Path.GetFileName(each)!).Order(StringComparer.Ordinal)]
        : [NotHere];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_case_comes_out_as_it_says(string name)
    {
        Assert.SkipWhen(name == NotHere, NotHere);
        var folder = Path.Combine(CaseFilesOnDisk.AcceptanceFolder!, name);
        using var expectation = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expect.json")));
        var reading = CaseFileReader.Read(File.ReadAllBytes(Path.Combine(folder, "case.json")));

        if (expectation.RootElement.TryGetProperty("paths", out var paths))
        {
            Assert.Empty(paths.EnumerateArray().Select(path => path.GetString()!).Except(reading.Problems.Select(problem => problem.Path)));
            return;
        }

        var checks = expectation.RootElement.TryGetProperty("checks", out var several) ? several.EnumerateArray().ToList() : [expectation.RootElement];
        Assert.NotEmpty(checks);
        Assert.Empty(checks.SelectMany(check => Misses(reading.File!, check)));
    }

    private static IEnumerable<string> Misses(CaseFile file, JsonElement check)
    {
        var (pack, asOf) = (check.GetProperty("pack").GetString()!, check.GetProperty("asOf").GetString()!);
        var findings = CheckCaseFile.Check(file, Policy[pack], DateOnly.ParseExact(asOf, "yyyy-MM-dd")).Findings;
        var where = $"{pack} on {asOf}: ";

        foreach (var twice in findings.GroupBy(finding => (finding.Requirement.Id, finding.Subject)).Where(group => group.Count() > 1))
            yield return $"{where}{twice.Key} is found twice";

        foreach (var expected in check.GetProperty("expect").EnumerateArray())
        {
            var (requirement, subject) = (Text(expected, "requirement")!, Text(expected, "subject")!);
            var found = findings.FirstOrDefault(finding => finding.Requirement.Id == requirement && finding.Subject == subject);
            if (found is null || !Fits(expected, found)) yield return $"{where}expected {expected}, found {Shown(found)}";
        }

        foreach (var absent in check.TryGetProperty("absent", out var list) ? list.EnumerateArray().ToList() : [])
        {
            var requirement = absent.ValueKind == JsonValueKind.String ? absent.GetString() : Text(absent, "requirement");
            var subject = absent.ValueKind == JsonValueKind.String ? null : Text(absent, "subject");
            foreach (var found in findings.Where(finding => finding.Requirement.Id == requirement && (subject is null || finding.Subject == subject)))
                yield return $"{where}expected nothing, found {Shown(found)}";
        }

        if (!check.TryGetProperty("onlyOutcomes", out var only)) yield break;
        var outcomes = only.EnumerateArray().Select(outcome => outcome.GetString()).ToHashSet();
        foreach (var found in findings.Where(finding => !outcomes.Contains(CodeWords.Of(finding.Outcome)))) yield return $"{where}expected only {only}, found {Shown(found)}";
    }

    private static bool Fits(JsonElement expected, Finding found) =>
        Text(expected, "outcome") == CodeWords.Of(found.Outcome)
        && (!expected.TryGetProperty("dueOn", out var due) || due.GetString() == found.DueOn?.ToString("yyyy-MM-dd"))
        && (!expected.TryGetProperty("metOn", out var met) || met.GetString() == found.MetOn?.ToString("yyyy-MM-dd"))
        && (!expected.TryGetProperty("details", out var details) || details.EnumerateArray().Select(detail => detail.GetString()!).ToHashSet().SetEquals(found.Verdict.Details));

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Shown(Finding? found) => found is null
        ? "nothing"
        : $"{found.Requirement.Id} {found.Subject} {found.Outcome} due {found.DueOn:yyyy-MM-dd} met {found.MetOn:yyyy-MM-dd} [{string.Join(", ", found.Verdict.Details)}]";
}
