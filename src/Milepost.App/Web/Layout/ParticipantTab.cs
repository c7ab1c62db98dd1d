namespace Milepost.App.Web.Layout;

/// <summary>One of the pages of a participant, in the order of the tabs.</summary>
/// <remarks>The middle ones carry the names that the Illinois workNet Career Plan made familiar.</remarks>
public sealed record ParticipantTab(string Words, string Path)
{
    /// <summary>The entry in ViewData by which a page below a tab says which one it belongs to, by its path.</summary>
    public const string Key = "ParticipantTab";

    public static IReadOnlyList<ParticipantTab> All { get; } =
    [
        new("Overview", ""),
        new("Review Assessment", "assessment"),
        new("Set Goals", "goals"),
        new("Add Steps/Services", "services"),
        new("Plan", "plans"),
        new("In order?", "findings"),
        new("Outcomes", "outcomes"),
        new("Case notes", "notes"),
        new("Messages", "messages"),
        new("Documents", "documents"),
        new("Update Log", "log"),
        new("Application", "application"),
        new("History", "history"),
    ];

    public string LinkFor(Guid participant) => Path.Length == 0 ? ShellLinks.Participant(participant) : $"{ShellLinks.Participant(participant)}/{Path}";
}
