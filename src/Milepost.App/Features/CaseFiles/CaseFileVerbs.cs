using System.CommandLine;
using Milepost.App.Verbs;

namespace Milepost.App.Features.CaseFiles;

/// <summary><c>milepost export</c> and <c>schema</c>; <c>import</c> stands with the folders it also reads.</summary>
public static class CaseFileVerbs
{
    public static Command Export()
    {
        var caseNumber = new Argument<string>("CASE") { Description = "The participant's id, such as P-1001." };
        var command = new Command("export", "Writes one participant's whole record as a case file to standard output.") { caseNumber };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            var result = await services.GetRequiredService<ExportCaseFileHandler>().HandleAsync(new(parsed.GetValue(caseNumber)!), ct);
            if (!result.IsDone)
            {
                await Console.Error.WriteLineAsync($"There is no participant with the id \"{parsed.GetValue(caseNumber)}\". Ids are written as on the participant's page, like P-1001.");
                return 2;
            }
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(result.Value, ct);
            return 0;
        }));
        return command;
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
