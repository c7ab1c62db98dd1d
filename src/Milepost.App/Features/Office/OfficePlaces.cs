namespace Milepost.App.Features.Office;

/// <summary>A page about the office itself, not about one participant.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Says">One line: what is done there.</param>
public sealed record OfficePlace(string Group, string Words, string Path, string Says);

/// <summary>Everything the Office page leads to. The access table decides who sees which.</summary>
public static class OfficePlaces
{
    private const string People = "People and places";

    private const string Elsewhere = "Partners and referrals";

    public static IReadOnlyList<OfficePlace> All { get; } =
    [
        new("Together", "Group entry", "/services/group", "Enter a workshop or another service for many people at once."),
        new(Elsewhere, "Partners", "/partners", "Organizations that people are referred to, and who signs in there."),
        new(Elsewhere, "Referrals", "/referrals", "What was sent, waits for an answer, or came back with a result."),
        new(People, "People", "/people", "Staff accounts and their roles."),
        new(People, "Organization", "/organization", "State, local areas, providers and offices."),
        new("Running it", "Mail", "/mail", "Letters that wait, went out or came back."),
    ];
}
