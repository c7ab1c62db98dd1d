namespace Milepost.Domain.Policy.Evaluation;

public enum SubjectKind
{
    Participant, Plan, Goal, Objective, Agreement, Service, CaseNote, Assessment, Credential, SkillGain, Referral,
}

/// <summary>Whom or what a requirement is judged for.</summary>
/// <remarks>A goal, an objective and an agreement know their plan; an objective its goal.</remarks>
public sealed class Subject
{
    internal Subject(SubjectKind kind, Fact fact, DateOnly? day, PlanFact? plan = null, GoalFact? goal = null)
    {
        Kind = kind;
        Fact = fact;
        Day = day;
        Plan = plan;
        Goal = goal;
        Key = fact.Ref;
    }

    public SubjectKind Kind { get; }

    public Fact Fact { get; }

    /// <summary>Its own day: a plan's opening, a service's start. The participant has none.</summary>
    public DateOnly? Day { get; }

    public PlanFact? Plan { get; }

    public GoalFact? Goal { get; }

    /// <summary>How a finding names it: "participant", "plan:PL-1".</summary>
    public string Key { get; }

    public ServiceFact? Service => Fact as ServiceFact;

    public ObjectiveFact? Objective => Fact as ObjectiveFact;

    public AgreementFact? Agreement => Fact as AgreementFact;

    public AssessmentFact? Assessment => Fact as AssessmentFact;

    public CaseNoteFact? CaseNote => Fact as CaseNoteFact;

    public OutcomeFact? Outcome => Fact as OutcomeFact;

    public ReferralFact? Referral => Fact as ReferralFact;

    public override string ToString() => Key;
}
