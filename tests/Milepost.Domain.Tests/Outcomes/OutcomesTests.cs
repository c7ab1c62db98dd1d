using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.Domain.Tests.Outcomes;

public sealed class OutcomesTests
{
    private static readonly DateOnly Today = Somebody.Today;
    private readonly Participant _person = Somebody.New();

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(-3, 0, null)]
    [InlineData(1, null, "On")]
    [InlineData(0, 1, "LearnedOn")]
    [InlineData(0, -1, "LearnedOn")]
    public void A_credential_is_earned_and_then_heard_of_until_today(int earned, int? heard, string? field)
    {
        var credential = Credential.Record(_person, "Forklift license", "Occupational license", Today.AddDays(earned), heard is { } days ? Today.AddDays(days) : null, Today);

        Assert.Equal(field, credential.Problem?.Field);
    }

    [Fact]
    public void A_credential_needs_its_name_and_a_skill_gain_its_type()
    {
        Assert.Equal("Name", Credential.Record(_person, " ", null, Today, null, Today).Problem?.Field);
        Assert.Equal("Type", SkillGain.Record(_person, "", Today, null, Today).Problem?.Field);
        Assert.Equal("outcome.before-birth", SkillGain.Record(_person, "Skills progression", Somebody.BirthDate.AddDays(-1), null, Today).Problem?.Code);
    }

    [Fact]
    public void A_referral_waits_until_its_answer_comes()
    {
        var referral = Referral.Make(_person, " Mock Clinic ", " ", Today, "Glasses", Today).Value;
        Assert.Equal(("Mock Clinic", null, null), (referral.Partner, referral.Contact, referral.Outcome));

        Assert.Equal("Outcome", referral.Answer("  ").Problem?.Field);
        Assert.True(referral.Answer("Accepted ").IsDone);
        Assert.Equal("Accepted", referral.Outcome);

        referral.ForgetHappenings();
        Assert.True(referral.Answer("Accepted").IsDone);
        Assert.Empty(referral.Happenings);
    }

    [Fact]
    public void Nobody_is_referred_ahead_of_time() => Assert.Equal("On", Referral.Make(_person, "Mock Clinic", null, Today.AddDays(1), null, Today).Problem?.Field);

    [Theory]
    [InlineData("2026-03-10", "2026-03-10", null)]
    [InlineData("2026-03-10", "2026-03-09", "gap.end-before-start")]
    [InlineData("2026-07-01", "2028-07-01", null)]
    [InlineData("2026-07-01", "2028-07-02", "gap.too-long")]
    [InlineData("2026-06-01", "2026-06-30", "gap.overlaps")]
    [InlineData("2026-05-01", "2026-06-01", "gap.overlaps")]
    [InlineData("2026-05-01", "2026-05-31", null)]
    [InlineData("2026-07-01", "2026-07-02", null)]
    public void A_planned_gap_has_its_days_for_itself(string from, string to, string? problem)
    {
        var june = PlannedGap.Plan(_person, new(2026, 6, 1), new(2026, 6, 30), "Surgery", [], Today).Value;

        var gap = PlannedGap.Plan(_person, DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd"), "Waiting for class", [june], Today);

        Assert.Equal(problem, gap.Problem?.Code);
    }

    [Fact]
    public void A_planned_gap_says_why() => Assert.Equal("Reason", PlannedGap.Plan(_person, Today, Today, "", [], Today).Problem?.Field);
}
