using System.Diagnostics;
using System.Text;

namespace Milepost.App.Tests;

/// <summary>The program itself, so that standard output, standard error and the exit code are those a script sees.</summary>
public static class MilepostProcess
{
    public static Task<(int Exit, string Output, string Errors)> RunAsync(params IEnumerable<string> arguments) => RunAsync(null, [], arguments);

    /// <param name="policy">The folder of packs; null for the one that comes with the program.</param>
    public static Task<(int Exit, string Output, string Errors)> RunWithPolicyAsync(string? policy, params IEnumerable<string> arguments) => RunAsync(null, [("MILEPOST_POLICY", policy)], arguments);

    /// <param name="environment">Settings by environment variables.</param>
    public static Task<(int Exit, string Output, string Errors)> RunInAsync(Dictionary<string, string?> environment, params IEnumerable<string> arguments) =>
        RunAsync(null, environment.Select(setting => (setting.Key, setting.Value)), arguments);

    /// <param name="folder">Where it is started; null for where the tests are.</param>
    /// <param name="settings">Environment variables.</param>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(string? folder, IEnumerable<(string Name, string? Value)> settings, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        if (folder is not null) start.WorkingDirectory = folder;
        start.Environment["MILEPOST_POLICY"] = null;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        start.ArgumentList.Add(typeof(MilepostProgram).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var tooLong = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(tooLong.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"milepost {string.Join(' ', arguments)} did not end: {await output}");
        }
        return (process.ExitCode, await output, await errors);
    }
}
