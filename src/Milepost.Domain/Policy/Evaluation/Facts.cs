using System.Collections.Immutable;

namespace Milepost.Domain.Policy.Evaluation;

/// <summary>One thing in a participant's record that a finding can point to.</summary>
public abstract record Fact
{
    /// <summary>How a finding points to it: "caseNote:N4".</summary>
    public abstract string Ref { get; }
}

/// <summary>Everything policy asks about one participant, as far as it is on file, whenever it was entered.</summary>
/// <remarks>What could be seen of it on one day is a <see cref="RecordOnDay"/>; rules see nothing else.</remarks>
public sealed record CaseFacts
{
    public required string Id { get; init; }
    public ParticipantFact Participant { get; init; } = new();
    public ApplicationFact? Application { get; init; }
    public ScreeningFact? Screening { get; init; }
    public ImmutableArray<EnrollmentFact> Enrollments { get; init; } = [];
    public ImmutableArray<AssessmentFact> Assessments { get; init; } = [];
    public ImmutableArray<PlanFact> Plans { get; init; } = [];
    public ImmutableArray<ServiceFact> Services { get; init; } = [];
    public ImmutableArray<CaseNoteFact> CaseNotes { get; init; } = [];
    public ImmutableArray<OutcomeFact> Credentials { get; init; } = [];
    public ImmutableArray<OutcomeFact> SkillGains { get; init; } = [];
    public ImmutableArray<ReferralFact> Referrals { get; init; } = [];
    public ImmutableArray<PlannedGapFact> PlannedGaps { get; init; } = [];

    /// <summary>Partner programs that serve the person now, by name.</summary>
    public ImmutableArray<string> PartnerPrograms { get; init; } = [];
}

/// <summary>What is said about the person as such.</summary>
/// <param name="NewCareerCoach">The planner's plans are still checked by the site director.</param>
/// <param name="PlanInFolder">The plan is kept on paper.</param>
public sealed record ParticipantFact(DateOnly? TrainingApprovedOn = null, bool NewCareerCoach = false, bool PlanInFolder = false) : Fact
{
    public override string Ref => "participant";
}

public sealed record ApplicationFact : Fact
{
    public required DateOnly AppliedOn { get; init; }
    public DateOnly? DeterminedOn { get; init; }
    public DateOnly? CertifiedOn { get; init; }
    public ImmutableArray<Program> Programs { get; init; } = [];
    public int? PriorityGroup { get; init; }

    public override string Ref => "application";
}

/// <summary>The basic skills screening.</summary>
/// <param name="Answered">At least one action is on file.</param>
public sealed record ScreeningFact(DateOnly GivenOn, bool SkillsDeficient, bool Answered) : Fact
{
    public override string Ref => "screening";
}

public sealed record EnrollmentFact : Fact
{
    public required Program Program { get; init; }
    public required DateOnly EnteredOn { get; init; }
    public DateOnly? ExitedOn { get; init; }
    public DateOnly? ExitRecordedOn { get; init; }

    /// <summary>The day follow-up ended early, because the person declined it or could not be reached.</summary>
    public DateOnly? FollowUpEndedOn { get; init; }

    public override string Ref => "enrollment:" + CodeWords.Of(Program);
}

public sealed record AssessmentFact : Fact
{
    public required string Id { get; init; }
    public required AssessmentType Type { get; init; }
    public string? Tool { get; init; }
    public required DateOnly CompletedOn { get; init; }
    public bool Borrowed { get; init; }
    public ImmutableArray<AssessmentArea> Areas { get; init; } = [];

    public override string Ref => "assessment:" + Id;
}

public sealed record PlanFact : Fact
{
    public required string Id { get; init; }
    public required PlanKind Kind { get; init; }
    public required DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public bool HasCareerPathway { get; init; }
    public bool HasTargetOccupation { get; init; }
    public JustificationFact? Justification { get; init; }
    public ImmutableArray<BarrierFact> Barriers { get; init; } = [];
    public bool NoBarriers { get; init; }
    public bool HasIndicator { get; init; }
    public bool HasTracking { get; init; }
    public bool HasTrainingComponents { get; init; }
    public bool HasComments { get; init; }
    public ImmutableArray<GoalFact> Goals { get; init; } = [];
    public ImmutableArray<AgreementFact> Agreements { get; init; } = [];
    public ImmutableArray<ReviewFact> Reviews { get; init; } = [];
    public ImmutableArray<ChangeFact> Changes { get; init; } = [];

    public override string Ref => "plan:" + Id;
}

public sealed record JustificationFact(ImmutableArray<JustificationBasis> Basis, bool ExplainsSkillsGap);

public sealed record BarrierFact(string Name, bool HasAction);

public sealed record GoalFact : Fact
{
    public required string Id { get; init; }
    public required GoalType Type { get; init; }
    public required GoalTerm Term { get; init; }
    public string Statement { get; init; } = "";
    public string? LinkedGoal { get; init; }
    public required DateOnly EstablishedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public GoalStatus? Status { get; init; }
    public DateOnly? StatusOn { get; init; }
    public ImmutableArray<ObjectiveFact> Objectives { get; init; } = [];

    public override string Ref => "goal:" + Id;
}

public sealed record ObjectiveFact : Fact
{
    public required string Id { get; init; }
    public string Statement { get; init; } = "";
    public string? Predefined { get; init; }
    public bool HasJustification { get; init; }
    public required DateOnly StartsOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public DateOnly? ProjectedEndOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public bool HasOutcome { get; init; }
    public ImmutableArray<string> Services { get; init; } = [];

    public override string Ref => "objective:" + Id;
}

public sealed record AgreementFact : Fact
{
    public required string Id { get; init; }
    public required AgreementMethod Method { get; init; }
    public DateOnly? ParticipantSignedOn { get; init; }
    public DateOnly? StaffSignedOn { get; init; }
    public DateOnly? CopyGivenOn { get; init; }
    public bool HasReason { get; init; }
    public DateOnly? RecordedOn { get; init; }

    /// <summary>A signed form, not the note that one could not be had.</summary>
    public bool IsForm => Method is AgreementMethod.Electronic or AgreementMethod.Paper;

    /// <summary>The day the second of both signatures was given; null while one is missing.</summary>
    public DateOnly? SignedByBothOn => IsForm && ParticipantSignedOn is { } participant && StaffSignedOn is { } staff ? Later(participant, staff) : null;

    public DateOnly? LastSignatureOn => !IsForm ? null : ParticipantSignedOn is { } participant && StaffSignedOn is { } staff
        ? Later(participant, staff)
        : ParticipantSignedOn ?? StaffSignedOn;

    public bool CopyGivenAfterSigning => LastSignatureOn is { } signed && CopyGivenOn >= signed;

    public override string Ref => "agreement:" + Id;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

public sealed record ReviewFact(string PlanId, DateOnly On, bool Changed) : Fact
{
    public override string Ref => "plan:" + PlanId;
}

public sealed record ChangeFact(string PlanId, DateOnly On, ChangeKind Kind, string? Goal, bool HasReason) : Fact
{
    public override string Ref => "plan:" + PlanId;
}

public sealed record ServiceFact : Fact
{
    public required string Id { get; init; }
    public string? Code { get; init; }
    public required string Name { get; init; }
    public required ServiceKind Kind { get; init; }
    public Program? Program { get; init; }
    public int? YouthElement { get; init; }
    public bool? WioaFunded { get; init; }
    public required DateOnly StartsOn { get; init; }
    public DateOnly? PlannedEndOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public bool Completed { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public DateOnly? LearnedEndedOn { get; init; }
    public DateOnly? ClosureRecordedOn { get; init; }
    public bool HasProvider { get; init; }
    public bool HasCost { get; init; }
    public ImmutableArray<InformedChoice> InformedChoice { get; init; } = [];
    public PlacementFact? Placement { get; init; }
    public bool HasSocCode { get; init; }
    public bool HasRapidsId { get; init; }

    public bool HasEnded => EndsOn is not null || LearnedEndedOn is not null;

    public override string Ref => "service:" + Id;
}

public sealed record PlacementFact(decimal MinimumWage, decimal HourlyWage, decimal SubsidizedWage);

public sealed record CaseNoteFact : Fact
{
    public required string Id { get; init; }
    public required string Subject { get; init; }
    public required DateOnly OccurredOn { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public bool TwoWay { get; init; }
    public string? Service { get; init; }

    public override string Ref => "caseNote:" + Id;
}

/// <summary>A credential or a skill gain.</summary>
public sealed record OutcomeFact : Fact
{
    public required string Id { get; init; }
    public required bool IsCredential { get; init; }
    public required string Name { get; init; }
    public required DateOnly AttainedOn { get; init; }
    public DateOnly? LearnedOn { get; init; }
    public required DateOnly RecordedOn { get; init; }

    public override string Ref => (IsCredential ? "credential:" : "skillGain:") + Id;
}

public sealed record ReferralFact(string Id, DateOnly On, bool HasContact) : Fact
{
    public override string Ref => "referral:" + Id;
}

public sealed record PlannedGapFact(DateOnly From, DateOnly To, DateOnly? RecordedOn) : Fact
{
    public override string Ref => "plannedGap";
}
