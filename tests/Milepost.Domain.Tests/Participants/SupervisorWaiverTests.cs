using Milepost.Domain.Participants;

namespace Milepost.Domain.Tests.Participants;

public sealed class SupervisorWaiverTests
{
    private const string Contact = "il.contact-every-30-days";
    private static readonly DateOnly Today = People.Today;
    private static readonly Guid Supervisor = Guid.NewGuid();

    private static Result<SupervisorWaiver> Give(
        Participant participant, DateOnly? until = null, string reason = "In the hospital; the family calls", string? subject = null, Guid? giver = null, params SupervisorWaiver[] others) =>
        SupervisorWaiver.Give(participant, Contact, "Contact every 30 days", subject, until ?? Today.AddDays(9), reason, giver ?? Supervisor, "Sam Supervisor", others, Today);

    [Fact]
    public void It_counts_from_today_through_its_last_day()
    {
        var waiver = Give(People.Ada(), Today.AddDays(9), "  In the hospital  ").Value;

        Assert.Equal((Contact, Today, Today.AddDays(9), "In the hospital", "Sam Supervisor"), (waiver.Requirement, waiver.From, waiver.Until, waiver.Reason, waiver.GivenBy));
        Assert.Equal([false, true, true, false], new[] { -1, 0, 9, 10 }.Select(days => waiver.On(Today.AddDays(days))));
        Assert.Equal(("waiver.given", "Waived until Mar 11, 2026: Contact every 30 days", "In the hospital"), (waiver.Happenings[0].Kind, waiver.Happenings[0].Words, waiver.Happenings[0].Why));
        Assert.StartsWith("V-", waiver.CaseFileId, StringComparison.Ordinal);
    }

    [Fact]
    public void For_one_thing_it_covers_only_that_and_without_one_everything()
    {
        var one = Give(People.Ada(), subject: "service:S-4").Value;
        var all = Give(People.Ada()).Value;

        Assert.Equal([true, false, false], [one.Covers(Contact, "service:S-4"), one.Covers(Contact, "service:S-5"), one.Covers("il.other", "service:S-4")]);
        Assert.Equal([true, true, false], [all.Covers(Contact, "service:S-4"), all.Covers(Contact, "participant"), all.Covers("il.other", "participant")]);
    }

    [Theory]
    [InlineData(-1, "why", "waiver.past")]
    [InlineData(0, "why", null)]
    [InlineData(366, "why", null)]
    [InlineData(367, "why", "waiver.too-long")]
    [InlineData(9, " ", "waiver.reason")]
    public void It_ends_within_a_year_and_says_why(int days, string reason, string? problem)
    {
        var given = Give(People.Ada(), Today.AddDays(days), reason);

        Assert.Equal(problem is null ? [] : [problem], given.Codes());
    }

    [Fact]
    public void Nobody_waives_for_the_own_caseload()
    {
        var ada = People.Ada();
        Assert.Null(ada.Assign(Guid.NewGuid(), Supervisor, "North office", "New").Problem);

        Assert.Equal(["waiver.own"], Give(ada).Codes());
        Assert.Null(Give(ada, giver: Guid.NewGuid()).Problem);
    }

    [Fact]
    public void The_same_thing_is_waived_once_at_a_time()
    {
        var ada = People.Ada();
        var given = Give(ada).Value;

        Assert.Equal("This is waived until Mar 11, 2026 already. End that waiver first if it should end on another day.", Give(ada, others: given).Problem!.Message);
        Assert.Null(Give(ada, subject: "service:S-4", others: given).Problem);
        Assert.Null(given.End("Contact every 30 days", null, Today).Problem);
        Assert.Null(Give(ada, others: given).Problem);
    }

    [Fact]
    public void Taken_back_it_counts_no_more_from_that_day()
    {
        var ada = People.Ada();
        var waiver = Give(ada).Value;

        Assert.Null(waiver.End("Contact every 30 days", " Back at home ", Today.AddDays(3)).Problem);

        Assert.Equal([true, false], [waiver.On(Today.AddDays(2)), waiver.On(Today.AddDays(3))]);
        Assert.Equal(("waiver.ended", "Back at home"), (waiver.Happenings[^1].Kind, waiver.Happenings[^1].Why));
        Assert.Equal("waiver.ended", waiver.End("Contact every 30 days", null, Today.AddDays(3)).Problem!.Code);
    }
}
