using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;
using static Milepost.Domain.Tests.Policy.Facts;

namespace Milepost.Domain.Tests.Policy;

/// <summary>The edges of each rule, with numbers that are nobody's policy.</summary>
public sealed class RuleTests
{
    private static readonly FactPick Applied = new ApplicationDays(ApplicationDay.Applied, []);
    private static readonly FactPick Determined = new ApplicationDays(ApplicationDay.EligibilityDetermined, []);
    private static readonly FactPick Exits = new ExitPick([]);
    private static readonly FactPick TwoWay = new CaseNoteFacts([], TwoWay: true);
    private static readonly ServicePicks NothingCounts = new([]);

    [Theory] // applied on January 31, within a month: February 29 is the last day
    [InlineData(null, "2024-02-29", Outcome.Due)]
    [InlineData(null, "2024-03-01", Outcome.Overdue)]
    [InlineData("2024-02-29", "2024-03-01", Outcome.Met)]
    [InlineData("2024-03-01", "2024-03-01", Outcome.MetLate)]
    [InlineData("2024-03-01", "2024-02-29", Outcome.Due)] // not seen yet
    public void A_deadline_is_kept_on_its_last_day_and_missed_the_day_after(string? determined, string today, Outcome expected)
    {
        var facts = Nobody with { Application = new() { AppliedOn = Day("2024-01-31"), DeterminedOn = DayOrNone(determined) } };

        var verdict = new DoneWithin(Applied, Determined, Interval.Months(1)).Judge(facts, today)!;

        Assert.Equal(expected, verdict.Outcome);
        Assert.Equal(Day("2024-02-29"), verdict.Due);
    }

    [Fact]
    public void Without_a_day_to_count_from_there_is_nothing_to_judge_or_nothing_can_be_told()
    {
        Assert.Null(new DoneWithin(Determined, TwoWay, Interval.Days(5)).Judge(Nobody, "2024-01-31"));
        Assert.Equal(Outcome.CannotTell, new DoneWithin(Determined, TwoWay, Interval.Days(5), CannotTellWithoutStart: true).Judge(Nobody, "2024-01-31")!.Outcome);
    }

    [Theory]
    [InlineData("2024-01-11", Outcome.Due)]
    [InlineData("2024-01-12", Outcome.Overdue)]
    public void A_duty_that_comes_round_counts_from_the_latest_of_what_restarts_it(string today, Outcome expected)
    {
        var facts = Nobody with { Enrollments = [Enrollment("2023-12-01")], CaseNotes = [Contact("2024-01-02"), Contact("2024-01-04", "N2")] };

        var verdict = new DoneEvery(Interval.Days(7), [TwoWay, new EarliestOpenEnrollment()]).Judge(facts, today)!;

        Assert.Equal((expected, (DateOnly?)Day("2024-01-11")), (verdict.Outcome, verdict.Due));
        Assert.Equal("caseNote:N2", verdict.Because.Single().Ref);
    }

    [Theory] // exit on November 30: quarters end on February 29, May 30, August 30, November 30
    [InlineData("2024-02-29", Outcome.Due, "2024-02-29")]
    [InlineData("2024-03-01", Outcome.Overdue, "2024-02-29")]
    [InlineData("2024-03-01", Outcome.Due, "2024-05-30", "2024-02-29")]
    [InlineData("2024-03-10", Outcome.Overdue, "2024-02-29", "2024-03-01")] // the second quarter does not make up for the first
    [InlineData("2024-12-10", Outcome.Met, null, "2023-11-30", "2024-05-30", "2024-05-31", "2024-11-30")]
    [InlineData("2024-12-10", Outcome.Overdue, "2024-11-30", "2023-11-30", "2024-05-30", "2024-05-31", "2024-12-01")]
    public void Each_period_needs_its_own(string today, Outcome expected, string? due, params string[] contacts)
    {
        var facts = Nobody with { Enrollments = [Enrollment("2023-06-01", exited: "2023-11-30")], CaseNotes = [.. contacts.Select((day, at) => Contact(day, $"N{at}"))] };

        var verdict = new DoneEachPeriod(Exits, Interval.Months(3), Interval.Months(12), TwoWay).Judge(facts, today)!;

        Assert.Equal((expected, DayOrNone(due)), (verdict.Outcome, verdict.Due));
    }

    [Theory]
    [InlineData("2024-01-20", Outcome.Due)]
    [InlineData("2024-01-21", Outcome.Overdue)]
    public void Ten_days_after_the_last_service_the_exit_is_due(string today, Outcome expected)
    {
        var facts = Nobody with { Enrollments = [Enrollment("2024-01-02")], Services = [Service("2024-01-05") with { EndsOn = Day("2024-01-10") }] };

        var verdict = new ExitAfterGap(Interval.Days(10), NothingCounts).Judge(facts, today)!;

        Assert.Equal((expected, (DateOnly?)Day("2024-01-20")), (verdict.Outcome, verdict.Due));
    }

    [Theory] // without anything planned the exit is due on January 20
    [InlineData("2024-01-20", null, null, "2024-01-30")] // begins on the due date: holds it
    [InlineData("2024-01-21", null, null, "2024-01-20")] // a day later: does not
    [InlineData(null, "2024-01-20", "2024-03-01", "2024-03-01")]
    [InlineData(null, "2024-01-21", "2024-03-01", "2024-01-20")]
    [InlineData("2024-02-28", "2024-01-20", "2024-03-01", "2024-03-09")] // the gap holds the way open for the service
    [InlineData("2024-01-20", "2024-01-30", "2024-03-01", "2024-03-01")] // and the service for the gap
    public void What_is_planned_on_or_before_the_due_date_holds_the_exit(string? planned, string? gapFrom, string? gapTo, string due)
    {
        var facts = Nobody with
        {
            Enrollments = [Enrollment("2024-01-02")],
            Services = [Service("2024-01-05") with { EndsOn = Day("2024-01-10") }, .. planned is null ? (ServiceFact[])[] : [Service(planned, id: "S2") with { RecordedOn = Day("2024-01-05") }]],
            PlannedGaps = gapFrom is null ? [] : [new(Day(gapFrom), Day(gapTo!), Day("2024-01-05"))],
        };

        Assert.Equal(Day(due), new ExitAfterGap(Interval.Days(10), NothingCounts).Judge(facts, "2024-01-12")!.Due);
    }

    [Theory]
    [InlineData(ServiceKind.SelfService, "2024-01-20")]
    [InlineData(ServiceKind.Individualized, "2024-01-28")]
    public void What_does_not_count_when_given_holds_nothing_when_planned(ServiceKind planned, string due)
    {
        var facts = Nobody with
        {
            Enrollments = [Enrollment("2024-01-02")],
            Services = [Service("2024-01-05") with { EndsOn = Day("2024-01-10") }, Service("2024-01-18", planned, "S2") with { RecordedOn = Day("2024-01-05") }],
        };
        var rule = new ExitAfterGap(Interval.Days(10), new([new ServicePick { Kinds = [ServiceKind.SelfService] }]));

        Assert.Equal(Day(due), rule.Judge(facts, "2024-01-12")!.Due);
    }

    [Fact]
    public void Recording_the_exit_settles_it_once_no_enrollment_is_open()
    {
        var facts = Nobody with
        {
            Enrollments = [Enrollment("2024-01-02", exited: "2024-01-10", recorded: "2024-02-01"), Enrollment("2024-01-02", program: Program.DislocatedWorker)],
            Services = [Service("2024-01-05") with { EndsOn = Day("2024-01-10") }],
        };
        var rule = new ExitAfterGap(Interval.Days(10), NothingCounts);

        Assert.Equal(Outcome.Overdue, rule.Judge(facts, "2024-02-01")!.Outcome);
        var settled = rule.Judge(facts with { Enrollments = [facts.Enrollments[0]] }, "2024-02-01")!;
        Assert.Equal((Outcome.Met, (DateOnly?)Day("2024-01-10")), (settled.Outcome, settled.MetOn));
        Assert.Equal(Outcome.Overdue, rule.Judge(facts with { Enrollments = [facts.Enrollments[0]] }, "2024-01-31")!.Outcome);
    }

    [Theory]
    [InlineData("2024-01-05", Outcome.Met)]
    [InlineData("2024-01-06", Outcome.NotMet)]
    public void Both_on_one_day_are_in_order(string assessed, Outcome expected)
    {
        var facts = Nobody with { Plans = [Plan("2024-01-05")], Assessments = [Assessment(assessed)] };
        var rule = new PrecededBy([new(new AssessmentFacts(new([], [], [])), "assessment")]);

        Assert.Equal(expected, rule.Judge(facts, "2024-02-01", SubjectKind.Plan)!.Outcome);
    }

    [Fact]
    public void What_is_not_met_goes_before_what_cannot_be_told()
    {
        var service = Nobody with { Services = [Service("2024-01-05")] };
        Need unknown = new(Determined, "determined", CannotTellWithout: true);

        Assert.Equal(Outcome.CannotTell, new PrecededBy([unknown]).Judge(service, "2024-02-01", SubjectKind.Service)!.Outcome);
        var both = new PrecededBy([unknown, new(TwoWay, "contact")]).Judge(service, "2024-02-01", SubjectKind.Service)!;
        Assert.Equal(Outcome.NotMet, both.Outcome);
        Assert.Equal(["contact"], both.Details);
    }

    [Theory]
    [InlineData(2, "2024-01-05", Outcome.Met)]
    [InlineData(2, "2024-01-06", Outcome.NotMet)]
    [InlineData(2, null, Outcome.CannotTell)]
    [InlineData(null, "2024-01-05", Outcome.NotMet)]
    public void A_priority_group_is_decided_by_the_first_service(int? group, string? determined, Outcome expected)
    {
        var facts = Nobody with
        {
            Application = new() { AppliedOn = Day("2024-01-02"), DeterminedOn = DayOrNone(determined), PriorityGroup = group },
            Services = [Service("2024-01-09"), Service("2024-01-05", id: "S2")],
        };

        Assert.Equal(expected, new DecidedBeforeService(AnyService).Judge(facts, "2024-02-01")!.Outcome);
    }

    [Fact]
    public void No_priority_is_asked_for_before_the_first_service() => Assert.Null(new DecidedBeforeService(AnyService).Judge(Nobody, "2024-02-01"));

    [Theory]
    [InlineData("2024-01-05", "2024-01-05", Outcome.Met)]
    [InlineData("2024-01-06", null, Outcome.NotMet, "after")]
    [InlineData("2024-01-05", "2024-01-04", Outcome.NotMet, "before")]
    [InlineData("2024-01-06", "2024-01-04", Outcome.NotMet, "after", "before")]
    [InlineData(null, "2024-01-06", Outcome.CannotTell)]
    [InlineData(null, "2024-01-04", Outcome.NotMet, "before")]
    public void A_plan_stands_between_two_things(string? assessed, string? enrolled, Outcome expected, params string[] details)
    {
        var facts = Nobody with
        {
            Plans = [Plan("2024-01-05")],
            Assessments = assessed is null ? [] : [Assessment(assessed)],
            Enrollments = enrolled is null ? [] : [Enrollment(enrolled)],
        };
        var rule = new PlanInSequence(new(new AssessmentFacts(new([], [], [])), "after"), new(new EnrollmentPick([]), "before"));

        var verdict = rule.Judge(facts, "2024-02-01", SubjectKind.Plan)!;

        Assert.Equal(expected, verdict.Outcome);
        Assert.Equal(details, verdict.Details);
    }

    [Theory] // completed on August 31: six months later is the last day of February
    [InlineData("2024-02-29", Outcome.Met)]
    [InlineData("2024-03-01", Outcome.NotMet)]
    public void A_borrowed_assessment_stays_current_for_its_time(string planOpened, Outcome expected)
    {
        var facts = Nobody with { Assessments = [Assessment("2023-08-31", borrowed: true)], Plans = [Plan("2023-08-30", id: "PL0"), Plan(planOpened)] };

        Assert.Equal(expected, new AssessmentCurrent(Interval.Months(6)).Judge(facts, "2024-06-01", SubjectKind.Assessment)!.Outcome);
    }

    [Theory] // before a plan uses it, a borrowed assessment is measured on the day itself
    [InlineData("2024-02-29", Outcome.Met)]
    [InlineData("2024-03-01", Outcome.NotMet)]
    public void A_borrowed_assessment_covers_its_areas_while_it_is_current(string today, Outcome expected)
    {
        var facts = Nobody with { Assessments = [Assessment("2023-08-31", borrowed: true, areas: AssessmentArea.Aptitudes), Assessment("2023-08-31", "A2", areas: AssessmentArea.Interests)] };

        var verdict = new AssessmentsCover([AssessmentArea.Aptitudes, AssessmentArea.Interests], Interval.Months(6)).Judge(facts, today)!;

        Assert.Equal(expected, verdict.Outcome);
        Assert.Equal(expected == Outcome.Met ? [] : ["aptitudes"], verdict.Details);
    }

    [Fact]
    public void Assessments_that_name_no_area_tell_nothing_but_none_at_all_is_a_gap()
    {
        var rule = new AssessmentsCover([AssessmentArea.Aptitudes], Interval.Months(6));

        Assert.Equal(Outcome.CannotTell, rule.Judge(Nobody with { Assessments = [Assessment("2024-01-02")] }, "2024-02-01")!.Outcome);
        Assert.Equal(["aptitudes"], rule.Judge(Nobody, "2024-02-01")!.Details);
    }

    [Theory]
    [InlineData("2024-01-02", "2024-01-02", "2024-01-02", Outcome.Met)] // ties are in order
    [InlineData("2024-01-02", "2024-01-03", "2024-01-03", Outcome.Met)]
    [InlineData("2024-01-03", "2024-01-02", "2024-01-03", Outcome.NotMet, "order")]
    [InlineData("2024-01-02", "2024-01-03", "2024-01-02", Outcome.NotMet, "order")] // another service before the last of them
    [InlineData("2024-01-02", null, "2024-01-01", Outcome.NotMet, "b")] // what is missing is named, not the order
    public void Services_come_in_their_order(string a, string? b, string other, Outcome expected, params string[] details)
    {
        var facts = Nobody with
        {
            Services = [Service(a) with { Code = "a" }, .. b is null ? (ServiceFact[])[] : [Service(b, id: "S2") with { Code = "b" }], Service(other, id: "S3")],
        };

        var verdict = new ServicesInOrder(["a", "b"], AnyService).Judge(facts, "2024-02-01")!;

        Assert.Equal(expected, verdict.Outcome);
        Assert.Equal(details, verdict.Details);
    }

    [Theory]
    [InlineData("2024-02-01", Outcome.Met)] // signed on the day of the change
    [InlineData("2024-01-31", Outcome.NotMet, "goalChanged:G1")]
    public void A_change_is_agreed_from_its_own_day(string signed, Outcome expected, params string[] details)
    {
        var facts = Nobody with
        {
            Plans = [Plan("2024-01-02") with { Changes = [new("PL1", Day("2024-02-01"), ChangeKind.GoalChanged, "G1", true)], Agreements = [Signed(signed, "2024-02-01")] }],
        };

        foreach (var signers in Enum.GetValues<SignedBy>())
        {
            var verdict = new ChangeAgreed([ChangeKind.GoalChanged], signers).Judge(facts, "2024-03-01", SubjectKind.Plan)!;
            Assert.Equal(expected, verdict.Outcome);
            Assert.Equal(details, verdict.Details);
        }
    }

    [Theory] // changed on February 1, signed by both on February 5
    [InlineData("2024-01-31", "caseNote")]
    [InlineData("2024-02-01")]
    [InlineData("2024-02-05")]
    [InlineData("2024-02-06", "caseNote")]
    public void A_change_is_noted_between_its_day_and_its_agreement(string noted, params string[] details)
    {
        var facts = Nobody with
        {
            Plans = [Plan("2024-01-02") with { Changes = [new("PL1", Day("2024-02-01"), ChangeKind.GoalChanged, "G1", true)], Agreements = [Signed("2024-02-03", "2024-02-05")] }],
            CaseNotes = [Contact(noted)],
        };

        Assert.Equal(details, new ChangeAgreedAndNoted([ChangeKind.GoalChanged], SignedBy.Both).Judge(facts, "2024-03-01", SubjectKind.Plan)!.Details);
    }

    [Theory]
    [InlineData("2024-02-01", "2024-02-02", "2024-02-02")]
    [InlineData("2024-02-01", "2024-02-02", "2024-02-01", "copy")] // given before the second signature
    [InlineData("2024-02-01", null, "2024-02-01", "staff")]
    [InlineData(null, "2024-02-02", null, "participant", "copy")]
    [InlineData(null, null, null, "notSigned")]
    public void One_form_has_every_signature_and_a_copy(string? participant, string? staff, string? copy, params string[] details)
    {
        var facts = Nobody with { Plans = [Plan("2024-01-02") with { Agreements = [Signed(participant, staff, copy)] }] };

        Assert.Equal(details, new Signed(true, true, WithCopy: true).Judge(facts, "2024-03-01", SubjectKind.Plan)!.Details);
    }

    [Fact]
    public void Two_halves_are_no_signed_form()
    {
        var facts = Nobody with { Plans = [Plan("2024-01-02") with { Agreements = [Signed("2024-02-01"), Signed(null, "2024-02-01", id: "AG2")] }] };

        Assert.Equal(Outcome.NotMet, new Signed(true, true).Judge(facts, "2024-03-01", SubjectKind.Plan)!.Outcome);
    }

    [Theory] // agreed on February 1 and 10
    [InlineData("2024-02-01", null, null)] // nothing moved since the first agreement
    [InlineData("2024-02-10", null, "")]
    [InlineData("2024-02-11", null, "goalAdded:G1")]
    [InlineData("2024-01-02", "2024-02-10", "")]
    [InlineData("2024-01-02", "2024-02-11", "offTrack:G1")]
    public void Goals_that_moved_since_the_last_agreement_need_a_new_one(string established, string? offTrack, string? details)
    {
        var goal = Goal(established) with { Status = offTrack is null ? null : GoalStatus.OffTrack, StatusOn = DayOrNone(offTrack) };
        var explained = new AgreementFact { Id = "AG2", Method = AgreementMethod.UnableToCollect, RecordedOn = Day("2024-02-10"), HasReason = true };
        var facts = Nobody with { Plans = [Plan("2024-01-02") with { Goals = [goal], Agreements = [Signed("2024-02-01"), explained] }] };

        var verdict = new AgreedSinceGoalsMoved([GoalStatus.OffTrack]).Judge(facts, "2024-03-01", SubjectKind.Plan);

        Assert.Equal(details, verdict is null ? null : string.Join(",", verdict.Details));
    }

    [Theory]
    [InlineData("15.00", "15", Outcome.Met)]
    [InlineData("14.99", "15.00", Outcome.NotMet)]
    public void Amounts_are_compared_as_numbers(string hourly, string minimum, Outcome expected)
    {
        var facts = Nobody with { Services = [Service("2024-01-02") with { Placement = new(decimal.Parse(minimum), decimal.Parse(hourly), 0) }] };

        Assert.Equal(expected, new AmountWithin(PlacementAmount.HourlyWage, PlacementAmount.MinimumWage, null).Judge(facts, "2024-02-01", SubjectKind.Service)!.Outcome);
    }

    [Theory]
    [InlineData("Résumé", 6, true)]
    [InlineData("Re\u0301sume\u0301", 6, true)] // an accent written apart is one character to the reader
    [InlineData("👩‍👩‍👧‍👦 one", 5, true)]
    [InlineData("Résumés", 6, false)]
    public void Characters_are_counted_as_the_reader_counts_them(string statement, int atMost, bool held)
    {
        var facts = Nobody with { Plans = [Plan("2024-01-02") with { Goals = [Goal("2024-01-02") with { Statement = statement }] }] };

        Assert.Equal(held ? Outcome.Met : Outcome.NotMet, new Holds([new StatementLengthPart(atMost)]).Judge(facts, "2024-02-01", SubjectKind.Goal)!.Outcome);
    }

    [Theory]
    [InlineData("Visit one job fair", true)]
    [InlineData("Visit one - fair", false)] // a dash is no word
    [InlineData("  Visit\tone\njob  fair ", true)]
    public void A_word_has_a_letter_or_a_digit(string statement, bool held)
    {
        var objective = Objective("2024-01-02") with { Statement = statement };
        var facts = Nobody with { Plans = [Plan("2024-01-02") with { Goals = [Goal("2024-01-02") with { Objectives = [objective] }] }] };

        Assert.Equal(held ? Outcome.Met : Outcome.Advice, new Holds([new StatementWordsPart(4)], AsAdvice: true).Judge(facts, "2024-02-01", SubjectKind.Objective)!.Outcome);
    }

    [Fact]
    public void The_first_that_is_missing_is_named()
    {
        var closed = Day("2024-01-20");
        var objective = Objective("2024-01-02");
        var goal = Goal("2024-01-02") with { Objectives = [objective] };
        var plan = Plan("2024-01-02") with { Goals = [goal] };

        string Named(PlanFact each) => string.Join(",", new OpenGoalAndObjective().Judge(Nobody with { Plans = [each] }, "2024-02-01")!.Details);

        Assert.Equal("", Named(plan));
        Assert.Equal("plan", Named(plan with { ClosedOn = closed }));
        Assert.Equal("openGoal", Named(plan with { Goals = [goal with { ClosedOn = closed }] }));
        Assert.Equal("openObjective", Named(plan with { Goals = [goal with { Objectives = [objective with { ClosedOn = closed }] }] }));
    }

    [Fact]
    public void Each_opening_and_change_needs_a_service_that_starts_that_day()
    {
        var plan = Plan("2024-01-02") with { Changes = [new("PL1", Day("2024-02-01"), ChangeKind.DatesChanged, null, false), new("PL1", Day("2024-02-01"), ChangeKind.GoalAdded, null, false)] };

        var verdict = new ServiceOnPlanDates(AnyService).Judge(Nobody with { Plans = [plan], Services = [Service("2024-01-02"), Service("2024-02-02", id: "S2")] }, "2024-03-01", SubjectKind.Plan)!;

        Assert.Equal(["2024-02-01"], verdict.Details);
    }

    [Fact]
    public void A_review_needs_the_note_of_its_kind_on_its_day()
    {
        var plan = Plan("2024-01-02") with { Reviews = [new("PL1", Day("2024-02-01"), Changed: false), new("PL1", Day("2024-02-10"), Changed: true)] };
        var rule = new ReviewNoted("as it was", "changed");
        CaseNoteFact Note(string day, string subject) => Contact(day, day) with { Subject = subject };

        Assert.Equal(["2024-02-01", "2024-02-10"], rule.Judge(Nobody with { Plans = [plan], CaseNotes = [Note("2024-02-01", "changed"), Note("2024-02-11", "changed")] }, "2024-03-01", SubjectKind.Plan)!.Details);
        Assert.Equal(Outcome.Met, rule.Judge(Nobody with { Plans = [plan], CaseNotes = [Note("2024-02-01", "as it was"), Note("2024-02-10", "changed")] }, "2024-03-01", SubjectKind.Plan)!.Outcome);
        Assert.Null(rule.Judge(Nobody with { Plans = [Plan("2024-01-02")] }, "2024-03-01", SubjectKind.Plan));
    }
}
