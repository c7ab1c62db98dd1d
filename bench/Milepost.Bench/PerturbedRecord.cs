using System.Collections.Immutable;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

/// <summary>Makes one record into another that nobody would think of: days moved, answers turned, things missing and things twice.</summary>
/// <remarks>The same seed makes the same record. Some are moved by years as a whole, to the days on which requirements come into force.</remarks>
internal sealed class PerturbedRecord(int seed)
{
    private static readonly string[] Codes = ["468", "469", "470", "431", "224", "207", "202", "205", "300"];
    private static readonly string[] Objectives = ["Research LMI & Occupations", "Attend Occupational Training", "Attend Tutoring", "Something else"];
    private static readonly string[] Tools = ["TABE 11 & 12", "casas goals ", "TABE 9 & 10"];
    private static readonly string[] Statements = ["Pass 2 tests", "Work - as a - welder", "Earn the OSHA 10 card and more", "Something that is not measured at all"];

    private static readonly string[] NoteSubjects =
    [
        "Introduction", "IEP/ISS Review", "IEP/ISS Review/Update", "Determination of Training Need", "Training Begin Date", "Training End Date", "Service Closure/Exit", "Regular contact",
    ];

    /// <summary>Days between two things on which something turns, or does not yet.</summary>
    private static readonly int[] Turns = [-1, 0, 0, 1, 10, 11, 30, 31, 45, 46, 90, 91, 92, 181, 182, 183];

    /// <summary>The first and the last days of requirements, and of what they say of those who entered since.</summary>
    private static readonly DateOnly[] TurnsOfPolicy = [new(2015, 7, 1), new(2022, 1, 1), new(2023, 3, 11), new(2023, 4, 6)];

    private readonly Random _random = new(seed);
    private readonly List<DateOnly> _days = [];
    private readonly int _movedBy = seed % 3 == 0 ? -300 - (seed % 900) : 0;
    private string[] _services = [];
    private int _copies;

    /// <summary>A record like the given one and a day to judge it on, mostly one on which something turns.</summary>
    public (CaseFacts Facts, DateOnly Day) Of(CaseFacts facts)
    {
        _services = [.. facts.Services.Select(service => service.Id)];
        var changed = facts with
        {
            Participant = new(OptionalDay(facts.Participant.TrainingApprovedOn), Turned(facts.Participant.NewCareerCoach), facts.Participant.PlanInFolder),
            Application = facts.Application is { } application && !OneIn(15) ? Changed(application) : null,
            Screening = facts.Screening is { } screening && !OneIn(8) ? new(Day(screening.GivenOn), Turned(screening.SkillsDeficient), Turned(screening.Answered)) : null,
            Enrollments = Some(facts.Enrollments, Changed, each => each),
            Assessments = Some(facts.Assessments, Changed, each => each with { Id = Copy(each.Id) }),
            Plans = Some(facts.Plans, Changed, each => each with { Id = Copy(each.Id), Goals = [], Agreements = [], Reviews = [], Changes = [] }),
            Services = Some(facts.Services, Changed, each => each with { Id = Copy(each.Id) }),
            CaseNotes = Some(facts.CaseNotes, Changed, each => each with { Id = Copy(each.Id) }),
            Credentials = Some(facts.Credentials, Changed, each => each with { Id = Copy(each.Id) }),
            SkillGains = Some(facts.SkillGains, Changed, each => each with { Id = Copy(each.Id) }),
            PlannedGaps = Some(facts.PlannedGaps, gap => new(Day(gap.From), Day(gap.To), OptionalDay(gap.RecordedOn)), each => each),
        };
        return (changed, OneIn(20) ? OneOf(TurnsOfPolicy).AddDays(-_random.Next(2)) : OneIn(2) ? NearAnother() : NearAnother().AddDays(_random.Next(200)));
    }

    private ApplicationFact Changed(ApplicationFact application) => application with
    {
        AppliedOn = Day(application.AppliedOn),
        DeterminedOn = OptionalDay(application.DeterminedOn),
        CertifiedOn = OptionalDay(application.CertifiedOn),
        Programs = [.. application.Programs.Select(Other)],
        PriorityGroup = OneIn(5) ? null : application.PriorityGroup,
    };

    private EnrollmentFact Changed(EnrollmentFact enrollment) => enrollment with
    {
        Program = Other(enrollment.Program),
        EnteredOn = Day(enrollment.EnteredOn),
        ExitedOn = enrollment.ExitedOn is null && OneIn(3) ? NearAnother() : OptionalDay(enrollment.ExitedOn),
        ExitRecordedOn = OptionalDay(enrollment.ExitRecordedOn),
    };

    private AssessmentFact Changed(AssessmentFact assessment) => assessment with
    {
        Type = Other(assessment.Type),
        Tool = OneIn(4) ? OneOf(Tools) : assessment.Tool,
        CompletedOn = Day(assessment.CompletedOn),
        Borrowed = Turned(assessment.Borrowed),
        Areas = OneIn(4) ? [] : Some(assessment.Areas, Other, Other),
    };

    private PlanFact Changed(PlanFact plan) => plan with
    {
        Kind = Other(plan.Kind),
        OpenedOn = Day(plan.OpenedOn),
        ClosedOn = plan.ClosedOn is null && OneIn(3) ? NearAnother() : OptionalDay(plan.ClosedOn),
        HasCareerPathway = Turned(plan.HasCareerPathway),
        Justification = OneIn(6) ? null : plan.Justification is { } justification ? justification with { Basis = Some(justification.Basis, Other, Other) } : null,
        Barriers = Some(plan.Barriers, barrier => barrier with { HasAction = Turned(barrier.HasAction) }, each => each),
        NoBarriers = Turned(plan.NoBarriers),
        HasIndicator = Turned(plan.HasIndicator),
        HasTracking = Turned(plan.HasTracking),
        Goals = Some(plan.Goals, Changed, each => each with { Id = Copy(each.Id), Objectives = [] }),
        Agreements = Some(plan.Agreements, Changed, each => each with { Id = Copy(each.Id) }),
        Reviews = Some(plan.Reviews, review => review with { On = Day(review.On), Changed = Turned(review.Changed) }, each => each),
        Changes = Some(plan.Changes, change => change with { On = Day(change.On), Kind = Other(change.Kind), Goal = OneIn(6) ? null : change.Goal }, each => each),
    };

    private GoalFact Changed(GoalFact goal) => goal with
    {
        Type = Other(goal.Type),
        Term = Other(goal.Term),
        LinkedGoal = OneIn(6) ? null : goal.LinkedGoal,
        EstablishedOn = Day(goal.EstablishedOn),
        ClosedOn = OptionalDay(goal.ClosedOn),
        Objectives = Some(goal.Objectives, Changed, each => each with { Id = Copy(each.Id) }),
    };

    private ObjectiveFact Changed(ObjectiveFact objective) => objective with
    {
        Statement = OneIn(5) ? OneOf(Statements) : objective.Statement,
        Predefined = OneIn(8) ? null : OneIn(6) ? OneOf(Objectives) : objective.Predefined,
        HasJustification = Turned(objective.HasJustification),
        StartsOn = Day(objective.StartsOn),
        ReviewOn = OptionalDay(objective.ReviewOn),
        ProjectedEndOn = OptionalDay(objective.ProjectedEndOn),
        ClosedOn = OptionalDay(objective.ClosedOn),
        HasOutcome = Turned(objective.HasOutcome),
        Services = OneIn(6) && _services.Length > 0 ? [.. objective.Services, OneOf(_services)] : objective.Services,
    };

    private AgreementFact Changed(AgreementFact agreement) => agreement with
    {
        Method = Other(agreement.Method),
        ParticipantSignedOn = OptionalDay(agreement.ParticipantSignedOn),
        StaffSignedOn = OptionalDay(agreement.StaffSignedOn),
        CopyGivenOn = OptionalDay(agreement.CopyGivenOn),
        RecordedOn = OptionalDay(agreement.RecordedOn),
    };

    private ServiceFact Changed(ServiceFact service) => service with
    {
        Code = OneIn(10) ? OneOf(Codes) : service.Code,
        Kind = Other(service.Kind),
        Program = OneIn(10) ? null : service.Program is { } program ? Other(program) : null,
        YouthElement = OneIn(10) ? _random.Next(1, 15) : service.YouthElement,
        StartsOn = Day(service.StartsOn),
        PlannedEndOn = OptionalDay(service.PlannedEndOn),
        EndsOn = OptionalDay(service.EndsOn),
        Completed = Turned(service.Completed),
        RecordedOn = Day(service.RecordedOn),
        LearnedEndedOn = OneIn(10) ? NearAnother() : OptionalDay(service.LearnedEndedOn),
        ClosureRecordedOn = OptionalDay(service.ClosureRecordedOn),
        InformedChoice = OneIn(4) ? [.. Enum.GetValues<InformedChoice>()] : Some(service.InformedChoice, Other, Other),
    };

    private CaseNoteFact Changed(CaseNoteFact note) => note with
    {
        Subject = OneIn(8) ? OneOf(NoteSubjects) : note.Subject,
        OccurredOn = Day(note.OccurredOn),
        RecordedOn = Day(note.RecordedOn),
        TwoWay = Turned(note.TwoWay),
        Service = OneIn(8) && _services.Length > 0 ? OneOf(_services) : note.Service,
    };

    private OutcomeFact Changed(OutcomeFact outcome) => outcome with
    {
        AttainedOn = Day(outcome.AttainedOn),
        LearnedOn = OptionalDay(outcome.LearnedOn),
        RecordedOn = Day(outcome.RecordedOn),
    };

    /// <summary>Most of them, changed; now and then one twice, the second as a thing of its own.</summary>
    private ImmutableArray<T> Some<T>(ImmutableArray<T> all, Func<T, T> change, Func<T, T> copy)
    {
        List<T> some = [];
        foreach (var each in all)
        {
            if (OneIn(12)) continue;
            some.Add(change(each));
            if (OneIn(15)) some.Add(copy(change(each)));
        }
        return [.. some];
    }

    /// <summary>Most days stay where they are, so that what fits together goes on doing so; others come to lie on an edge.</summary>
    private DateOnly Day(DateOnly day)
    {
        var moved = OneIn(8) ? NearAnother()
            : OneIn(12) ? day.AddDays(_movedBy + _random.Next(-100, 101))
            : OneIn(30) ? OneOf(TurnsOfPolicy).AddDays(-_random.Next(2))
            : day.AddDays(_movedBy);
        _days.Add(moved);
        return moved;
    }

    private DateOnly NearAnother() => (_days.Count == 0 ? new(2024, 6, 30) : _days[_random.Next(_days.Count)]).AddDays(OneOf(Turns));

    private DateOnly? OptionalDay(DateOnly? day) => day is { } on && !OneIn(10) ? Day(on) : null;

    private bool Turned(bool answer) => OneIn(10) ? !answer : answer;

    private T Other<T>(T word) where T : struct, Enum => OneIn(12) ? OneOf(Enum.GetValues<T>()) : word;

    private string Copy(string id) => $"{id}-{++_copies}";

    private T OneOf<T>(T[] all) => all[_random.Next(all.Length)];

    private bool OneIn(int times) => _random.Next(times) == 0;
}
