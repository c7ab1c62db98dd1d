using System.CommandLine;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Findings.OfParticipant;
using Milepost.App.Features.Policy;
using Milepost.App.Verbs;

namespace Milepost.App.Features.Findings.Verbs;

/// <summary><c>milepost findings CASE-NUMBER [--as-of DAY] [--json]</c>: what <c>milepost check</c> says of a case file, said of a record in the database.</summary>
public static class FindingsVerb
{
    private const int CannotBeJudged = 2;

    public static Command Create()
    {
        var caseNumber = new Argument<string>("CASE-NUMBER") { Description = "The participant's id, such as P-1001." };
        var asOf = new Option<string?>("--as-of") { Description = "The day to judge, like 2024-06-30: the record is seen as it stood at the end of it. Today if not given." };
        var json = new Option<bool>("--json") { Description = "Write the findings as milepost-findings/1." };
        var command = new Command("findings", "Judges a record by every requirement of its pack. Exit 0 when it could be judged, whatever was found; 2 when it could not.") { caseNumber, asOf, json };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), services =>
            RunAsync(services, parsed.GetValue(caseNumber)!, parsed.GetValue(asOf), parsed.GetValue(json), Console.Out, Console.Error, ct)));
        return command;
    }

    public static async Task<int> RunAsync(IServiceProvider services, string caseNumber, string? asOf, bool json, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (!AsOfDay.TryRead(asOf, out var day))
        {
            await errors.WriteLineAsync(AsOfDay.Problem("--as-of", asOf));
            return CannotBeJudged;
        }
        if (await services.GetRequiredService<FindingsOfParticipantQuery>().HandleAsync(caseNumber, day, ct) is not { } findings)
        {
            await errors.WriteLineAsync($"There is no participant with the id \"{Printable.Cut(caseNumber, 40)}\". Ids are written as on the participant's page, like P-1001.");
            return CannotBeJudged;
        }
        FindingsOutput.Write(findings.AsChecked, json, output);
        return 0;
    }
}
