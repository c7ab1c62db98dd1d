using System.CommandLine;
using Milepost.App.Verbs;

namespace Milepost.App.Features.CaseFiles;

/// <summary><c>milepost schema</c>, and one case file for <c>export</c>; <c>import</c> stands with the folders it also reads.</summary>
public static class CaseFileVerbs
{
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
