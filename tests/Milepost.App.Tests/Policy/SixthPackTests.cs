using System.Text.Json;
using System.Text.RegularExpressions;
using Milepost.App.Features.Policy;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.Domain;

namespace Milepost.App.Tests.Policy;

/// <summary>A jurisdiction of somebody else's: the files shown in docs/policy/README.md, taken from there letter for letter, beside the packs we ship.</summary>
public sealed class SixthPackTests : IDisposable
{
    private const string Pack = "example-state";

    private static readonly MarkdownDocument Guide = new("docs/policy/README.md");

    private readonly PolicyFolder _policy = new();

    public SixthPackTests()
    {
        foreach (var (file, text) in Shown().Where(each => each.File.StartsWith(Pack, StringComparison.Ordinal))) _policy.Write(file, text);
    }

    public void Dispose() => _policy.Dispose();

    /// <summary>Blocks that say of which file they are.</summary>
    private static IEnumerable<(string File, string Text)> Shown() =>
        from block in Guide.Yaml
        let file = Regex.Match(block, "^# policy/(?<file>[a-z0-9-]+/[a-z0-9-]+\\.yaml)\n")
        where file.Success
        select (file.Groups["file"].Value, block);

    [Fact]
    public void It_is_read_beside_the_others_and_takes_over_what_it_leaves_out()
    {
        var policy = _policy.Load();
        var packs = PackFiles.Load(_policy.Path);

        Assert.Equal(["ex.contact-every-14-days", "ex.new-signature-when-goal-changes", "ex.plan-signed-before-training"], policy.Files.Where(file => file.Requirement.Pack == Pack).Select(file => file.Requirement.Id));
        Assert.Contains(policy[Pack].Evaluator.Requirements, requirement => requirement.Id == "us.exit-after-90-days");
        Assert.Equal(("Career advisor", "Individual Employment Plan"), (packs[Pack].Settings.Words.Planner, packs[Pack].Settings.Words.Iep));
        Assert.NotEmpty(ReferenceFiles.Load(ReferenceFiles.DefaultFolder, packs).ServicesFor(Pack, "adult"));
    }

    [Fact]
    public void Its_cases_come_out_as_they_say() =>
        Assert.Empty(_policy.Load().Files.Where(file => file.Requirement.Pack == Pack).SelectMany(TestPolicy.Run));

    [Fact]
    public void Its_settings_promise_what_its_requirements_find()
    {
        var policy = _policy.Load()[Pack];

        Assert.Empty(NewSignatureTests.Disagreements(policy.Pack.Settings, policy.Evaluator, PlanKind.Iep));
    }

    [Fact]
    public void The_requirement_shown_for_a_pack_we_ship_fits_it()
    {
        var (file, text) = Assert.Single(Shown(), each => each.File.StartsWith("illinois-dceo/", StringComparison.Ordinal));
        var source = Assert.Single(Guide.Yaml, block => block.StartsWith("sources:", StringComparison.Ordinal));
        _policy.Write(file, text);
        _policy.Replace("illinois-dceo/pack.yaml", "\nsources:\n", $"\n{source}");

        Assert.True(_policy.Load().Find("il.support-entered-within-5-days", out var requirement));
        Assert.Empty(TestPolicy.Run(requirement));
        Assert.NotEmpty(TestPolicy.Run(requirement with { Cases = [.. requirement.Cases.Select(each => each with { Today = each.Today.AddYears(-10) })] }));
    }

    [Fact]
    public void The_piece_shown_of_a_file_we_ship_stands_in_it()
    {
        var (file, text) = Assert.Single(Shown(), each => each.File.StartsWith("chicago-cook/", StringComparison.Ordinal));

        Assert.Equal(Plain(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]), Plain(Regex.Match(File.ReadAllText(_policy.Of(file)), "^waives:\n( .*\n)+", RegexOptions.Multiline).Value));

        static string Plain(string yaml) => yaml.Replace("\"", "", StringComparison.Ordinal).Trim();
    }

    [Fact]
    public async Task The_program_judges_a_case_file_by_it()
    {
        var record = Path.Combine(_policy.Path, "..", $"milepost-case-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(record, """
            {
              "format": "milepost-case/1", "pack": "example-state",
              "participant": { "id": "P-1", "firstName": "Alex", "lastName": "Testwell", "birthDate": "1990-01-01" },
              "enrollments": [ { "program": "adult", "enteredOn": "2025-08-01" } ],
              "assessments": [],
              "plans": [ { "id": "PL1", "kind": "iep", "openedOn": "2025-08-01", "barriers": [], "indicators": [], "trainingComponents": [], "customerActions": [], "goals": [], "agreements": [], "reviews": [], "changes": [] } ],
              "services": [ { "id": "S1", "name": "Welding", "kind": "training", "startsOn": "2025-08-20", "recordedOn": "2025-08-20", "informedChoice": [] } ],
              "caseNotes": [], "credentials": [], "skillGains": [], "referrals": [], "partnerPrograms": [], "plannedGaps": []
            }
            """);
        try
        {
            var (exit, output, errors) = await MilepostProcess.RunWithPolicyAsync(_policy.Path, "check", record, "--as-of", "2025-09-01", "--json");

            Assert.Equal((0, ""), (exit, errors));
            using var json = JsonDocument.Parse(output);
            var found = json.RootElement.GetProperty("findings").EnumerateArray().ToDictionary(finding => finding.GetProperty("requirement").GetString()!, finding => finding.GetProperty("outcome").GetString());
            Assert.Equal(("overdue", "notMet"), (found["ex.contact-every-14-days"], found["ex.plan-signed-before-training"]));
            Assert.Equal("due", found["us.exit-after-90-days"]);
        }
        finally
        {
            File.Delete(record);
        }
    }

    [Fact]
    public async Task Its_cases_run_with_the_verb()
    {
        var (exit, output, _) = await MilepostProcess.RunWithPolicyAsync(_policy.Path, "policy", "test", Pack);

        Assert.Equal((0, "example-state: 3 requirements, 12 cases, all as they should be"), (exit, output.Trim()));
    }
}
