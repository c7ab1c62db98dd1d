using Milepost.Domain.Participants;
using static Milepost.Domain.Tests.Participants.People;

namespace Milepost.Domain.Tests.Participants;

public sealed class ApplicationTests
{
    private readonly Participant ada = Ada();

    [Fact]
    public void An_application_needs_a_program_a_possible_day_and_whole_rows_of_documents()
    {
        var nothing = Application.Apply(ada, Today.AddDays(1), [], [new("Birth date", " "), new("", "Lease")], Today);
        var beforeBirth = Application.Apply(ada, ada.Profile.BirthDate, [Program.Adult], [], Today);

        Assert.Equal(["participant.in-future", "application.no-program", "application.kind-missing", "application.element-missing"], nothing.Codes());
        Assert.Equal(["Documents[0].Kind", "Documents[1].Element"], nothing.Problems.Skip(2).Select(p => p.Field));
        Assert.Equal(["application.before-birth"], beforeBirth.Codes());
    }

    [Theory]
    [InlineData("2026-02-01", "application.before-application")]
    [InlineData("2026-03-03", "participant.in-future")]
    public void Eligibility_is_determined_after_the_application_and_not_ahead_of_time(string day, string code) =>
        Assert.Equal([code], ada.AppliedFor(Program.Adult).Determine(DateOnly.Parse(day), null, null, null, [], Today).Codes());

    [Fact]
    public void Certification_follows_the_decision()
    {
        var application = ada.AppliedFor(Program.Adult);

        Assert.Equal(["application.certified-before-determined"], application.Determine(new(2026, 2, 10), new(2026, 2, 9), null, null, [], Today).Codes());
        Assert.Null(application.DeterminedOn);
        Assert.True(application.Determine(new(2026, 2, 10), new(2026, 2, 10), 2, null, [], Today).IsDone);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void There_are_five_priority_groups(int group) =>
        Assert.Equal(["application.priority-group"], ada.AppliedFor(Program.Adult).Determine(new(2026, 2, 10), null, group, null, [], Today).Codes());

    [Fact]
    public void Priority_of_service_is_for_adults_only() =>
        Assert.Equal(["application.priority-is-for-adults"], ada.AppliedFor(Program.DislocatedWorker).Determine(new(2026, 2, 10), null, 1, null, [], Today).Codes());

    [Fact]
    public void The_reason_of_a_decision_goes_into_the_history()
    {
        var application = ada.AppliedFor(Program.Adult);
        application.ForgetHappenings();

        application.Determine(new(2026, 2, 10), new(2026, 2, 11), 2, " SNAP award letter seen ", [], Today);

        Assert.Equal([new("application.determined", "Eligibility determined on Feb 10, 2026 for Adult, certified on Feb 11, 2026, priority group 2", "SNAP award letter seen")], application.Happenings);
    }

    [Theory] // applied on February 2, so day 30 is March 4
    [InlineData("2026-03-04", false)]
    [InlineData("2026-03-05", true)]
    public void Day_30_after_the_application_is_in_time(string day, bool late)
    {
        var application = ada.AppliedFor(Program.Adult);

        Assert.True(application.Determine(DateOnly.Parse(day), null, null, null, [], new(2026, 4, 1)).IsDone);

        Assert.Equal(late, application.DeterminedLate);
    }

    [Fact]
    public void What_somebody_is_enrolled_in_stays_applied_for_and_decided_first()
    {
        var application = ada.AppliedFor(Program.Adult, Program.Youth).Determined(new(2026, 2, 10));
        var enrollment = Enrollment.Enter(ada, Program.Adult, new(2026, 2, 12), null, application, [], Today).Value;

        Assert.Equal(["application.enrolled-in"], application.Change(application.AppliedOn, [Program.Youth], [], ada.Profile.BirthDate, [enrollment], Today).Codes());
        Assert.Equal(["application.after-later-step"], application.Change(new(2026, 2, 11), [Program.Adult], [], ada.Profile.BirthDate, [enrollment], Today).Codes());
        Assert.Equal(["application.determined-after-entry"], application.Determine(new(2026, 2, 13), null, null, null, [enrollment], Today).Codes());
        Assert.True(application.Change(application.AppliedOn, [Program.Adult], [], ada.Profile.BirthDate, [enrollment], Today).IsDone);
    }

    [Fact]
    public void A_change_that_changes_nothing_leaves_no_trace()
    {
        var application = ada.AppliedFor(Program.Adult);
        application.ForgetHappenings();

        application.Change(application.AppliedOn, [Program.Adult], [], ada.Profile.BirthDate, [], Today);

        Assert.Empty(application.Happenings);
    }
}
