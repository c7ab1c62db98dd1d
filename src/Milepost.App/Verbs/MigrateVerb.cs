using System.CommandLine;

namespace Milepost.App.Verbs;

public static class MigrateVerb
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database to this version of Milepost. Forward only; no row is lost.");
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction(parsed => VerbHost.RunAsync(store.Read(parsed), _ =>
        {
            Console.WriteLine("The database is up to date.");
            return Task.FromResult(0);
        }));
        return command;
    }
}
