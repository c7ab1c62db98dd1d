namespace Milepost.Domain.Plans;

public sealed record Justification(string Text, IReadOnlyList<JustificationBasis> Basis, string? SkillsGap);

/// <summary>Something in the way, and what is done about it.</summary>
public sealed record Barrier(string Name, string? Action);

/// <summary>A look at the plan together with the participant.</summary>
/// <param name="CaseNote">Case-file id of the note that tells about it.</param>
public sealed record PlanReview(DateOnly On, bool Changed, string? CaseNote);

/// <summary>A change to a plan that was agreed before.</summary>
/// <param name="Goal">Case-file id of the goal it is about, when it is about one.</param>
public sealed record PlanChange(DateOnly On, ChangeKind Kind, string? Goal, string? Reason)
{
    /// <summary>The plan version the change went into; null for one that came in with a case file.</summary>
    public int? Version { get; init; }
}

public sealed record Reopening(DateOnly On, string Reason);

/// <summary>What the plan page edits: everything of a plan that is not a goal, an agreement or a review.</summary>
public sealed record PlanDetails
{
    public DateOnly OpenedOn { get; init; }
    public DateOnly? ProjectedEndOn { get; init; }
    public string? CareerPathway { get; init; }

    /// <summary>O*NET-SOC code and title, "29-2052.00 Pharmacy Technicians".</summary>
    public string? TargetOccupation { get; init; }
    public Justification? Justification { get; init; }
    public IReadOnlyList<Barrier> Barriers { get; init; } = [];

    /// <summary>True: the assessment found none, so an empty list is an answer.</summary>
    public bool? NoBarriers { get; init; }
    public IReadOnlyList<string> SupportServices { get; init; } = [];
    public IReadOnlyList<string> Indicators { get; init; } = [];
    public string? Tracking { get; init; }
    public IReadOnlyList<string> TrainingComponents { get; init; } = [];
    public IReadOnlyList<string> CustomerActions { get; init; } = [];
    public string? Comments { get; init; }
}

public sealed record GoalDetails
{
    public GoalType Type { get; init; }
    public GoalTerm Term { get; init; }
    public string Statement { get; init; } = "";
    public string? Category { get; init; }

    /// <summary>Case-file id of the employment goal an education goal hangs from.</summary>
    public string? LinkedGoal { get; init; }
    public DateOnly EstablishedOn { get; init; }
    public DateOnly? ProjectedEndOn { get; init; }
}

public sealed record ObjectiveDetails
{
    public string Statement { get; init; } = "";

    /// <summary>Its name in the list of predefined objectives, when it was chosen there.</summary>
    public string? Predefined { get; init; }
    public string? Justification { get; init; }
    public string? Comments { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public DateOnly? ProjectedEndOn { get; init; }
}

/// <summary>What a pack allows and asks for in plans. Numbers and lists come from the pack's settings.</summary>
public sealed record PlanRules
{
    /// <summary>Combinations of goal type and term that the program allows.</summary>
    public required IReadOnlySet<(GoalType Type, GoalTerm Term)> AllowedGoals { get; init; }

    /// <summary>Longest goal or objective statement, in characters as a reader counts them (grapheme clusters).</summary>
    public required int StatementMaxLength { get; init; }

    /// <summary>Longest objective statement, counted alike.</summary>
    public required int ObjectiveMaxLength { get; init; }

    /// <summary>Fields a form must have, named "plan.careerPathway", "goal.projectedEndOn", "objective.justification".</summary>
    public required IReadOnlySet<string> RequiredFields { get; init; }

    /// <summary>A goal's dates follow its services and are not typed (Illinois workNet guide, Set Goals).</summary>
    public required bool GoalDatesFromServices { get; init; }

    /// <summary>An education goal hangs from an employment goal (Chicago Cook procedure, 4.3 1b).</summary>
    public required bool EducationHangsFromEmployment { get; init; }

    /// <summary>Statuses that people set; the others the program sets by itself.</summary>
    public IReadOnlySet<GoalStatus> StatusesSetByStaff { get; init; } = new HashSet<GoalStatus> { GoalStatus.NotStarted, GoalStatus.OnTrack, GoalStatus.OffTrack, GoalStatus.Complete };

    /// <summary>Marking a goal off track asks for a fresh agreement, so it makes a new version (Illinois workNet guide, Set Goals).</summary>
    public bool OffTrackNeedsAgreement { get; init; }
}
