namespace Milepost.App.Features.Office;

/// <summary>A page about the office itself, not about one participant.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Says">One line: what is done there.</param>
public sealed record OfficePlace(string Group, string Words, string Path, string Says);

/// <summary>Everything the Office page leads to. The access table decides who sees which.</summary>
public static class OfficePlaces
{
    private const string People = "People and places";

    public static IReadOnlyList<OfficePlace> All { get; } =
    [
        new("Together", "Group entry", "/services/group", "Enter a workshop or another service for many people at once."),
        new("Together", "Class attendance", "/training/attendance", "Enter who was there, for a whole class at once."),
        new("Training", "Training providers and programs", "/training/providers", "Schools, their programs, and the credentials approved for them."),
        new("Training", "Training budgets", "/training/budgets", "What is planned, obligated and paid for training, by program year."),
        new(People, "People", "/people", "Staff accounts and their roles."),
        new(People, "Organization", "/organization", "State, local areas, providers and offices."),
        new("Running it", "Mail", "/mail", "Letters that wait, went out or came back."),
    ];
}
