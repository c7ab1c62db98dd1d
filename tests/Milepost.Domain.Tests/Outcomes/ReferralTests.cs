using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Partners;

namespace Milepost.Domain.Tests.Outcomes;

public sealed class ReferralTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Guid Clinic = Guid.NewGuid();
    private readonly Participant _person = Somebody.New();

    [Fact]
    public void A_consent_covers_the_days_from_its_first_to_its_last_and_none_from_its_withdrawal_on()
    {
        var consent = Consented(SharedItem.Contact);

        Assert.Equal([false, true, true, false], new[] { Today.AddDays(-1), Today, Today.AddDays(10), Today.AddDays(11) }.Select(consent.InForceOn));
        Assert.True(consent.Withdraw(Today, "Ada", Today).IsDone);
        Assert.False(consent.InForceOn(Today));
        Assert.Equal(ConsentProblems.WithdrawnAlready, consent.Withdraw(Today, "Ada", Today).Problem);
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(false, "Child care", true)]
    [InlineData(false, "Housing", false)]
    [InlineData(false, null, true)]
    public void A_consent_reaches_one_partner_those_of_a_program_or_all(bool named, string? program, bool reaches)
    {
        var consent = Consented(new ConsentTerms { PartnerId = named ? Clinic : null, Partner = named ? "Clinic" : null, Program = program, Items = [SharedItem.Contact] });

        Assert.Equal(reaches, consent.Reaches(Clinic, ["Child care"]));
        Assert.Equal(!named && reaches, consent.Reaches(Guid.NewGuid(), ["Child care"]));
    }

    [Fact]
    public void A_consent_of_a_partner_whose_installation_is_not_known_reaches_nobody() =>
        Assert.False(Consented(new ConsentTerms { Partner = "Clinic", Items = [SharedItem.Contact] }).Reaches(Clinic, []));

    [Fact]
    public void A_spoken_consent_needs_a_witness_a_paper_one_its_paper_and_documents_their_names()
    {
        Assert.Equal("Witness", Give(new() { Items = [SharedItem.Contact] }, ConsentWay.Spoken, null).Problem?.Field);
        Assert.Equal("Paper", Give(new() { Items = [SharedItem.Contact] }, ConsentWay.Paper, null).Problem?.Field);
        Assert.Equal("Documents", Give(new() { Items = [SharedItem.Documents] }, ConsentWay.Electronic, null).Problem?.Field);
        Assert.Equal("Items", Give(new(), ConsentWay.Electronic, null).Problem?.Field);
    }

    [Fact]
    public void What_is_sent_must_be_covered_and_what_is_seen_is_no_more_than_both()
    {
        var (contact, plan) = (Consented(SharedItem.Contact), Consented(SharedItem.Plan));
        var referral = Drafted();
        Assert.Equal("referral.not-covered", referral.Send([SharedItem.Contact, SharedItem.Assessments], [], [contact, plan], [], 30, "Casey", Today).Problem?.Code);
        Assert.True(referral.Send([SharedItem.Contact, SharedItem.Plan], [], [contact, plan], [], 30, "Casey", Today).IsDone);

        Assert.Equal([SharedItem.Contact, SharedItem.Plan], referral.SharedOn(Today, [contact, plan], []).Items.Order());
        Assert.True(plan.Withdraw(Today, "Ada", Today).IsDone);
        Assert.Equal([SharedItem.Contact], referral.SharedOn(Today, [contact, plan], []).Items);
        Assert.True(referral.SharedOn(Today.AddDays(11), [contact, plan], []).IsNothing);
        // A wider consent of later days was not what it was sent on.
        Assert.True(referral.SharedOn(Today, [Consented(SharedItem.Plan), Consented(SharedItem.Services)], []).IsNothing);
    }

    [Fact]
    public void A_draft_a_declined_and_a_reviewed_referral_show_nothing()
    {
        var consent = Consented(SharedItem.Contact);
        var referral = Drafted();
        Assert.True(referral.SharedOn(Today, [consent], []).IsNothing);
        Assert.True(referral.Send([SharedItem.Contact], [], [consent], [], 5, "Casey", Today).IsDone);
        Assert.Equal(ReferralProblems.ResultMissing, referral.Finish(Today, "Pat", " ", null, Today).Problem);
        Assert.True(referral.Finish(Today, "Pat", "Glasses", null, Today).IsDone);
        Assert.False(referral.SharedOn(Today, [consent], []).IsNothing);
        Assert.Equal("Glasses", referral.Outcome);
        Assert.True(referral.Review("Casey", null, Today).IsDone);

        Assert.True(referral.SharedOn(Today, [consent], []).IsNothing);
        Assert.Equal(ReferralProblems.NotOpen, referral.Withdraw("Casey", "x", Today).Problem);
    }

    [Fact]
    public void A_referral_of_before_there_was_sharing_waits_and_is_answered_as_it_always_was()
    {
        var old = Referral.Restore(_person.Id, "R1", "Clinic", null, Today, null, null);

        Assert.Equal(ReferralStanding.Given, old.StandingOn(Today));
        Assert.True(old.Answer("Done").IsDone);
        Assert.Equal(ReferralStanding.Answered, old.StandingOn(Today));
    }

    [Fact]
    public void A_link_counts_wrong_codes_whoever_gives_them_and_ends_with_the_last()
    {
        var referral = Drafted();
        Assert.True(referral.Send([SharedItem.Contact], [], [Consented(SharedItem.Contact)], [], 5, "Casey", Today).IsDone);
        var now = new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
        var link = PartnerLink.Make(referral, Clinic, "clinic@example.org", "link", _ => "right", now);

        Assert.Equal(PartnerLinkAnswer.Opened, link.Open("right", "session", now, Today));
        Assert.True(link.SessionFits("session", now.AddMinutes(30), Today));
        Assert.False(link.SessionFits("session", now.AddMinutes(31), Today));
        foreach (var _ in Enumerable.Range(1, 4)) Assert.Equal(PartnerLinkAnswer.WrongCode, link.Open("wrong", "other", now, Today));
        Assert.Equal(PartnerLinkAnswer.Spent, link.Open("wrong", "other", now, Today));
        Assert.Equal(PartnerLinkAnswer.Spent, link.Open("right", "other", now, Today));
        Assert.False(link.SessionFits("session", now, Today));
    }

    private Referral Drafted() => Referral.Make(_person, new() { Partner = "Clinic", PartnerId = Clinic, On = Today }, isDraft: true, "Casey", Today).Value;

    private Consent Consented(SharedItem item) => Consented(new ConsentTerms { PartnerId = Clinic, Partner = "Clinic", Items = [item] });

    private Consent Consented(ConsentTerms terms) => Give(terms, ConsentWay.Spoken, "Cole").Value;

    private Result<Consent> Give(ConsentTerms terms, ConsentWay way, string? witness) =>
        Consent.Give(_person, terms with { Purpose = "Help", From = Today, Until = Today.AddDays(10) }, way, Today, "Casey", witness, null, "en", Today);
}
