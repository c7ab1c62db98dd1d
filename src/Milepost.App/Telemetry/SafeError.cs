using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Milepost.App.Telemetry;

/// <summary>
/// An error without its words. Databases, parsers and the framework put what somebody typed into their messages; the type, the
/// database's own code and the stack say where to look.
/// </summary>
public static class SafeError
{
    private const int Deepest = 8;

    /// <summary>Type, facts and stack of the error and of what lies beneath it, over several lines.</summary>
    public static string Describe(Exception error)
    {
        var text = new StringBuilder();
        var depth = 0;
        for (var each = error; each is not null && depth < Deepest; each = each.InnerException, depth++)
        {
            if (depth > 0) text.Append("\n ---> ");
            text.Append(each.GetType().FullName);
            if (FactsOf(each) is { Length: > 0 } facts) text.Append(" (").Append(facts).Append(')');
            if (each.StackTrace is { } stack) text.Append('\n').Append(stack);
        }
        return text.ToString();
    }

    /// <summary>The same in one line, without the stacks.</summary>
    public static string Name(Exception error)
    {
        var facts = FactsOf(error);
        var name = facts.Length > 0 ? $"{error.GetType().Name} ({facts})" : error.GetType().Name;
        return error.InnerException is { } inner ? $"{name}, from {Name(inner)}" : name;
    }

    /// <summary>Codes, names of the schema, and those few messages that only ever speak of the installation: who listens where, which server does not answer.</summary>
    private static string FactsOf(Exception error) => error switch
    {
        // 28: not let in. 3D: no such database. 53, 57: out of room, shutting down. They name roles and databases only.
        PostgresException { SqlState: var state } p when state.StartsWith("28", StringComparison.Ordinal) || state is "3D000" or "53300" or "57P01" or "57P03" => $"{state}: {p.MessageText}",
        PostgresException p => string.Join(", ", new[] { p.SqlState, p.TableName, p.ColumnName, p.ConstraintName, p.Routine }.Where(fact => !string.IsNullOrEmpty(fact))),
        SqliteException s => $"{s.SqliteErrorCode.ToString(CultureInfo.InvariantCulture)}, {s.SqliteExtendedErrorCode.ToString(CultureInfo.InvariantCulture)}",
        NpgsqlException { InnerException: SocketException or TimeoutException } n => n.Message,
        SocketException s => s.SocketErrorCode.ToString(),
        AddressInUseException => error.Message,
        IOException { InnerException: AddressInUseException } => error.Message,
        _ => "",
    };
}
