using System.CommandLine;
using Milepost.App.Store;

namespace Milepost.App.Verbs;

/// <summary>The options that every verb takes to find the data.</summary>
public sealed class StoreOptions
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "Folder of the SQLite database, uploads and keys. Default: MILEPOST_DATA, else ./.data",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("MILEPOST_DATA") ?? ".data",
    };

    private readonly Option<string?> _db = new("--db")
    {
        Description = "PostgreSQL connection string. Default: ConnectionStrings__Milepost, else SQLite in the data folder",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ConnectionStrings__Milepost"),
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_db);
    }

    /// <summary>Whether the command line itself says where the data is; a default or the environment does not count.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetResult(_data) is { Implicit: false } || parsed.GetResult(_db) is { Implicit: false };

    /// <summary>The same, with a PostgreSQL database only where the command line itself names one.</summary>
    public DataLocation ReadGiven(ParseResult parsed) =>
        parsed.GetResult(_db) is { Implicit: false } ? Read(parsed) : Read(parsed) with { Postgres = null };

    public DataLocation Read(ParseResult parsed) =>
        new(Path.GetFullPath(parsed.GetValue(_data)!), parsed.GetValue(_db) is { Length: > 0 } connection ? connection : null);
}
