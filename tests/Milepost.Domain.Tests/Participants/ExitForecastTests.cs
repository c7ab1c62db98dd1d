using Milepost.Domain.Participants;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;
using Milepost.Domain.Tests.Policy;
using static Milepost.Domain.Tests.Policy.Facts;

namespace Milepost.Domain.Tests.Participants;

public sealed class ExitForecastTests
{
    private static readonly ExitAfterGap Rule = new(Interval.Days(90), new([new ServicePick { Kinds = [ServiceKind.SelfService, ServiceKind.Support, ServiceKind.FollowUp] }, new ServicePick { YouthElements = [7, 9] }]));

    /// <summary>Adult service until January 10, dislocated worker service until February 10.</summary>
    private static readonly CaseFacts TwoPrograms = Nobody with
    {
        Enrollments = [Enrollment("2024-01-02"), Enrollment("2024-01-02", program: Program.DislocatedWorker)],
        Services =
        [
            Service("2024-01-10") with { Program = Program.Adult, EndsOn = Day("2024-01-10") },
            Service("2024-02-10", id: "S2") with { Program = Program.DislocatedWorker, EndsOn = Day("2024-02-10") },
        ],
    };

    [Fact]
    public void Programs_with_a_common_exit_leave_by_the_last_service_of_any()
    {
        var forecast = Assert.Single(Forecasts(Rule, TwoPrograms, "2024-03-01"));

        Assert.Equal([Program.Adult, Program.DislocatedWorker], forecast.Programs);
        Assert.Equal((Day("2024-02-10"), Day("2024-05-10"), Day("2024-02-10")), (forecast.LastServiceOn, forecast.DueOn, forecast.ExitOn));
    }

    [Fact]
    public void Without_common_exit_each_program_leaves_by_its_own_services_and_the_finding_is_due_with_the_first()
    {
        var alone = Rule with { Use = ExitUse.Default with { Common = false } };

        Assert.Equal([Day("2024-04-09"), Day("2024-05-10")], Forecasts(alone, TwoPrograms, "2024-03-01").Select(each => each.DueOn));
        Assert.Equal(Day("2024-04-09"), alone.Judge(TwoPrograms, "2024-03-01")!.Due);
        Assert.Equal(UncountedReason.OtherProgram, Assert.Single(Forecasts(alone, TwoPrograms, "2024-03-01")[0].Uncounted).Reason);
    }

    [Fact]
    public void A_program_that_is_not_covered_leaves_on_its_own()
    {
        var some = Rule with { Use = ExitUse.Default with { Covers = [Program.Adult, Program.Youth] } };

        Assert.Equal([Day("2024-04-09"), Day("2024-05-10")], Forecasts(some, TwoPrograms, "2024-03-01").Select(each => each.DueOn));
    }

    [Fact]
    public void While_a_covered_partner_serves_the_person_nobody_exits()
    {
        var covered = Rule with { Use = ExitUse.Default with { Partners = ["Wagner-Peyser"] } };
        var served = TwoPrograms with { PartnerPrograms = ["wagner-peyser", "SNAP"] };

        Assert.Null(covered.Judge(served, "2024-09-01"));
        Assert.Equal(["wagner-peyser"], Assert.Single(Forecasts(covered, served, "2024-09-01")).PartnerPrograms);
        Assert.Equal(Outcome.Overdue, covered.Judge(TwoPrograms with { PartnerPrograms = ["SNAP"] }, "2024-09-01")!.Outcome);
    }

    [Theory]
    [InlineData(false, true, "2024-01-08", "2024-02-20", "2024-04-09")] // federal: support does not delay the exit
    [InlineData(true, true, "2024-01-08", "2024-02-20", "2024-05-20")] // Title I pays it while the training goes on
    [InlineData(true, false, "2024-01-08", "2024-02-20", "2024-04-09")] // somebody else pays it
    [InlineData(true, true, "2024-01-11", "2024-02-20", "2024-04-09")] // the training was over when it began
    public void Illinois_counts_support_that_Title_I_pays_beside_a_service(bool counts, bool funded, string from, string to, string due)
    {
        var facts = Nobody with
        {
            Enrollments = [Enrollment("2024-01-02")],
            Services =
            [
                Service("2024-01-05", ServiceKind.Training) with { EndsOn = Day("2024-01-10") },
                Service(from, ServiceKind.Support, "S2") with { WioaFunded = funded, EndsOn = Day(to) },
            ],
        };

        Assert.Equal(Day(due), (Rule with { Use = ExitUse.Default with { SupportCounts = counts } }).Judge(facts, "2024-03-01")!.Due);
    }

    [Fact]
    public void A_planned_service_moves_the_day_and_the_date_and_a_planned_gap_only_the_day()
    {
        var facts = TwoPrograms with
        {
            Services = [.. TwoPrograms.Services, Service("2024-04-20", id: "S3") with { RecordedOn = Day("2024-03-01") }],
            PlannedGaps = [new(Day("2024-07-01"), Day("2024-08-15"), Day("2024-03-01"))],
        };

        var forecast = Assert.Single(Forecasts(Rule, facts, "2024-03-01"));

        Assert.Equal((Day("2024-08-15"), Day("2024-04-20"), 2), (forecast.DueOn, forecast.ExitOn, forecast.Holds.Length));
        Assert.Equal(Day("2024-02-10"), forecast.ExitOnIfRecorded(Day("2024-03-01")));
    }

    [Fact]
    public void Each_service_that_does_not_count_says_why()
    {
        var facts = TwoPrograms with
        {
            Services =
            [
                .. TwoPrograms.Services, Service("2024-02-20", ServiceKind.SelfService, "S3"), Service("2024-02-21", ServiceKind.Support, "S4"),
                Service("2024-02-22", ServiceKind.YouthElement, "S5") with { YouthElement = 9 },
            ],
        };

        Assert.Equal([UncountedReason.SelfService, UncountedReason.Support, UncountedReason.FollowUp], Forecasts(Rule, facts, "2024-03-01")[0].Uncounted.Select(each => each.Reason));
    }

    private static IReadOnlyList<ExitForecast> Forecasts(ExitAfterGap rule, CaseFacts facts, string today)
    {
        var record = new RecordOnDay(facts, Day(today));
        return rule.Forecasts(record, record.Subjects(SubjectKind.Participant)[0]);
    }
}
