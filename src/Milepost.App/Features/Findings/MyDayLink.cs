using Milepost.App.Web.Layout;
using Milepost.Domain;

namespace Milepost.App.Features.Findings;

/// <summary>The address of My Day and what it may be filtered by, for the page itself and for whoever leads there.</summary>
public static class MyDayLink
{
    /// <summary>In place of a planner's or an office's id: people whom nobody plans for, people of no office.</summary>
    public const string None = "none";

    private static readonly (Urgency Urgency, string Code)[] Urgencies =
    [
        (Urgency.Late, "late"), (Urgency.Today, "today"), (Urgency.ThisWeek, "week"), (Urgency.Later, "later"), (Urgency.NotInOrder, "open"), (Urgency.Waived, "waived"),
    ];

    /// <param name="planner">Id of an account, or <see cref="None"/>.</param>
    /// <param name="office">Id of a place, or <see cref="None"/>.</param>
    public static string To(string? planner = null, string? office = null, DeadlineKind? kind = null, Urgency? urgency = null, Program? program = null) =>
        ShellLinks.MyDay + QueryString.Create(new KeyValuePair<string, string?>[]
        {
            new("planner", planner), new("office", office), new("kind", kind?.Code), new("urgency", urgency is { } how ? CodeOf(how) : null), new("program", program?.ToString()),
        }.Where(pair => pair.Value is not null));

    public static string CodeOf(Urgency urgency) => Urgencies.First(each => each.Urgency == urgency).Code;

    /// <summary>Null for a word that is no urgency.</summary>
    public static Urgency? UrgencyOf(string? code)
    {
        foreach (var each in Urgencies)
            if (each.Code == code) return each.Urgency;
        return null;
    }
}
