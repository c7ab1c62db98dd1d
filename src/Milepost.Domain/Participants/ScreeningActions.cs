namespace Milepost.Domain.Participants;

/// <summary>What follows when the screening finds somebody basic skills deficient: one or more of these (Illinois DCEO chapter 4.3, Basic skills screening tool).</summary>
public static class ScreeningActions
{
    public const string Priority = "Adult priority of service";
    public const string YouthEligibility = "Basic skills deficiency documented for youth eligibility";
    public const string AdultEducation = "Referred to Title II adult basic education";
    public const string Partner = "Referred to a partner or community program";

    public static IReadOnlyList<(string Action, string Meaning)> All { get; } =
    [
        (Priority, "Adults: counted for the priority group"),
        (YouthEligibility, "Youth: part of what makes the person eligible"),
        (AdultEducation, "Adults and Dislocated Workers"),
        (Partner, "For a barrier that somebody else can help with"),
    ];
}
