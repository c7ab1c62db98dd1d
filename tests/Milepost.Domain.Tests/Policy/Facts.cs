using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.Domain.Tests.Policy;

/// <summary>Small records for rule tests: only what matters is said.</summary>
internal static class Facts
{
    public static readonly ServicePicks AnyService = new([new ServicePick()]);

    public static CaseFacts Nobody => new() { Id = "P-1" };

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    public static DateOnly? DayOrNone(string? day) => day is null ? null : Day(day);

    public static EnrollmentFact Enrollment(string entered, string? exited = null, Program program = Program.Adult, string? recorded = null) =>
        new() { Program = program, EnteredOn = Day(entered), ExitedOn = DayOrNone(exited), ExitRecordedOn = DayOrNone(recorded) };

    public static ServiceFact Service(string starts, ServiceKind kind = ServiceKind.Individualized, string id = "S1") =>
        new() { Id = id, Name = "A service", Kind = kind, StartsOn = Day(starts), RecordedOn = Day(starts) };

    public static PlanFact Plan(string opened, PlanKind kind = PlanKind.Iep, string id = "PL1") => new() { Id = id, Kind = kind, OpenedOn = Day(opened) };

    public static GoalFact Goal(string established, string id = "G1") => new() { Id = id, Type = GoalType.Employment, Term = GoalTerm.Long, EstablishedOn = Day(established) };

    public static ObjectiveFact Objective(string starts, string id = "O1") => new() { Id = id, StartsOn = Day(starts) };

    public static CaseNoteFact Contact(string occurred, string id = "N1") =>
        new() { Id = id, Subject = "Regular contact", OccurredOn = Day(occurred), RecordedOn = Day(occurred), TwoWay = true };

    public static AgreementFact Signed(string? participant, string? staff = null, string? copy = null, string id = "AG1") =>
        new() { Id = id, Method = AgreementMethod.Electronic, ParticipantSignedOn = DayOrNone(participant), StaffSignedOn = DayOrNone(staff), CopyGivenOn = DayOrNone(copy) };

    public static AssessmentFact Assessment(string completed, string id = "A1", bool borrowed = false, params ImmutableArray<AssessmentArea> areas) =>
        new() { Id = id, Type = AssessmentType.ObjectiveAssessmentSummary, CompletedOn = Day(completed), Borrowed = borrowed, Areas = areas };

    /// <summary>Judges the first subject of a kind.</summary>
    public static Verdict? Judge(this Rule rule, CaseFacts facts, string today, SubjectKind kind = SubjectKind.Participant)
    {
        var record = new RecordOnDay(facts, Day(today));
        return rule.Judge(record, record.Subjects(kind)[0]);
    }
}
