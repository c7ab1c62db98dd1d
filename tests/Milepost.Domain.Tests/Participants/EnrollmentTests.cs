using Milepost.Domain.Participants;
using static Milepost.Domain.Tests.Participants.People;

namespace Milepost.Domain.Tests.Participants;

public sealed class EnrollmentTests
{
    private static readonly DateOnly Determined = new(2026, 2, 10);

    private readonly Participant ada = Ada();

    [Fact]
    public void Enrollment_follows_application_and_eligibility()
    {
        Assert.Equal(["enrollment.no-application"], Enrollment.Enter(ada, Program.Adult, Determined, null, null, [], Today).Codes());
        Assert.Equal(["enrollment.not-determined"], Enrollment.Enter(ada, Program.Adult, Determined, null, ada.AppliedFor(Program.Adult), [], Today).Codes());
        Assert.Equal(["enrollment.before-eligibility"], Enter(Determined.AddDays(-1)).Codes());
        Assert.True(Enter(Determined).IsDone);
    }

    [Fact]
    public void Nobody_enters_a_program_not_applied_for_or_ahead_of_time() =>
        Assert.Equal(["enrollment.not-applied-for", "participant.in-future"],
            Enrollment.Enter(ada, Program.Youth, Today.AddDays(1), null, ada.AppliedFor(Program.Adult).Determined(Determined), [], Today).Codes());

    [Fact]
    public void Participation_does_not_begin_before_entry_or_in_the_future()
    {
        Assert.Equal(["enrollment.participation-before-entry"], Enter(Determined.AddDays(2), Determined.AddDays(1)).Codes());
        Assert.Equal(["participant.in-future"], Enter(Determined, Today.AddDays(1)).Codes());
    }

    [Fact]
    public void Nobody_is_in_one_program_twice_at_once()
    {
        var first = Enter(Determined).Value;

        Assert.Equal(["enrollment.already-in"], Enter(Determined.AddDays(5), null, first).Codes());
        Assert.True(first.Exit(Determined.AddDays(3), "Employed", null, Today).IsDone);
        Assert.Equal(["enrollment.before-earlier-exit"], Enter(Determined.AddDays(3), null, first).Codes());
        Assert.True(Enter(Determined.AddDays(4), null, first).IsDone);
    }

    [Fact]
    public void An_exit_needs_a_possible_day_and_a_reason()
    {
        var enrollment = Enter(Determined, Determined.AddDays(2)).Value;

        Assert.Equal(["enrollment.exit-before-entry", "enrollment.reason-missing"], enrollment.Exit(Determined.AddDays(1), " ", null, Today).Codes());
        Assert.Equal(["participant.in-future", "participant.in-future"], enrollment.Exit(Today.AddDays(1), "Employed", Today.AddDays(1), Today).Codes());
        Assert.True(enrollment.IsOpen);
    }

    [Fact]
    public void An_exit_is_dated_back_and_keeps_the_day_it_was_entered()
    {
        var enrollment = Enter(Determined).Value;

        Assert.True(enrollment.Exit(new(2026, 2, 20), "Employed", new(2026, 2, 21), Today).IsDone);

        Assert.Equal((new DateOnly(2026, 2, 20), Today, "Employed", new DateOnly(2026, 2, 21)),
            (enrollment.ExitedOn, enrollment.ExitRecordedOn, enrollment.ExitReason, enrollment.EmployedOn));
        Assert.Equal(["enrollment.already-exited"], enrollment.Exit(new(2026, 2, 20), "Employed", null, Today).Codes());
    }

    [Fact]
    public void An_exit_can_be_taken_back_with_a_reason_unless_the_program_was_entered_again()
    {
        var enrollment = Enter(Determined).Value;
        Assert.Equal(["enrollment.not-exited"], enrollment.UndoExit("A mistake", []).Codes());
        enrollment.Exit(Determined.AddDays(3), "Employed", null, Today);
        var again = Enter(Determined.AddDays(4), null, enrollment).Value;

        Assert.Equal(["enrollment.entered-again"], enrollment.UndoExit("A mistake", [enrollment, again]).Codes());
        Assert.Equal(["enrollment.reason-missing"], enrollment.UndoExit(" ", [enrollment]).Codes());
        Assert.True(enrollment.UndoExit("A mistake", [enrollment]).IsDone);
        Assert.Equal((true, null, null), (enrollment.IsOpen, enrollment.ExitReason, enrollment.ExitRecordedOn));
    }

    private Result<Enrollment> Enter(DateOnly on, DateOnly? participation = null, params Enrollment[] others) =>
        Enrollment.Enter(ada, Program.Adult, on, participation, ada.AppliedFor(Program.Adult).Determined(Determined), others, Today);
}
