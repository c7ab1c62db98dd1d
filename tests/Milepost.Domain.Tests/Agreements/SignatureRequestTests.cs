using Milepost.Domain.Agreements;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Tests.Plans;

namespace Milepost.Domain.Tests.Agreements;

public sealed class SignatureRequestTests
{
    private const string Hash = "aa11";
    private static readonly DateTimeOffset Now = new(2024, 3, 1, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly BirthDate = new(1990, 5, 4);

    private readonly Participant _ada;
    private readonly Plan _plan;

    public SignatureRequestTests()
    {
        (_ada, _plan, _, _) = PlanMaker.Written();
        _plan.PrintForSigning();
    }

    [Fact]
    public void Asking_binds_the_request_to_the_version_and_the_very_form()
    {
        var request = Ask();

        Assert.Equal((1, Hash), (request.PlanVersion, request.DocumentSha256));
        Assert.Equal(SigningStanding.Asked, request.StandingAt(Now, 1));
        Assert.Equal(Now.AddDays(14), request.ExpiresAt);
    }

    [Fact]
    public void Nobody_is_asked_to_sign_what_is_not_printed_signed_already_or_closed()
    {
        var (ada, plan, _, _) = PlanMaker.Written();
        PlanMaker.Refuses(SignatureRequest.Ask(ada, plan, Guid.NewGuid(), Hash, SigningWay.Message, "Casey", null, 14, [], Now), SigningProblems.NotPrinted);

        PlanMaker.Sign(ada, plan);
        PlanMaker.Refuses(SignatureRequest.Ask(ada, plan, Guid.NewGuid(), Hash, SigningWay.Message, "Casey", null, 14, [], Now), SigningProblems.SignedAlready);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void The_days_to_sign_have_limits(int days) =>
        PlanMaker.Refuses(SignatureRequest.Ask(_ada, _plan, Guid.NewGuid(), Hash, SigningWay.Message, "Casey", null, days, [], Now), SigningProblems.DaysWrong);

    [Fact]
    public void A_second_request_waits_until_the_first_is_over()
    {
        var first = Ask();
        PlanMaker.Refuses(SignatureRequest.Ask(_ada, _plan, Guid.NewGuid(), Hash, SigningWay.Message, "Casey", null, 14, [first], Now), SigningProblems.AskedAlready);

        Assert.True(SignatureRequest.Ask(_ada, _plan, Guid.NewGuid(), Hash, SigningWay.Message, "Casey", null, 14, [first], first.ExpiresAt.AddSeconds(1)).IsDone);
        first.Cancel("Wrong date", Now, 1);
        Assert.True(SignatureRequest.Ask(_ada, _plan, Guid.NewGuid(), Hash, SigningWay.Message, "Casey", null, 14, [first], Now).IsDone);
    }

    [Fact]
    public void It_can_be_signed_to_the_last_instant_and_not_after()
    {
        var request = Ask();

        Assert.Equal(SigningStanding.Asked, request.StandingAt(request.ExpiresAt, 1));
        Assert.Equal(SigningStanding.Expired, request.StandingAt(request.ExpiresAt.AddTicks(1), 1));
        PlanMaker.Refuses(request.SignByParticipant(By("Ada Sampleton", request.ExpiresAt.AddTicks(1)), Guid.NewGuid(), Guid.NewGuid(), 1), SigningProblems.NotOpen);
    }

    [Fact]
    public void A_change_of_the_plan_makes_it_worthless_before_and_between_the_signatures()
    {
        var request = Ask();
        PlanMaker.Refuses(request.SignByParticipant(By("Ada Sampleton"), Guid.NewGuid(), Guid.NewGuid(), currentVersion: 2), SigningProblems.NotOpen);

        Assert.True(request.SignByParticipant(By("Ada Sampleton"), Guid.NewGuid(), Guid.NewGuid(), 1).IsDone);
        Assert.Equal(SigningStanding.Superseded, request.StandingAt(Now, 2));
        PlanMaker.Refuses(request.SignByStaff(By("Casey Planner"), Guid.NewGuid(), currentVersion: 2), SigningProblems.NotOpen);
    }

    [Fact]
    public void Only_the_form_that_was_asked_about_can_be_signed()
    {
        var request = Ask();
        PlanMaker.Refuses(request.SignByParticipant(By("Ada Sampleton") with { DocumentSha256 = "bb22" }, Guid.NewGuid(), Guid.NewGuid(), 1), SigningProblems.OtherForm);
        Assert.Equal(SigningStep.Asked, request.Step);
    }

    [Fact]
    public void The_staff_signs_after_the_participant_and_nobody_signs_twice()
    {
        var request = Ask();
        PlanMaker.Refuses(request.SignByStaff(By("Casey Planner"), Guid.NewGuid(), 1), SigningProblems.NotOpen);

        Assert.True(request.SignByParticipant(By("Ada Sampleton"), Guid.NewGuid(), Guid.NewGuid(), 1).IsDone);
        PlanMaker.Refuses(request.SignByParticipant(By("Ada Sampleton"), Guid.NewGuid(), Guid.NewGuid(), 1), SigningProblems.NotOpen);

        Assert.True(request.SignByStaff(By("Casey Planner"), Guid.NewGuid(), 1).IsDone);
        PlanMaker.Refuses(request.SignByStaff(By("Casey Planner"), Guid.NewGuid(), 1), SigningProblems.NotOpen);
        Assert.Equal(SigningStanding.Signed, request.StandingAt(Now.AddYears(5), 7));
    }

    [Fact]
    public void A_link_works_once_and_only_with_the_date_of_birth()
    {
        var request = Ask();
        request.SendLink("link", Now);

        Assert.Equal(LinkAnswer.WrongBirthDate, request.OpenByLink(BirthDate, BirthDate.AddDays(1), "device", Now, 1));
        Assert.False(request.SessionFits("device", Now));
        Assert.Equal(LinkAnswer.Opened, request.OpenByLink(BirthDate, BirthDate, "device", Now, 1));
        Assert.True(request.SessionFits("device", Now));
        Assert.Equal(LinkAnswer.Spent, request.OpenByLink(BirthDate, BirthDate, "other device", Now, 1));
        Assert.False(request.SessionFits("other device", Now));
    }

    [Fact]
    public void Too_many_wrong_dates_spend_the_link()
    {
        var request = Ask();
        request.SendLink("link", Now);
        for (var i = 1; i < SignatureRequest.MostWrongAnswers; i++) Assert.Equal(LinkAnswer.WrongBirthDate, request.OpenByLink(BirthDate, BirthDate.AddDays(i), "device", Now, 1));

        Assert.Equal(LinkAnswer.Spent, request.OpenByLink(BirthDate, BirthDate.AddDays(9), "device", Now, 1));
        Assert.Equal(LinkAnswer.Spent, request.OpenByLink(BirthDate, BirthDate, "device", Now, 1));
    }

    [Fact]
    public void A_link_is_short_lived_and_never_outlives_the_request()
    {
        var request = Ask(days: 14);
        request.SendLink("link", Now);
        Assert.True(request.LinkOpensAt(Now + SignatureRequest.LinkLifespan, 1));
        Assert.False(request.LinkOpensAt(Now + SignatureRequest.LinkLifespan + TimeSpan.FromTicks(1), 1));
        Assert.False(request.LinkOpensAt(Now, 2));

        var shorter = Ask(days: 1);
        shorter.SendLink("link", Now);
        Assert.False(shorter.LinkOpensAt(Now.AddDays(1).AddTicks(1), 1));
    }

    [Fact]
    public void A_device_may_read_and_sign_for_a_short_while_only()
    {
        var request = Ask(SigningWay.InPerson);
        Assert.True(request.HandOver("tablet", "Casey Planner", Now, 1).IsDone);

        Assert.True(request.SessionFits("tablet", Now + SignatureRequest.SessionLifespan));
        Assert.False(request.SessionFits("tablet", Now + SignatureRequest.SessionLifespan + TimeSpan.FromTicks(1)));
        request.SignByParticipant(By("Ada Sampleton"), Guid.NewGuid(), Guid.NewGuid(), 1);
        Assert.False(request.SessionFits("tablet", Now));
    }

    [Fact]
    public void Declining_needs_a_question_or_the_wish_for_paper()
    {
        var request = Ask();
        PlanMaker.Refuses(request.Decline(wantsPaper: false, "  ", Now, 1), SigningProblems.QuestionMissing);

        Assert.True(request.Decline(wantsPaper: true, null, Now, 1).IsDone);
        Assert.Equal(SigningStanding.Declined, request.StandingAt(Now, 1));
        PlanMaker.Refuses(request.SignByParticipant(By("Ada Sampleton"), Guid.NewGuid(), Guid.NewGuid(), 1), SigningProblems.NotOpen);
    }

    [Fact]
    public void Reminders_leave_a_day_between_them()
    {
        var request = Ask();
        Assert.True(request.Remind(Now, 1).IsDone);
        PlanMaker.Refuses(request.Remind(Now.AddHours(19), 1), SigningProblems.RemindedToday);
        Assert.True(request.Remind(Now.AddHours(20), 1).IsDone);
        Assert.Equal(2, request.Reminders);
    }

    [Fact]
    public void What_was_taken_back_opens_nothing()
    {
        var request = Ask();
        request.SendLink("link", Now);
        Assert.True(request.Cancel(null, Now, 1).IsDone);

        Assert.False(request.LinkOpensAt(Now, 1));
        PlanMaker.Refuses(request.Cancel(null, Now, 1), SigningProblems.NotOpen);
    }

    [Fact]
    public void The_plan_keeps_the_electronic_agreement_with_both_days_and_the_sealed_form()
    {
        var half = _plan.SignElectronically(_ada, Guid.NewGuid(), PlanMaker.Today).Value;
        Assert.False(_plan.SignedAsItStands);

        var sealedForm = Guid.NewGuid();
        Assert.True(_plan.CountersignElectronically(half.Id, sealedForm, PlanMaker.Today.AddDays(1), PlanMaker.Today.AddDays(1)).IsDone);

        Assert.True(_plan.SignedAsItStands);
        var agreement = Assert.Single(_plan.Agreements);
        Assert.Equal((AgreementMethod.Electronic, sealedForm, PlanMaker.Today, PlanMaker.Today.AddDays(1)),
            (agreement.Method, agreement.DocumentId!.Value, agreement.ParticipantSignedOn!.Value, agreement.StaffSignedOn!.Value));
        PlanMaker.Refuses(_plan.CountersignElectronically(half.Id, sealedForm, null, PlanMaker.Today.AddDays(2)), PlanProblems.SignedByStaffAlready);
    }

    [Fact]
    public void The_staff_cannot_sign_under_a_version_that_is_gone()
    {
        var half = _plan.SignElectronically(_ada, Guid.NewGuid(), PlanMaker.Today).Value;
        _plan.AddGoal(_ada, PlanMaker.Work with { Statement = "Work as a clerk" }, PlanMaker.Rules, null, PlanMaker.Today);

        PlanMaker.Refuses(_plan.CountersignElectronically(half.Id, Guid.NewGuid(), null, PlanMaker.Today), PlanProblems.ChangedSinceSigned);
    }

    private SignatureRequest Ask(SigningWay way = SigningWay.Message, int days = 14) =>
        SignatureRequest.Ask(_ada, _plan, Guid.NewGuid(), Hash, way, "Casey Planner", null, days, [], Now).Value;

    private static SigningEvidence By(string name, DateTimeOffset? at = null) =>
        new(name, at ?? Now, "I agree.", "I consent.", "en", Identification.Password, null, null, "127.0.0.1", "a browser", Hash);
}
