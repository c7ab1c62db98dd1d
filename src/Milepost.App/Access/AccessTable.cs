using System.Collections.Frozen;
using CsvHelper;
using Milepost.Domain;

namespace Milepost.App.Access;

/// <summary>Who may take one route or run one verb.</summary>
/// <param name="Anyone">Also people who are not signed in.</param>
/// <param name="SignedIn">All staff who are signed in, whatever the role: the own account.</param>
/// <param name="Customer">Participants who are signed in, each for the own record.</param>
/// <param name="Partner">People of partners who are signed in, each for the referrals to the own partner.</param>
/// <param name="Operator">The person at the machine's command line: verbs.</param>
public sealed record AccessRow(string Route, string Method, bool Anyone, bool SignedIn, bool Customer, bool Partner, bool Operator, IReadOnlySet<StaffRole> Roles);

/// <summary>The one table that says who may do what, read from <c>access.csv</c>. What has no row is refused.</summary>
public sealed class AccessTable
{
    private readonly FrozenDictionary<(string Route, string Method), AccessRow> _rows;

    private AccessTable(IEnumerable<AccessRow> rows) => _rows = rows.ToFrozenDictionary(r => (r.Route, r.Method));

    public static AccessTable Instance { get; } = Load();

    public IEnumerable<AccessRow> Rows => _rows.Values;

    public AccessRow? Find(string route, string method) => _rows.GetValueOrDefault((route, method == "HEAD" ? "GET" : method));

    private static AccessTable Load()
    {
        using var stream = typeof(AccessTable).Assembly.GetManifestResourceStream("access.csv")
            ?? throw new InvalidOperationException("access.csv is not built in.");
        return Read(new StreamReader(stream));
    }

    /// <exception cref="InvalidDataException">A row is written wrongly; the message names its line.</exception>
    public static AccessTable Read(TextReader text)
    {
        using var csv = CsvReader.FromText(text.ReadToEnd(), new CsvReaderOptions { Separator = ',', TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw });
        var rows = new List<AccessRow>();
        while (csv.Read())
        {
            var roles = Enum.GetValues<StaffRole>().Where(role => Mark(csv, char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..])).ToHashSet();
            var row = new AccessRow(csv.GetString("route"), csv.GetString("method"), Mark(csv, "anyone"), Mark(csv, "signedIn"), Mark(csv, "customer"), Mark(csv, "partner"), Mark(csv, "operator"), roles);
            if (rows.Any(r => r.Route == row.Route && r.Method == row.Method))
                throw new InvalidDataException($"access.csv line {csv.LineNumber}: {row.Method} {row.Route} stands twice. Keep one row.");
            rows.Add(row);
        }
        return new(rows);
    }

    private static bool Mark(CsvReader csv, string column) => csv.GetString(column) switch
    {
        "x" => true,
        "" => false,
        var other => throw new InvalidDataException($"access.csv line {csv.LineNumber}: '{other}' under {column}. Write x or nothing."),
    };
}
