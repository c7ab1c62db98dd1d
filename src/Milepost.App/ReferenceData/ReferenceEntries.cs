namespace Milepost.App.ReferenceData;

// Spanish is null where an agency keeps a list of its own without that column: its names are then shown in English.

/// <summary>One of the predefined objectives, with the services that usually go with it.</summary>
/// <param name="AdultServices">Services by reference name, for every program but youth.</param>
public sealed record PredefinedObjective(int Number, string Name, IReadOnlyList<string> AdultServices, IReadOnlyList<string> YouthServices, int? YouthElement)
{
    public string? Spanish { get; init; }
}

/// <summary>One of the 14 youth program elements.</summary>
/// <param name="StartsParticipation">False for follow-up, which comes after the program.</param>
public sealed record YouthElement(int Number, string Name, string Definition, bool StartsParticipation)
{
    public string? Spanish { get; init; }
}

/// <summary>A service as one pack knows it.</summary>
/// <param name="Service">The name by which objectives refer to it, the same in every pack.</param>
/// <param name="Code">The code of the pack's own system, where it has one.</param>
/// <param name="Kind">As in the case file.</param>
/// <param name="PassedOnAs">The name under which the state's system receives it.</param>
public sealed record ServiceCode(
    string Service,
    string? Code,
    string Name,
    string Kind,
    IReadOnlyList<string> Programs,
    IReadOnlyList<string> Packs,
    bool SameDay,
    int? YouthElement,
    string? PassedOnAs)
{
    public string? Spanish { get; init; }

    /// <summary>As a planner reads it: "224 Career Exploration".</summary>
    public string Label => Code is null ? Name : $"{Code} {Name}";
}

public sealed record Barrier(string Name, string Group, IReadOnlyList<string> Programs)
{
    public string? Spanish { get; init; }
}

/// <param name="Type">As in the case file.</param>
/// <param name="ApprovedBy">Who approves it as a basic skills test before training.</param>
public sealed record AssessmentTool(string Tool, string Type, bool Formal, string? ApprovedBy, IReadOnlyList<string> Packs, string UsedFor);

public sealed record SupportType(string Name, IReadOnlyList<string> Programs, IReadOnlyList<string> Packs)
{
    public string? Spanish { get; init; }
}

/// <summary>A program of a partner: one that the law names, or help that people are often referred to.</summary>
/// <param name="Required">Every one-stop center has it as a partner.</param>
/// <param name="Source">Where the law names it.</param>
public sealed record PartnerProgram(string Name, string Group, bool Required, string Source)
{
    public string? Spanish { get; init; }
}

public sealed record PerformanceIndicator(string Id, string Name, IReadOnlyList<string> Programs)
{
    public string? Spanish { get; init; }
}

/// <summary>An occupation of the O*NET-SOC list. Wherever the list is used, <see cref="OccupationCredit.Text"/> is shown.</summary>
public sealed record Occupation(string Code, string Title)
{
    /// <summary>As plans keep it: "15-1232.00 Computer User Support Specialists".</summary>
    public string Label => $"{Code} {Title}";
}

/// <summary>The credit that the license of the occupation list asks for.</summary>
public static class OccupationCredit
{
    public const string Text =
        "This page includes information from the O*NET 30.0 Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). "
        + "Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. Milepost has modified all or some of this information. "
        + "USDOL/ETA has not approved, endorsed, or tested these modifications.";

    public static readonly Uri License = new("https://creativecommons.org/licenses/by/4.0/");
}

/// <summary>A case note subject and the lines that a note of that subject fills in.</summary>
/// <param name="When">When a note of this subject is written.</param>
public sealed record CaseNoteSubject(string Subject, IReadOnlyList<string> Packs, string When, string Template)
{
    /// <summary>The text a new note starts from.</summary>
    public string TemplateFor(string participant) => Template.Replace("{participant}", participant, StringComparison.Ordinal);
}

public sealed record GoalCategory(string Name, IReadOnlyList<string> Packs, string Meaning)
{
    public string? Spanish { get; init; }
}

public sealed record CredentialType(string Name, string Meaning)
{
    public string? Spanish { get; init; }
}

public sealed record SkillGainType(string Name, string Meaning)
{
    public string? Spanish { get; init; }
}

public sealed record MinimumWage(string Place, string Who, DateOnly Effective, decimal DollarsPerHour, string? Note);
