using System.CommandLine;
using Milepost.App.Verbs;

namespace Milepost.App.Features.CaseFiles;

/// <summary><c>milepost import</c> and <c>schema</c>, and one case file for <c>export</c>.</summary>
public static class CaseFileVerbs
{
    public static Command Import()
    {
        var files = new Argument<FileInfo[]>("FILE.json") { Description = "Case files, one participant each.", Arity = ArgumentArity.OneOrMore };
        var office = new Option<string?>("--office") { Description = "Code of the office for files that name none." };
        var planner = new Option<string?>("--planner") { Description = "E-mail address of the planner for files that name none." };
        var replace = new Option<bool>("--replace") { Description = "Make a record that is in Milepost already be as its file says." };
        var command = new Command("import", "Takes whole records in from case files. A broken file is refused whole and changes nothing.") { files, office, planner, replace };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            var handler = services.GetRequiredService<ImportCaseFileHandler>();
            var refused = 0;
            foreach (var file in parsed.GetValue(files)!)
            {
                if (!file.Exists)
                {
                    await Console.Error.WriteLineAsync($"{file}: there is no such file. Check its name.");
                    refused++;
                    continue;
                }
                var answer = await handler.HandleAsync(new(
                    await File.ReadAllBytesAsync(file.FullName, ct), $"imported from {file.Name}", parsed.GetValue(office), parsed.GetValue(planner), parsed.GetValue(replace)), ct);
                if (answer.Outcome is null)
                {
                    refused++;
                    foreach (var problem in answer.Problems) await Console.Error.WriteLineAsync($"{file}: {problem}");
                }
                else Console.WriteLine($"{file}: {answer.CaseNumber} {answer.Outcome.ToString()!.ToLowerInvariant()}");
            }
            return refused == 0 ? 0 : 2;
        }));
        return command;
    }

    /// <summary><c>milepost export CASE</c>.</summary>
    public static async Task<int> ExportAsync(IServiceProvider services, string caseNumber, CancellationToken ct)
    {
        var result = await services.GetRequiredService<ExportCaseFileHandler>().HandleAsync(new(caseNumber), ct);
        if (!result.IsDone)
        {
            await Console.Error.WriteLineAsync($"There is no participant with the id \"{caseNumber}\". Ids are written as on the participant's page, like P-1001.");
            return 2;
        }
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(result.Value, ct);
        return 0;
    }

    public static Command Schema()
    {
        var command = new Command("schema", "Prints the JSON Schema of the case file.");
        // Reads no data, but every verb takes the same options.
        new StoreOptions().AddTo(command);
        command.SetAction(_ => Console.Out.Write(CaseFileSchema.Text));
        return command;
    }
}
