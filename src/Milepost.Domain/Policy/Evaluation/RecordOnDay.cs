using System.Collections.Immutable;

namespace Milepost.Domain.Policy.Evaluation;

/// <summary>A participant's record as it stood at the end of one day.</summary>
/// <remarks>
/// What is dated later is as if absent: by the day it was entered where there is one, else by its own date. Planned dates are
/// always seen. A service entered before it starts is planned until that day.
/// Every comparison of a fact's day with this day is made here, so that the record knows until when all of them come out the same.
/// </remarks>
public sealed class RecordOnDay
{
    private DateOnly _standsThrough = DateOnly.MaxValue;

    private readonly Subject?[][] _subjects = new Subject[Enum.GetValues<SubjectKind>().Length][];

    public RecordOnDay(CaseFacts facts, DateOnly day)
    {
        Facts = facts;
        Day = day;

        Participant = Seen(facts.Participant.TrainingApprovedOn) == facts.Participant.TrainingApprovedOn
            ? facts.Participant
            : facts.Participant with { TrainingApprovedOn = null };
        Application = facts.Application is { } application && HasCome(application.AppliedOn) ? See(application) : null;
        Screening = facts.Screening is { } screening && HasCome(screening.GivenOn) ? screening : null;
        Enrollments = Each(facts.Enrollments, each => HasCome(each.EnteredOn), See);
        Assessments = Each(facts.Assessments, each => HasCome(each.CompletedOn));
        Plans = Each(facts.Plans, each => HasCome(each.OpenedOn), See);
        Services = Each(facts.Services, each => HasCome(each.RecordedOn) && HasCome(each.StartsOn), See);
        PlannedServices = Each(facts.Services, each => HasCome(each.RecordedOn) && !HasCome(each.StartsOn), See);
        CaseNotes = Each(facts.CaseNotes, each => HasCome(each.RecordedOn));
        Credentials = Each(facts.Credentials, each => HasCome(each.RecordedOn));
        SkillGains = Each(facts.SkillGains, each => HasCome(each.RecordedOn));
        Referrals = Each(facts.Referrals, each => HasCome(each.On));
        PlannedGaps = Each(facts.PlannedGaps, each => IsSeen(each.RecordedOn));
    }

    public CaseFacts Facts { get; }

    public DateOnly Day { get; }

    /// <summary>
    /// The last day on which this record would answer everything it was asked so far in the same way. What is asked later can bring it
    /// nearer; only a due date that passes is not counted, since whoever has the date can tell.
    /// </summary>
    public DateOnly StandsThrough => _standsThrough;

    /// <summary>Whether it is that day, or a later one.</summary>
    public bool HasCome(DateOnly day)
    {
        if (day <= Day) return true;
        if (day <= _standsThrough) _standsThrough = day.AddDays(-1);
        return false;
    }

    /// <summary>Whether that day is over.</summary>
    public bool HasPassed(DateOnly day)
    {
        if (day < Day) return true;
        if (day < _standsThrough) _standsThrough = day;
        return false;
    }

    public ParticipantFact Participant { get; }

    public ApplicationFact? Application { get; }

    public ScreeningFact? Screening { get; }

    public ImmutableArray<EnrollmentFact> Enrollments { get; }

    public ImmutableArray<AssessmentFact> Assessments { get; }

    public ImmutableArray<PlanFact> Plans { get; }

    /// <summary>Those that have started.</summary>
    public ImmutableArray<ServiceFact> Services { get; }

    /// <summary>Those entered before they start.</summary>
    public ImmutableArray<ServiceFact> PlannedServices { get; }

    public ImmutableArray<CaseNoteFact> CaseNotes { get; }

    public ImmutableArray<OutcomeFact> Credentials { get; }

    public ImmutableArray<OutcomeFact> SkillGains { get; }

    public ImmutableArray<ReferralFact> Referrals { get; }

    public ImmutableArray<PlannedGapFact> PlannedGaps { get; }

    public ImmutableArray<string> PartnerPrograms => Facts.PartnerPrograms;

    /// <summary>An exit is seen and its day is past.</summary>
    public bool HasExited(EnrollmentFact enrollment) => enrollment.ExitedOn is { } exited && HasPassed(exited);

    /// <summary>Enrolled and not exited.</summary>
    public bool IsActive
    {
        get
        {
            foreach (var enrollment in Enrollments)
                if (!HasExited(enrollment)) return true;
            return false;
        }
    }

    public ServiceFact? FindService(string id, bool planned = false)
    {
        foreach (var service in Services)
            if (service.Id == id) return service;
        if (!planned) return null;
        foreach (var service in PlannedServices)
            if (service.Id == id) return service;
        return null;
    }

    /// <summary>The later of a day and the last of something; null where there is neither.</summary>
    internal static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other ?? one : one;

    /// <summary>Everything of one kind that a requirement can be judged for, in the order of the record.</summary>
    public IReadOnlyList<Subject> Subjects(SubjectKind kind) => _subjects[(int)kind] as Subject[] ?? Keep(kind, [.. SubjectsOf(kind)]);

    private Subject[] Keep(SubjectKind kind, Subject[] subjects)
    {
        _subjects[(int)kind] = subjects;
        return subjects;
    }

    private IEnumerable<Subject> SubjectsOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Participant => [new(kind, Participant, null)],
        SubjectKind.Plan => Plans.Select(plan => new Subject(kind, plan, plan.OpenedOn, plan)),
        SubjectKind.Goal => from plan in Plans from goal in plan.Goals select new Subject(kind, goal, goal.EstablishedOn, plan, goal),
        SubjectKind.Objective =>
            from plan in Plans
            from goal in plan.Goals
            from objective in goal.Objectives
            select new Subject(kind, objective, objective.StartsOn, plan, goal),
        SubjectKind.Agreement => from plan in Plans from agreement in plan.Agreements select new Subject(kind, agreement, agreement.LastSignatureOn ?? agreement.RecordedOn, plan),
        SubjectKind.Service => Services.Select(service => new Subject(kind, service, service.StartsOn)),
        SubjectKind.CaseNote => CaseNotes.Select(note => new Subject(kind, note, note.OccurredOn)),
        SubjectKind.Assessment => Assessments.Select(assessment => new Subject(kind, assessment, assessment.CompletedOn)),
        SubjectKind.Credential => Credentials.Select(credential => new Subject(kind, credential, credential.AttainedOn)),
        SubjectKind.SkillGain => SkillGains.Select(gain => new Subject(kind, gain, gain.AttainedOn)),
        SubjectKind.Referral => Referrals.Select(referral => new Subject(kind, referral, referral.On)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private ApplicationFact See(ApplicationFact application) => IsSeen(application.DeterminedOn) && IsSeen(application.CertifiedOn)
        ? application
        : application with
        {
            DeterminedOn = Seen(application.DeterminedOn),
            // The priority group is decided with eligibility. Without that day nothing says when it was: it stands as entered.
            PriorityGroup = IsSeen(application.DeterminedOn) ? application.PriorityGroup : null,
            CertifiedOn = Seen(application.CertifiedOn),
        };

    private EnrollmentFact See(EnrollmentFact enrollment) =>
        enrollment.ExitedOn is null || IsSeen(enrollment.ExitRecordedOn ?? enrollment.ExitedOn)
            ? IsSeen(enrollment.FollowUpEndedOn) ? enrollment : enrollment with { FollowUpEndedOn = null }
            : enrollment with { ExitedOn = null, ExitRecordedOn = null, FollowUpEndedOn = null };

    private PlanFact See(PlanFact plan) => plan with
    {
        ClosedOn = Seen(plan.ClosedOn),
        Goals = Each(plan.Goals, goal => HasCome(goal.EstablishedOn), See),
        Agreements = Each(plan.Agreements, agreement => IsSeen(agreement.RecordedOn), See),
        Reviews = Each(plan.Reviews, review => HasCome(review.On)),
        Changes = Each(plan.Changes, change => HasCome(change.On)),
    };

    private GoalFact See(GoalFact goal) => goal with
    {
        ClosedOn = Seen(goal.ClosedOn),
        Status = IsSeen(goal.StatusOn) ? goal.Status : null,
        StatusOn = Seen(goal.StatusOn),
        Objectives = Each(goal.Objectives, objective => HasCome(objective.StartsOn), See),
    };

    private ObjectiveFact See(ObjectiveFact objective) => IsSeen(objective.ClosedOn)
        ? objective
        : objective with { ClosedOn = null, HasOutcome = false };

    private AgreementFact See(AgreementFact agreement) =>
        IsSeen(agreement.ParticipantSignedOn) && IsSeen(agreement.StaffSignedOn) && IsSeen(agreement.CopyGivenOn)
            ? agreement
            : agreement with
            {
                ParticipantSignedOn = Seen(agreement.ParticipantSignedOn),
                StaffSignedOn = Seen(agreement.StaffSignedOn),
                CopyGivenOn = Seen(agreement.CopyGivenOn),
            };

    private ServiceFact See(ServiceFact service)
    {
        var endIsSeen = IsSeen(Later(service.EndsOn, service.LearnedEndedOn));
        var completionIsSeen = service.ClosureRecordedOn is { } closed ? HasCome(closed) : endIsSeen;
        return endIsSeen && completionIsSeen
            ? service
            : service with
            {
                EndsOn = endIsSeen ? service.EndsOn : null,
                LearnedEndedOn = endIsSeen ? service.LearnedEndedOn : null,
                Completed = completionIsSeen && service.Completed,
                ClosureRecordedOn = completionIsSeen ? service.ClosureRecordedOn : null,
            };
    }

    /// <summary>A fact without such a day hides behind none.</summary>
    private bool IsSeen(DateOnly? day) => day is not { } on || HasCome(on);

    private DateOnly? Seen(DateOnly? day) => IsSeen(day) ? day : null;

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> all, Predicate<T> seen, Func<T, T>? see = null) where T : class
    {
        if (all.IsEmpty) return all;

        var found = ImmutableArray.CreateBuilder<T>(all.Length);
        foreach (var each in all)
            if (seen(each)) found.Add(see is null ? each : see(each));
        return found.Count == found.Capacity ? found.MoveToImmutable() : found.ToImmutable();
    }
}
