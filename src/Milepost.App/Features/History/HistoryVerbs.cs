using System.CommandLine;
using Milepost.App.Features.History.Verify;
using Milepost.App.Verbs;

namespace Milepost.App.Features.History;

/// <summary><c>milepost history verify</c>: exit 0 when every chain is intact, 1 when one is broken.</summary>
public static class HistoryVerbs
{
    public static Command History() => new("history", "The history of every record.") { Verify() };

    private static Command Verify()
    {
        var command = new Command("verify", "Counts every hash again and says where the history was changed or cut.");
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            var verdict = await services.GetRequiredService<VerifyHistoryHandler>().HandleAsync(ct);
            foreach (var broken in verdict.Broken) await Console.Error.WriteLineAsync($"Chain {broken.Chain}, entry {broken.Sequence}: {broken.Why}.");
            Console.WriteLine(verdict.Broken.Count == 0
                ? $"The history is intact: {verdict.Entries:N0} entries in {verdict.Chains:N0} chains."
                : $"The history is broken in {verdict.Broken.Count:N0} of {verdict.Chains:N0} chains.");
            return verdict.Broken.Count == 0 ? 0 : 1;
        }));
        return command;
    }
}
