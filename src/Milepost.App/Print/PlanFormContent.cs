namespace Milepost.App.Print;

/// <summary>Everything a printed plan says, taken from one version of the plan. The form adds nothing of its own but fixed words.</summary>
/// <remarks>
/// Names that a policy pack chooses (types, terms, statuses, outcomes, the planner's title) come as the words to print.
/// What is unknown is null or empty, and the form says so in plain words or leaves the part out.
/// </remarks>
public sealed record PlanFormContent
{
    public required PlanFormKind Kind { get; init; }
    public required int Version { get; init; }

    /// <summary>A short reference that finds this very document again, such as <c>7F3A-21C9</c>.</summary>
    public required string Reference { get; init; }

    public required PlanFormOffice Office { get; init; }
    public required string ParticipantName { get; init; }
    public required string CaseNumber { get; init; }
    public IReadOnlyList<string> Programs { get; init; } = [];
    public required string PlannerName { get; init; }

    /// <summary>What the office calls the person: Career Coach, Career Planner or Career Counselor.</summary>
    public required string PlannerTitle { get; init; }

    public DateOnly? StartsOn { get; init; }
    public DateOnly? ProjectedEndOn { get; init; }
    public string? CareerPathway { get; init; }

    /// <summary>The occupation's title with its code, such as <c>Machinists (51-4041)</c>.</summary>
    public string? TargetOccupation { get; init; }

    public PlanFormJustification? Justification { get; init; }
    public IReadOnlyList<PlanFormBarrier> Barriers { get; init; } = [];

    /// <summary>The assessment found no barrier: not the same as none recorded yet.</summary>
    public bool NoBarriersFound { get; init; }

    public IReadOnlyList<PlanFormGoal> Goals { get; init; } = [];
    public IReadOnlyList<string> TrainingComponents { get; init; } = [];
    public IReadOnlyList<string> SupportServices { get; init; } = [];

    /// <summary>What the participant does next.</summary>
    public IReadOnlyList<string> CustomerActions { get; init; } = [];

    public IReadOnlyList<string> PerformanceIndicators { get; init; } = [];
    public string? Tracking { get; init; }
    public string? Comments { get; init; }

    /// <summary>What both people agree to by signing; null for the usual words.</summary>
    public string? AgreementStatement { get; init; }

    /// <summary>On a copy for reading: which form is the one that is signed. It stands on every page.</summary>
    public string? ReadingNotice { get; init; }

    /// <summary>False on a copy for reading, where nobody signs.</summary>
    public bool HasSignatureLines { get; init; } = true;

    /// <summary>On a copy for reading: the same, in place of the signature lines.</summary>
    public string? SignedElsewhere { get; init; }
}

/// <summary>Which of the two forms: for Adults and Dislocated Workers, or for Youth.</summary>
public enum PlanFormKind
{
    IndividualEmploymentPlan,
    IndividualServiceStrategy,
}

/// <summary>Who issues the form.</summary>
/// <param name="AddressLines">Street, city and, if wanted, telephone: one line each.</param>
public sealed record PlanFormOffice(string AgencyName, string OfficeName, IReadOnlyList<string> AddressLines);

/// <summary>Why the goals were chosen, and what the reasons rest on.</summary>
public sealed record PlanFormJustification(string? Text)
{
    public bool FromAssessment { get; init; }
    public bool FromInterview { get; init; }
    public bool FromPreviousSkills { get; init; }
    public string? SkillsGap { get; init; }
}

/// <summary>A barrier or need, and what is done about it.</summary>
public sealed record PlanFormBarrier(string Name, string? Action);

/// <summary>A goal with its objectives.</summary>
public sealed record PlanFormGoal(string Statement)
{
    public required string Type { get; init; }
    public required string Term { get; init; }
    public string? Category { get; init; }
    public string? Status { get; init; }
    public DateOnly? EstablishedOn { get; init; }
    public DateOnly? ProjectedEndOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string? Outcome { get; init; }

    /// <summary>The number on this form of the employment goal that an education goal leads to.</summary>
    public int? LinkedToGoal { get; init; }

    public IReadOnlyList<PlanFormObjective> Objectives { get; init; } = [];

    /// <summary>Services that hang from the goal itself and from none of its objectives.</summary>
    public IReadOnlyList<PlanFormService> Services { get; init; } = [];
}

/// <summary>A step toward a goal, with the services that carry it.</summary>
public sealed record PlanFormObjective(string Statement)
{
    public string? Justification { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public DateOnly? ProjectedEndOn { get; init; }
    public string? Outcome { get; init; }
    public IReadOnlyList<PlanFormService> Services { get; init; } = [];
}

/// <summary>A service planned, going on or done.</summary>
public sealed record PlanFormService(string Name)
{
    public string? Code { get; init; }

    /// <summary>The youth element with its number, such as <c>Element 3: Paid and unpaid work experiences</c>.</summary>
    public string? YouthElement { get; init; }

    public string? Provider { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public decimal? WeeklyHours { get; init; }
    public string? Status { get; init; }
}
