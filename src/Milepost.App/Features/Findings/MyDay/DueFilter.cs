using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Milepost.App.Policy;
using Milepost.Domain;

namespace Milepost.App.Features.Findings.MyDay;

/// <summary>Which part of the due list, as it stands in the page's address.</summary>
/// <param name="Planner">"me", "none", "all" or an account's id.</param>
/// <param name="Urgency">One of the words below; null for all.</param>
/// <param name="Group">"person" or "action"; null for the plain list.</param>
public sealed record DueFilter(string Planner, Guid? Office, string? Kind, string? Urgency, string? Search, string? Group)
{
    public const string Address = "/my-day";

    public const string Mine = "me";
    public const string NoPlanner = "none";
    public const string Everybody = "all";

    public const string Late = "late";
    public const string Today = "today";
    public const string Week = "week";
    public const string Later = "later";
    public const string Open = "open";
    public const string Waived = "waived";

    public const string ByPerson = "person";
    public const string ByAction = "action";

    public const string NoOffice = "none";

    /// <summary>Only people of no office.</summary>
    public bool IsOfNoOffice { get; init; }

    /// <summary>Only people who are or were in this program, as the board was filtered when it led here.</summary>
    public Program? Program { get; init; }

    /// <summary>How many rows are drawn; the rest is counted and asked for.</summary>
    public int Rows { get; init; } = UsualRows;

    public const int UsualRows = 50;

    public bool IsMine => Planner == Mine;

    public bool IsOneCaseload => IsMine || Guid.TryParse(Planner, out _);

    public static DueFilter Read(IQueryCollection query) => Read(name => query[name].ToString());

    /// <summary>From an address that <see cref="Link"/> made, as another page carries it along; null for any other address.</summary>
    public static DueFilter? Read(string address)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        if ((mark < 0 ? address : address[..mark]) != Address) return null;
        var query = QueryHelpers.ParseQuery(mark < 0 ? "" : address[mark..]);
        return Read(name => query.TryGetValue(name, out var value) ? value.ToString() : "");
    }

    private static DueFilter Read(Func<string, string> value)
    {
        var planner = value("planner");
        return new(
            planner is NoPlanner or Everybody || Guid.TryParse(planner, out _) ? planner : Mine,
            Guid.TryParse(value("office"), out var office) ? office : null,
            NullIfEmpty(value("kind")),
            value("urgency") is Late or Today or Week or Later or Open or Waived ? value("urgency") : null,
            NullIfEmpty(value("q")),
            value("group") is ByPerson or ByAction ? value("group") : null)
        {
            IsOfNoOffice = value("office") == NoOffice,
            Rows = int.TryParse(value("rows"), out var rows) ? Math.Clamp(rows, UsualRows, DueListQuery.Most) : UsualRows,
            Program = Enum.TryParse<Program>(value("program"), out var program) && Enum.IsDefined(program) ? program : null,
        };

        static string? NullIfEmpty(string text) => text.Length == 0 ? null : text.Length > 100 ? text[..100] : text;
    }

    /// <summary>The page's address with this filter.</summary>
    /// <param name="at">The row to come back to.</param>
    public string Link(string? at = null)
    {
        Dictionary<string, string?> query = new()
        {
            ["planner"] = IsMine ? null : Planner, ["office"] = IsOfNoOffice ? NoOffice : Office?.ToString(), ["kind"] = Kind, ["urgency"] = Urgency,
            ["program"] = Program?.ToString(), ["q"] = Search, ["group"] = Group, ["rows"] = Rows == UsualRows ? null : Rows.ToString(CultureInfo.InvariantCulture), ["at"] = at,
        };
        return QueryHelpers.AddQueryString(Address, query.Where(pair => pair.Value is not null)) + (at is null ? "" : "#row");
    }

    /// <summary>Ids of the requirements of the chosen kind of deadline; null for all.</summary>
    public IReadOnlyList<string>? Requirements(PolicyBook policies) =>
        Kind is not { } kind ? null : [.. policies.Files.Select(file => file.Requirement).Where(requirement => DeadlineKind.Of(requirement.SettledBy).Code == kind).Select(requirement => requirement.Id)];

    public bool Shows(DueItem item) => Urgency switch
    {
        // What is due in a month is no part of a day.
        null => item.First.Urgency is not (Findings.Urgency.Waived or Findings.Urgency.Later),
        Late => item.First.Urgency == Findings.Urgency.Late,
        Today => item.First.Urgency == Findings.Urgency.Today,
        Week => item.First.Urgency is Findings.Urgency.ThisWeek,
        Later => item.First.Urgency == Findings.Urgency.Later,
        Open => item.First.Urgency == Findings.Urgency.NotInOrder,
        _ => item.First.Urgency == Findings.Urgency.Waived,
    };
}
