namespace Milepost.App.Features.Office;

/// <summary>A page about the office itself, not about one participant.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Says">One line: what is done there.</param>
public sealed record OfficePlace(string Group, string Words, string Path, string Says);

/// <summary>Everything the Office page leads to. The access table decides who sees which.</summary>
public static class OfficePlaces
{
    private const string Supervision = "Supervision";
    private const string People = "People and places";

    public static IReadOnlyList<OfficePlace> All { get; } =
    [
        new("Together", "Group entry", "/services/group", "Enter a workshop or another service for many people at once."),
        new(Supervision, "Hand people over", "/reassign", "Give many people to other planners at once, with a look at what will happen."),
        new(Supervision, "Approvals", "/approvals", "What waits for a supervisor's approval, and what was returned."),
        new(Supervision, "Came and went", "/handovers", "Who was handed to whom, and who went to another office."),
        new(Supervision, "Likely duplicates", "/duplicates", "Records that may be one person's, to compare and merge."),
        new(Supervision, "Absence cover", "/covers", "Who looks after whose people while a planner is away."),
        new(People, "People", "/people", "Staff accounts and their roles."),
        new(People, "Organization", "/organization", "State, local areas, providers and offices."),
        new("Running it", "Mail", "/mail", "Letters that wait, went out or came back."),
    ];
}
