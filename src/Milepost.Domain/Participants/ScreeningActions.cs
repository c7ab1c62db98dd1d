namespace Milepost.Domain.Participants;

/// <summary>What follows when the screening finds somebody basic skills deficient: one or more of these (Illinois DCEO chapter 4.3, Basic skills screening tool).</summary>
public static class ScreeningActions
{
    public static IReadOnlyList<(string Action, string Meaning)> All { get; } =
    [
        ("Adult priority of service", "Adults: counted for the priority group"),
        ("Basic skills deficiency documented for youth eligibility", "Youth: part of what makes the person eligible"),
        ("Referred to Title II adult basic education", "Adults and Dislocated Workers"),
        ("Referred to a partner or community program", "For a barrier that somebody else can help with"),
    ];
}
