using System.CommandLine;
using System.Diagnostics;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Verbs;

namespace Milepost.App.Features.Bulk.Export;

/// <summary><c>milepost export CASE</c> for one person, <c>milepost export --to DIR</c> for everything.</summary>
public static class ExportVerb
{
    public static Command Create()
    {
        var caseNumber = new Argument<string?>("CASE") { Description = "The participant's id, such as P-1001: writes the case file to standard output.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<string?>("--to") { Description = "An empty folder: writes everything there is into it." };
        var only = new Option<string?>("--only") { Description = $"Parts of a full export, with commas between them: {string.Join(", ", ExportPartNames.All.Select(part => part.Name))}. Default: all." };
        var command = new Command("export", "Writes one participant's whole record, or everything, without standing in anybody's way.") { caseNumber, to, only };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var (one, folder) = (parsed.GetValue(caseNumber), parsed.GetValue(to));
            if (one is null == folder is null) return await Refuse("Give a participant's id for one case file, or --to FOLDER for everything.");
            if (one is not null) return await VerbHost.RunAsync(store.Read(parsed), services => CaseFileVerbs.ExportAsync(services, one, ct));
            var names = parsed.GetValue(only)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [.. ExportPartNames.All.Select(part => part.Name)];
            if (ExportPartNames.Read(names) is not { } parts || parts == ExportParts.None)
                return await Refuse($"--only takes {string.Join(", ", ExportPartNames.All.Select(part => part.Name))}, with commas between them, not \"{parsed.GetValue(only)}\".");
            return await VerbHost.RunAsync(store.Read(parsed), services => RunAsync(services, folder!, parts, ct));
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string folder, ExportParts parts, CancellationToken ct)
    {
        using var target = FolderTarget.TryOpen(folder);
        if (target is null)
        {
            return await Refuse(FolderTarget.HoldsUnfinished(folder)
                ? $"{folder} holds an export that is still being written, or broke off. If none is running, delete it and export again."
                : $"{folder} is not empty. Name an empty folder, so that two exports never mix.");
        }
        var began = Stopwatch.GetTimestamp();
        var result = await services.GetRequiredService<ExportEverythingHandler>().HandleAsync(new(parts, target, Console.Error.WriteLine), ct);
        if (!result.IsDone) return await Refuse(result.Problem!.Message);
        foreach (var file in result.Value.Files) Console.WriteLine($"{file.Path,-40}{file.Count,14:N0} {file.Of}");
        Console.WriteLine($"Exported to {Path.GetFullPath(folder)} in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s, as of {result.Value.At:yyyy-MM-dd HH:mm:ss} UTC.");
        return 0;
    }

    private static async Task<int> Refuse(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 2;
    }
}
