using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Tests.Participants;
using static Milepost.Domain.Tests.Participants.People;

namespace Milepost.Domain.Tests.Outcomes;

public sealed class FollowUpTests
{
    private static readonly DateOnly Exited = new(2025, 11, 30);
    private readonly Participant _ada = Ada();

    [Fact]
    public void Quarters_are_counted_from_the_exit_of_a_youth_and_clamp_to_the_months_end()
    {
        var followUp = Of(Left(Program.Youth));

        Assert.Equal([new DateOnly(2026, 2, 28), new(2026, 5, 30), new(2026, 8, 30), new(2026, 11, 30)], followUp.Quarters.Select(each => each.Through));
        Assert.Equal([QuarterState.Late, QuarterState.Due, QuarterState.Later, QuarterState.Later], followUp.Quarters.Select(each => each.State));
        Assert.True(followUp.IsDuty);
    }

    [Fact]
    public void An_adult_is_followed_from_the_first_day_of_work_when_that_was_agreed()
    {
        var followUp = Of(Left(Program.Adult, employedOn: new(2025, 12, 15), offer: new() { OfferedOn = Today, Accepted = true }));

        Assert.Equal((new DateOnly(2025, 12, 15), new DateOnly(2026, 12, 15), true), (followUp.CountedFrom, followUp.FullOn, followUp.IsDuty));
        Assert.False(Of(Left(Program.Adult)).IsDuty);
    }

    [Fact]
    public void A_talk_fills_an_adults_quarter_and_only_a_service_a_youths()
    {
        var talk = FollowUpContact.Record(_ada, new() { On = new(2026, 2, 1), Result = ContactResult.Reached, Method = "phone" }, Exited, "Robin", Today).Value;

        Assert.Equal(QuarterState.Done, Of(Left(Program.Adult), talk).Quarters[0].State);
        Assert.Equal(QuarterState.Late, Of(Left(Program.Youth), talk).Quarters[0].State);
    }

    [Fact]
    public void Nobody_who_is_enrolled_is_followed_up()
    {
        var open = Enrollment.Restore(_ada.Id, "E-2", Program.Adult, Exited.AddDays(9), null, null, null, null, null);

        Assert.Null(FollowUp.Of([Left(Program.Youth), open], [], [], Today));
    }

    [Fact]
    public void Declining_ends_it_with_the_reason_and_it_can_be_taken_up_again()
    {
        var left = Left(Program.Youth);

        Assert.Equal("Reason", FollowUp.End(left, FollowUpEndReason.Declined, " ", Today, Today).Problem?.Field);
        Assert.Equal("follow-up.in-future", FollowUp.End(left, FollowUpEndReason.Declined, "No time", Today.AddDays(1), Today).Problem?.Code);
        Assert.True(FollowUp.End(left, FollowUpEndReason.Declined, "No time", Today, Today).IsDone);
        Assert.Equal((Today, false), (Of(left).EndedOn, Of(left).IsRunning));
        Assert.Equal("follow-up.ended-already", FollowUp.End(left, FollowUpEndReason.Declined, "No time", Today, Today).Problem?.Code);
        Assert.True(FollowUp.Accept(left, Today).IsDone);
        Assert.True(Of(left).IsRunning);
    }

    [Theory] // RSA-TAC-17-01: an exit in January to March makes April to June the first quarter after
    [InlineData("2026-01-01", 1, "2026-04-01", "2026-06-30")]
    [InlineData("2026-03-31", 1, "2026-04-01", "2026-06-30")]
    [InlineData("2026-04-01", 1, "2026-07-01", "2026-09-30")]
    [InlineData("2025-11-30", 2, "2026-04-01", "2026-06-30")]
    [InlineData("2025-11-30", 4, "2026-10-01", "2026-12-31")]
    public void Reporting_quarters_are_those_of_the_calendar(string exited, int number, string from, string through) =>
        Assert.Equal((Day(from), Day(through)), FollowUp.ReportingQuarter(Day(exited), number));

    [Fact]
    public void The_job_of_a_quarter_is_the_one_with_evidence()
    {
        var told = Contact(new(2026, 2, 20), new() { Employed = false });
        var shown = Contact(new(2026, 2, 10), new() { Employed = true, Employer = "Sample Bakery", StartedOn = new(2026, 2, 1), WeeklyHours = 30, HourlyWage = 17.25m, Evidence = new() { Kind = "Pay stub", SeenBy = "Robin", SeenOn = new(2026, 2, 10) } });

        Assert.Same(shown, FollowUp.JobIn(1, Exited, [told, shown]));
        Assert.Null(FollowUp.JobIn(2, Exited, [told, shown]));
    }

    [Fact]
    public void A_contact_says_what_is_missing()
    {
        var contact = FollowUpContact.Record(_ada, new() { On = Exited.AddDays(-1), Result = ContactResult.Reached, Job = new() { Employed = true, HourlyWage = 17.255m } }, Exited, "Robin", Today);

        Assert.Equal(["On", "Method", "Job.Employer", "Job.StartedOn", "Job.WeeklyHours", "Job.HourlyWage"], contact.Problems.Select(problem => problem.Field));
    }

    private FollowUp Of(Enrollment left, params FollowUpContact[] contacts) => FollowUp.Of([left], [], contacts, Today)!;

    private Enrollment Left(Program program, DateOnly? employedOn = null, FollowUpOffer? offer = null) =>
        Enrollment.Restore(_ada.Id, "E-1", program, new(2025, 6, 1), null, Exited, Exited, "Employed", employedOn, offer is null ? null : new() { FollowUp = offer });

    private FollowUpContact Contact(DateOnly on, JobFacts job) => FollowUpContact.Record(_ada, new() { On = on, Result = ContactResult.Reached, Method = "phone", Job = job }, Exited, "Robin", Today).Value;

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
