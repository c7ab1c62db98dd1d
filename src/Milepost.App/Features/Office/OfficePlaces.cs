namespace Milepost.App.Features.Office;

/// <summary>A page about the office itself, not about one participant.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Says">One line: what is done there.</param>
public sealed record OfficePlace(string Group, string Words, string Path, string Says);

/// <summary>Everything the Office page leads to. The access table decides who sees which.</summary>
public static class OfficePlaces
{
    private const string Work = "Work experience";
    private const string People = "People and places";

    public static IReadOnlyList<OfficePlace> All { get; } =
    [
        new("Together", "Group entry", "/services/group", "Enter a workshop or another service for many people at once."),
        new(Work, "Employers and worksites", "/worksites", "Who gives work to participants, where, and which jobs with what wage."),
        new(Work, "Payroll", "/worksites/payroll", "Take in the pay of a group from a file, after a trial run."),
        new(Work, "Wage check", "/worksites/wage-check", "Placements whose minimum wage changes: somebody turns 18, a rate is raised."),
        new(People, "People", "/people", "Staff accounts and their roles."),
        new(People, "Organization", "/organization", "State, local areas, providers and offices."),
        new("Running it", "Mail", "/mail", "Letters that wait, went out or came back."),
    ];
}
