using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Worksites;

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

/// <summary>One level of one subtest of a test battery, on the scale of the National Reporting System for adult education.</summary>
/// <param name="Scale">"ABE" for adult basic education, "ESL" for English learners.</param>
/// <param name="From">The lowest scale score of the level; with <paramref name="To"/> null where no published range is at hand, and the level is taken from the score report.</param>
public sealed record BatteryLevel(string Tool, string Subtest, string Scale, int Level, string Name, int? From, int? To, string Source)
{
    public bool HasRange => From is not null || To is not null;

    public bool Holds(decimal score) => HasRange && !(score < From) && !(score > To);

    /// <summary>As the record keeps it: "ABE level 3, Low Intermediate".</summary>
    public string Label => $"{Scale} level {Level}, {Name}";
}

/// <param name="Levels">From the lowest up.</param>
public sealed record BatterySubtest(string Name, IReadOnlyList<BatteryLevel> Levels)
{
    public bool HasRanges => Levels.Any(level => level.HasRange);

    /// <summary>The level a scale score stands for; null where the ranges do not say.</summary>
    public BatteryLevel? LevelOf(decimal score) => Levels.FirstOrDefault(level => level.Holds(score));
}

/// <param name="Source">Where it is written that this is an exception; "local" for the office's own reading.</param>
public sealed record TestExceptionReason(string Reason, string Source, IReadOnlyList<string> Packs);

/// <summary>A question of the basic skills screening.</summary>
/// <param name="Question">Its name, which the record keeps.</param>
/// <param name="DeficientWhen">The answer that points to a deficiency: "yes" or "no".</param>
public sealed record ScreeningQuestion(string Question, string Skill, string Text, string? Hint, string DeficientWhen, IReadOnlyList<string> Packs);

public sealed record SupportType(string Name, IReadOnlyList<string> Programs, IReadOnlyList<string> Packs)
{
    public string? Spanish { get; init; }
}

/// <summary>Where the money for a service comes from.</summary>
/// <param name="IsTitleI">WIOA Title I funds.</param>
public sealed record FundingSource(string Name, bool IsTitleI, IReadOnlyList<string> Programs, IReadOnlyList<string> Packs);

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
    /// <summary>The facts that the record can fill in, by their line: where each comes from.</summary>
    public IReadOnlyDictionary<string, string> Prefill { get; init; } = new Dictionary<string, string>();

    /// <summary>The facts a note must hold: the lines that end with a colon, without it.</summary>
    public IReadOnlyList<string> Facts => [.. Lines.Where(IsFact).Select(line => line.Trim().TrimEnd(':'))];

    /// <summary>The lines that are whole sentences.</summary>
    public string SentencesFor(string participant) =>
        string.Join('\n', Lines.Where(line => !IsFact(line))).Replace("{participant}", participant, StringComparison.Ordinal).Trim();

    private string[] Lines => Template.Split('\n');

    private static bool IsFact(string line) => line.TrimEnd().EndsWith(':');

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

/// <param name="Facts">What has to be told with a gain of this type.</param>
public sealed record SkillGainType(string Name, string Meaning, IReadOnlyList<string> Facts)
{
    public string? Spanish { get; init; }
}

/// <summary>Why somebody exits.</summary>
/// <param name="Exclusion">PIRL 923, where it leaves the person out of the indicators.</param>
/// <param name="Programs">The programs it is for; empty for all.</param>
/// <param name="Proof">What shows it.</param>
public sealed record ExitReason(string Code, string Name, string? Exclusion, IReadOnlyList<string> Programs, string? Proof)
{
    public ExitExclusion? AsExclusion => Exclusion is null ? null : new(Exclusion, Name, [.. Programs.Select(CodeWords.Read<Milepost.Domain.Program>)], Proof ?? "");
}

/// <summary>A kind of evidence for an outcome.</summary>
/// <param name="For">"credential", "skillGain", "employment", "exclusion".</param>
/// <param name="Supplemental">Information beside administrative records.</param>
public sealed record EvidenceKind(string Name, IReadOnlyList<string> For, bool Supplemental);

/// <param name="Groups">To whom it applies, so that the program can propose it; none where the list does not say.</param>
public sealed record MinimumWage(string Place, string Who, DateOnly Effective, decimal DollarsPerHour, string? Note, IReadOnlyList<WageGroup> Groups);

/// <summary>A place with a minimum wage of its own, and the one around it.</summary>
public sealed record WagePlace(string Place, string? Within);

/// <summary>The three places that have poverty guidelines of their own.</summary>
public static class IncomePlaces
{
    public const string Contiguous = "contiguous";
    public const string Alaska = "alaska";
    public const string Hawaii = "hawaii";

    public static IReadOnlyList<string> All { get; } = [Contiguous, Alaska, Hawaii];

    /// <param name="state">Of the applicant's address, its two letters or its name; without one, the 48 states and the District.</param>
    public static string Of(string? state) => state?.Trim().ToUpperInvariant() switch
    {
        "AK" or "ALASKA" => Alaska,
        "HI" or "HAWAII" => Hawaii,
        _ => Contiguous,
    };

    public static string Words(string place) => place switch
    {
        Contiguous => "48 states and District of Columbia",
        Alaska => "Alaska",
        Hawaii => "Hawaii",
        _ => place,
    };
}
