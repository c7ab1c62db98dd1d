using Milepost.Domain.Policy.Evaluation;
using static Milepost.Domain.Tests.Policy.Facts;

namespace Milepost.Domain.Tests.Policy;

/// <summary>What is seen on a day: each fact the day before, and on the day itself.</summary>
public sealed class RecordOnDayTests
{
    private static readonly DateOnly Before = Day("2024-03-04");
    private static readonly DateOnly Then = Day("2024-03-05");
    private static readonly DateOnly Early = Day("2024-01-02");

    private static PlanFact OnePlan => Plan("2024-01-02");

    private static PlanFact PlanWith(GoalFact goal) => OnePlan with { Goals = [goal] };

    private static PlanFact PlanWith(AgreementFact agreement) => OnePlan with { Agreements = [agreement] };

    private static PlanFact OnlyPlan(RecordOnDay record) => record.Plans.Single();

    private static ServiceFact Ended => Service("2024-01-02") with { EndsOn = Then, Completed = true };

    /// <summary>Each row: the fact, in a record that holds it from March 5, and whether a record shows it.</summary>
    public static TheoryData<string, CaseFacts, Func<RecordOnDay, bool>> Dated() => new()
    {
        { "application", Nobody with { Application = new() { AppliedOn = Then } }, record => record.Application is not null },
        { "determination", Nobody with { Application = new() { AppliedOn = Early, DeterminedOn = Then } }, record => record.Application!.DeterminedOn is not null },
        { "priority group", Nobody with { Application = new() { AppliedOn = Early, DeterminedOn = Then, PriorityGroup = 2 } }, record => record.Application!.PriorityGroup is not null },
        { "certification", Nobody with { Application = new() { AppliedOn = Early, CertifiedOn = Then } }, record => record.Application!.CertifiedOn is not null },
        { "screening", Nobody with { Screening = new(Then, true, true) }, record => record.Screening is not null },
        { "enrollment", Nobody with { Enrollments = [Enrollment("2024-03-05")] }, record => record.Enrollments.Length > 0 },
        { "exit by its own day", Nobody with { Enrollments = [Enrollment("2024-01-02", exited: "2024-03-05")] }, record => record.Enrollments[0].ExitedOn is not null },
        { "exit dated back", Nobody with { Enrollments = [Enrollment("2024-01-02", exited: "2024-01-20", recorded: "2024-03-05")] }, record => record.Enrollments[0].ExitedOn is not null },
        { "assessment", Nobody with { Assessments = [Assessment("2024-03-05")] }, record => record.Assessments.Length > 0 },
        { "plan", Nobody with { Plans = [Plan("2024-03-05")] }, record => record.Plans.Length > 0 },
        { "plan closed", Nobody with { Plans = [OnePlan with { ClosedOn = Then }] }, record => OnlyPlan(record).ClosedOn is not null },
        { "goal", Nobody with { Plans = [PlanWith(Goal("2024-03-05"))] }, record => OnlyPlan(record).Goals.Length > 0 },
        { "goal closed", Nobody with { Plans = [PlanWith(Goal("2024-01-02") with { ClosedOn = Then })] }, record => OnlyPlan(record).Goals[0].ClosedOn is not null },
        { "goal status", Nobody with { Plans = [PlanWith(Goal("2024-01-02") with { Status = GoalStatus.OffTrack, StatusOn = Then })] }, record => OnlyPlan(record).Goals[0].Status is not null },
        { "objective", Nobody with { Plans = [PlanWith(Goal("2024-01-02") with { Objectives = [Objective("2024-03-05")] })] }, record => OnlyPlan(record).Goals[0].Objectives.Length > 0 },
        { "objective closed", Nobody with { Plans = [PlanWith(Goal("2024-01-02") with { Objectives = [Objective("2024-01-02") with { ClosedOn = Then }] })] }, record => OnlyPlan(record).Goals[0].Objectives[0].ClosedOn is not null },
        { "objective's outcome", Nobody with { Plans = [PlanWith(Goal("2024-01-02") with { Objectives = [Objective("2024-01-02") with { ClosedOn = Then, HasOutcome = true }] })] }, record => OnlyPlan(record).Goals[0].Objectives[0].HasOutcome },
        { "review", Nobody with { Plans = [OnePlan with { Reviews = [new("PL1", Then, false)] }] }, record => OnlyPlan(record).Reviews.Length > 0 },
        { "change", Nobody with { Plans = [OnePlan with { Changes = [new("PL1", Then, ChangeKind.GoalAdded, null, false)] }] }, record => OnlyPlan(record).Changes.Length > 0 },
        { "participant's signature", Nobody with { Plans = [PlanWith(Signed("2024-03-05"))] }, record => OnlyPlan(record).Agreements[0].ParticipantSignedOn is not null },
        { "staff signature", Nobody with { Plans = [PlanWith(Signed(null, "2024-03-05"))] }, record => OnlyPlan(record).Agreements[0].StaffSignedOn is not null },
        { "copy", Nobody with { Plans = [PlanWith(Signed("2024-01-02", "2024-01-02", "2024-03-05"))] }, record => OnlyPlan(record).Agreements[0].CopyGivenOn is not null },
        { "agreement entered", Nobody with { Plans = [PlanWith(Signed("2024-01-02") with { RecordedOn = Then })] }, record => OnlyPlan(record).Agreements.Length > 0 },
        { "service entered", Nobody with { Services = [Service("2024-01-02") with { RecordedOn = Then }] }, record => record.Services.Length > 0 },
        { "service starts", Nobody with { Services = [Service("2024-03-05") with { RecordedOn = Early }] }, record => record.Services.Length > 0 },
        { "service's end", Nobody with { Services = [Ended] }, record => record.Services[0].EndsOn is not null },
        { "service's end learned later", Nobody with { Services = [Service("2024-01-02") with { EndsOn = Early, LearnedEndedOn = Then }] }, record => record.Services[0].EndsOn is not null },
        { "service's end learned before", Nobody with { Services = [Service("2024-01-02") with { EndsOn = Then, LearnedEndedOn = Early }] }, record => record.Services[0].LearnedEndedOn is not null },
        { "completion with the end", Nobody with { Services = [Ended] }, record => record.Services[0].Completed },
        { "completion entered", Nobody with { Services = [Ended with { EndsOn = Early, ClosureRecordedOn = Then }] }, record => record.Services[0].Completed },
        { "case note", Nobody with { CaseNotes = [Contact("2024-01-02") with { RecordedOn = Then }] }, record => record.CaseNotes.Length > 0 },
        { "credential", Nobody with { Credentials = [new() { Id = "C1", IsCredential = true, Name = "A", AttainedOn = Early, RecordedOn = Then }] }, record => record.Credentials.Length > 0 },
        { "skill gain", Nobody with { SkillGains = [new() { Id = "K1", IsCredential = false, Name = "A", AttainedOn = Early, RecordedOn = Then }] }, record => record.SkillGains.Length > 0 },
        { "referral", Nobody with { Referrals = [new("R1", Then, true)] }, record => record.Referrals.Length > 0 },
        { "planned gap entered", Nobody with { PlannedGaps = [new(Day("2024-06-01"), Day("2024-07-01"), Then)] }, record => record.PlannedGaps.Length > 0 },
        { "training approved", Nobody with { Participant = new(TrainingApprovedOn: Then) }, record => record.Participant.TrainingApprovedOn is not null },
    };

    [Theory]
    [MemberData(nameof(Dated))]
    public void A_fact_is_seen_from_its_day_and_not_before(string fact, CaseFacts facts, Func<RecordOnDay, bool> isSeen)
    {
        Assert.False(isSeen(new RecordOnDay(facts, Before)), $"{fact}: seen too early");
        Assert.True(isSeen(new RecordOnDay(facts, Then)), $"{fact}: not seen on its day");
    }

    [Fact]
    public void Planned_dates_are_always_seen()
    {
        var objective = Objective("2024-01-02") with { ReviewOn = Day("2025-01-01"), ProjectedEndOn = Day("2025-01-01") };
        var record = new RecordOnDay(Nobody with
        {
            Plans = [PlanWith(Goal("2024-01-02") with { Objectives = [objective] })],
            Services = [Service("2024-01-02") with { PlannedEndOn = Day("2025-01-01") }],
            PlannedGaps = [new(Day("2024-06-01"), Day("2024-07-01"), RecordedOn: null)],
        }, Then);

        Assert.Equal(objective, OnlyPlan(record).Goals[0].Objectives[0]);
        Assert.Equal(Day("2025-01-01"), record.Services[0].PlannedEndOn);
        Assert.Single(record.PlannedGaps);
    }

    [Fact]
    public void A_service_entered_before_it_starts_is_planned_until_that_day()
    {
        var facts = Nobody with { Services = [Service("2024-03-05") with { RecordedOn = Early }] };

        Assert.Single(new RecordOnDay(facts, Before).PlannedServices);
        Assert.Empty(new RecordOnDay(facts, Before).Subjects(SubjectKind.Service));
        Assert.Empty(new RecordOnDay(facts, Then).PlannedServices);
        Assert.Single(new RecordOnDay(facts, Then).Subjects(SubjectKind.Service));
    }

    [Fact]
    public void A_priority_group_without_the_day_of_determination_stands_as_entered() =>
        Assert.Equal(3, new RecordOnDay(Nobody with { Application = new() { AppliedOn = Early, PriorityGroup = 3 } }, Before).Application!.PriorityGroup);

    [Theory]
    [InlineData("2024-03-04", true)]
    [InlineData("2024-03-05", true)] // the exit's own day still counts
    [InlineData("2024-03-06", false)]
    public void Someone_is_active_until_the_day_of_the_exit_is_past(string today, bool active) =>
        Assert.Equal(active, new RecordOnDay(Nobody with { Enrollments = [Enrollment("2024-01-02", exited: "2024-03-05")] }, Day(today)).IsActive);
}
