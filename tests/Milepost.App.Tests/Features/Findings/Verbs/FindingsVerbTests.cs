using System.Diagnostics;
using System.Text;
using Milepost.App.Features.Policy;
using Milepost.App.Tests.Features.CaseFiles;

namespace Milepost.App.Tests.Features.Findings.Verbs;

/// <summary>The verb as a caller meets it: exit codes, and what goes where.</summary>
public sealed class FindingsVerbTests
{
    [Fact]
    public async Task A_record_is_judged_like_its_case_file()
    {
        await using var store = await TestStore.StartAsync();
        var file = CaseFilesOnDisk.EverythingAt(TestOrganization.North);
        Assert.Empty((await store.Import(file)).Problems);

        var json = await Milepost(store, "P-9002", "--as-of", "2025-06-30", "--json");
        var words = await Milepost(store, "P-9002", "--as-of", "2025-06-30");

        Assert.Equal((0, ""), (json.Exit, json.Errors));
        Assert.Equal(Encoding.UTF8.GetString(FindingsJson.Write(FoundInCases.Check(file, new(2025, 6, 30)))), json.Output);
        Assert.Equal((0, FindingsText.Write(FoundInCases.Check(file, new(2025, 6, 30)))), (words.Exit, words.Output));
    }

    [Theory]
    [InlineData("There is no participant with the id \"P-1\".", "P-1")]
    [InlineData("--as-of: \"2024-02-30\" is not a day. It should be a day of the calendar, like 2024-06-30.", "P-9002", "--as-of", "2024-02-30")]
    [InlineData("--loud", "P-9002", "--loud")]
    public async Task What_cannot_be_judged_is_exit_2_with_what_would_be_right(string told, params string[] arguments)
    {
        await using var store = await TestStore.StartAsync();

        var answer = await Milepost(store, arguments);

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains(told, answer.Errors, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Errors)> Milepost(TestStore store, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in (string[])[typeof(MilepostProgram).Assembly.Location, "findings", .. arguments, "--data", store.Location.Folder]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
