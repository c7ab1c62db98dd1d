using Milepost.App.Features.Findings;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Findings;

public sealed class DeadlineKindTests
{
    [Fact]
    public void Every_settlement_belongs_to_one_kind_and_has_its_words()
    {
        foreach (var settlement in Enum.GetValues<Settlement>())
        {
            Assert.Contains(DeadlineKind.Of(settlement), DeadlineKind.All);
            Assert.False(string.IsNullOrWhiteSpace(Duty.Words(settlement)), $"{settlement} has no words.");
        }
        Assert.Equal(DeadlineKind.Other, DeadlineKind.Of(settledBy: null));
        Assert.Equal(DeadlineKind.All.Count, DeadlineKind.All.Distinct().Count());
    }

    [Theory]
    [InlineData(Settlement.Contact, "contact")]
    [InlineData(Settlement.Review, "plan-review")]
    [InlineData(Settlement.Copy, "signature-and-copies")]
    [InlineData(Settlement.CaseNote, "case-notes")]
    [InlineData(Settlement.ServiceClosing, "services")]
    [InlineData(Settlement.Objective, "plan-content")]
    [InlineData(Settlement.Screening, "eligibility-and-intake")]
    [InlineData(Settlement.FollowUp, "exit-and-follow-up")]
    [InlineData(Settlement.Referral, "other")]
    public void A_kind_is_found_again_by_the_code_in_an_address(Settlement settlement, string code)
    {
        Assert.Equal(code, DeadlineKind.Of(settlement).Code);
        Assert.Equal(DeadlineKind.Of(settlement), DeadlineKind.Find(code));
        Assert.Equal(code, DeadlineKind.Of(settlement).Words.ToLowerInvariant().Replace(' ', '-'));
    }

    [Fact]
    public void A_word_that_is_no_kind_finds_none()
    {
        Assert.Null(DeadlineKind.Find("Contact!"));
        Assert.Null(DeadlineKind.Find(null));
    }
}
