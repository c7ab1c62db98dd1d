using Milepost.Domain.FrontDesk;

namespace Milepost.Domain.Tests.FrontDesk;

public sealed class VisitTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly ChosenService Computer = new(Guid.NewGuid(), "Use a computer", LocalServiceKind.SelfService);
    private static readonly ChosenService Workshop = new(Guid.NewGuid(), "Workshop", LocalServiceKind.Workshop);

    private readonly Visitor ada = Visitor.Know(new("Ada", "Sampleton", new(1990, 4, 28)), null, Today).Value;

    [Fact]
    public void A_visit_entered_late_keeps_both_days()
    {
        var visit = Enter(new(2026, 2, 20));

        Assert.Equal((new DateOnly(2026, 2, 20), Today, true), (visit.On, visit.RecordedOn, visit.IsLate));
    }

    [Fact]
    public void No_visit_lies_ahead_or_before_birth()
    {
        Assert.Equal("visit.in-future", Visit.Enter(Guid.NewGuid(), "North", Today.AddDays(1), null, ada, null, [], CheckIn.SignInSheet, "Casey", Today).Problem?.Code);
        Assert.Equal("visit.before-birth", Visit.Enter(Guid.NewGuid(), "North", new(1990, 4, 28), null, ada, null, [], CheckIn.SignInSheet, "Casey", Today).Problem?.Code);
    }

    [Fact]
    public void Checking_in_again_adds_what_is_new()
    {
        var visit = Enter(Today, Computer);
        visit.ForgetHappenings();

        visit.Add([Computer]);
        Assert.Empty(visit.Happenings);
        visit.Add([Computer, Workshop]);

        Assert.Equal([Computer, Workshop], visit.Services);
        Assert.Equal("Checked in again on Mar 2, 2026: Workshop", Assert.Single(visit.Happenings).Words);
    }

    [Fact]
    public void A_correction_and_a_removal_need_their_reason()
    {
        var visit = Enter(Today, Computer);

        Assert.Equal("visit.reason-missing", visit.Correct(Today.AddDays(-1), [Workshop], " ", ada, Today).Problem?.Code);
        Assert.True(visit.Correct(Today, [Computer], null, ada, Today).IsDone);
        Assert.True(visit.Correct(Today.AddDays(-1), [Workshop], "Wrong sheet", ada, Today).IsDone);
        Assert.Equal("visit.reason-missing", visit.Remove("", Today).Problem?.Code);
        Assert.True(visit.Remove("Twice", Today).IsDone);
        Assert.Equal("visit.removed", visit.Correct(Today, [], "Again", ada, Today).Problem?.Code);
    }

    [Fact]
    public void An_unknown_card_gets_its_person_without_a_reason_and_another_person_needs_one()
    {
        var visit = Visit.Enter(Guid.NewGuid(), "North", Today, null, null, "X1", [], CheckIn.Swipe, "Front door", Today).Value;
        var bruno = Visitor.Know(new("Bruno", "Testwell", new(1980, 1, 1)), null, Today).Value;

        Assert.True(visit.Assign(ada, null, Today).IsDone);
        Assert.Equal((ada.Id, null), (visit.VisitorId, visit.UnknownCard));
        Assert.Equal("visit.reason-missing", visit.Assign(bruno, null, Today).Problem?.Code);
        Assert.True(visit.Assign(bruno, "It was Bruno", Today).IsDone);
    }

    [Fact]
    public void A_kiosk_that_nobody_ends_stops_by_itself()
    {
        var now = new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
        var kiosk = KioskDevice.Open(Guid.NewGuid(), "Front door", "hash", "Casey", now).Value;

        Assert.True(kiosk.IsOpenAt(now.AddDays(7).AddSeconds(-1)));
        Assert.False(kiosk.IsOpenAt(now.AddDays(7)));
        kiosk.End(now.AddHours(1));
        Assert.False(kiosk.IsOpenAt(now.AddHours(1)));
        Assert.Equal("kiosk.name-missing", KioskDevice.Open(Guid.NewGuid(), " ", "hash", "Casey", now).Problem?.Code);
    }

    private Visit Enter(DateOnly on, params ChosenService[] services) => Visit.Enter(Guid.NewGuid(), "North", on, null, ada, null, services, CheckIn.SignInSheet, "Casey", Today).Value;
}
