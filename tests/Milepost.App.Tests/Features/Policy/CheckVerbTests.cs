using System.Text.Json;
using Milepost.App.Tests.Features.CaseFiles;

namespace Milepost.App.Tests.Features.Policy;

/// <summary>The verb as a caller meets it: exit codes, and what goes where.</summary>
public sealed class CheckVerbTests
{
    private static readonly string Sound = Path.Combine(AppContext.BaseDirectory, "Features", "CaseFiles", "files", "everything.json");
    private static readonly string Broken = Path.Combine(AppContext.BaseDirectory, "Features", "CaseFiles", "files", "broken-in-many-places.json");

    [Fact]
    public async Task Findings_come_out_as_json_and_the_same_bytes_each_time()
    {
        var first = await Milepost("check", Sound, "--as-of", "2025-06-30", "--json");
        var second = await Milepost("check", Sound, "--as-of", "2025-06-30", "--json");

        Assert.Equal(0, first.Exit);
        Assert.Equal("", first.Errors);
        Assert.Equal(first.Output, second.Output);
        using var json = JsonDocument.Parse(first.Output);
        Assert.Equal(["format", "case", "pack", "packVersion", "asOf", "findings"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["requirement", "subject", "outcome", "dueOn", "metOn", "details", "explanation", "because", "citation"],
            json.RootElement.GetProperty("findings")[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal("milepost-findings/1", json.RootElement.GetProperty("format").GetString());
        Assert.Equal("2025-06-30", json.RootElement.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Another_pack_can_be_asked_for()
    {
        var answer = await Milepost("check", Sound, "--pack", "us-wioa", "--as-of", "2025-06-30", "--json");

        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal("us-wioa", json.RootElement.GetProperty("pack").GetString());
        Assert.All(json.RootElement.GetProperty("findings").EnumerateArray(), finding => Assert.StartsWith("us.", finding.GetProperty("requirement").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_json_a_person_can_read_it()
    {
        var answer = await Milepost("check", Sound, "--pack", "chicago-cook", "--as-of", "2025-06-30");

        Assert.Equal(0, answer.Exit);
        Assert.Contains("on Jun 30, 2025", answer.Output, StringComparison.Ordinal);
        Assert.Contains("source: ", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_names_every_path_on_standard_error_and_writes_nothing_else()
    {
        var answer = await Milepost("check", Broken, "--as-of", "2025-06-30", "--json");

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        var told = answer.Errors.Split('\n').Select(line => line.Split(": ")[0]).ToHashSet();
        Assert.Empty(CaseFilesOnDisk.OwnLines("broken-in-many-places.paths.txt").Where(path => path.Length > 0).Except(told));
    }

    [Theory]
    [InlineData("--pack: There is no pack \"atlantis\". Expected one of: chicago-cook,", "--pack", "atlantis", "--as-of", "2025-06-30")]
    [InlineData("--as-of: \"2024-02-30\" is not a day.", "--as-of", "2024-02-30")]
    [InlineData("--as-of: \"30.6.2024\" is not a day.", "--as-of", "30.6.2024")]
    [InlineData("--as-of", "--json")]
    [InlineData("--loud", "--as-of", "2025-06-30", "--loud")]
    [InlineData("Expected after milepost check: CASE.json, --pack, --as-of, --json", "--as-of", "2025-06-30", "--loud")]
    public async Task What_cannot_be_judged_is_exit_2_with_what_would_be_right(string told, params string[] options)
    {
        var answer = await Milepost(["check", Sound, .. options]);

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains(told, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_exit_2()
    {
        var answer = await Milepost("check", "nowhere.json", "--as-of", "2025-06-30");

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains("nowhere.json: There is no such file.", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cases_of_a_pack_can_be_run()
    {
        var answer = await Milepost("policy", "test", "us-wioa");

        Assert.Equal(0, answer.Exit);
        Assert.StartsWith("us-wioa: ", answer.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Milepost("policy", "test", "atlantis")).Exit);
    }

    [Fact]
    public async Task A_requirement_is_explained_and_an_unknown_one_is_answered_with_those_like_it()
    {
        var known = await Milepost("policy", "explain", "us.exit-after-90-days");
        var unknown = await Milepost("policy", "explain", "exit-after");

        Assert.Equal(0, known.Exit);
        Assert.Contains("after: 90 days", known.Output, StringComparison.Ordinal);
        Assert.Contains("Cases (", known.Output, StringComparison.Ordinal);
        Assert.Equal((2, ""), (unknown.Exit, unknown.Output));
        Assert.Contains("Perhaps: us.exit-after-90-days.", unknown.Errors, StringComparison.Ordinal);
    }

    private static Task<(int Exit, string Output, string Errors)> Milepost(params string[] arguments) => MilepostProcess.RunAsync(arguments);
}
