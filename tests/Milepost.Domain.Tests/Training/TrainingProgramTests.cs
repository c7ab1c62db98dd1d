using Milepost.Domain.Training;

namespace Milepost.Domain.Tests.Training;

public sealed class TrainingProgramTests
{
    private static readonly DateOnly Today = Somebody.Today;

    private static TrainingProvider Provider() => TrainingProvider.Add(Guid.NewGuid(), new("Mock College", null, null, null, null, null, true, new(2025, 7, 1), new(2026, 6, 30))).Value;

    private static TrainingProgram Program(string? cip = null) =>
        TrainingProgram.Add(Provider(), new("Pharmacy technician", cip, [], 12, 240, new(1000, 0, 0, 0, 0), TrainingDelivery.InPerson, true, null)).Value;

    [Theory]
    [InlineData("2025-06-30", false)]
    [InlineData("2025-07-01", true)]
    [InlineData("2026-06-30", true)]
    [InlineData("2026-07-01", false)]
    public void A_provider_is_on_the_list_from_its_first_to_its_last_day(string day, bool isListed) => Assert.Equal(isListed, Provider().IsListedOn(DateOnly.Parse(day)));

    [Fact]
    public void Approval_is_asked_for_given_and_withdrawn_in_steps_that_stay()
    {
        var program = Program();

        Assert.Equal("training.nothing-to-withdraw", program.Take(ApprovalStep.Withdrawn, Today, "Sam", "Closed", Today).Problem?.Code);
        Assert.True(program.Take(ApprovalStep.Requested, Today.AddDays(-10), "Casey", null, Today).IsDone);
        Assert.Equal("training.already-requested", program.Take(ApprovalStep.Requested, Today, "Casey", null, Today).Problem?.Code);
        Assert.Equal("training.step-before-last", program.Take(ApprovalStep.Approved, Today.AddDays(-11), "Sam", null, Today).Problem?.Code);
        Assert.Equal("training.step-in-future", program.Take(ApprovalStep.Approved, Today.AddDays(1), "Sam", null, Today).Problem?.Code);
        Assert.True(program.Take(ApprovalStep.Approved, Today.AddDays(-3), "Sam", null, Today).IsDone);
        Assert.Equal("training.reason-missing", program.Take(ApprovalStep.Withdrawn, Today, "Sam", null, Today).Problem?.Code);
        Assert.True(program.Take(ApprovalStep.Withdrawn, Today, "Sam", "Lost its license", Today).IsDone);

        Assert.Equal([false, true, true, false], new[] { -4, -3, -1, 0 }.Select(days => program.IsApprovedOn(Today.AddDays(days))));
        Assert.Equal(3, program.Approvals.Count);
    }

    [Fact]
    public void A_credential_is_offered_from_the_day_it_is_approved_until_it_ends()
    {
        var program = Program();
        var credential = program.EnterCredential("CPhT", "Occupational certification", true).Value;

        Assert.Empty(program.CredentialsOfferedOn(Today));
        Assert.Equal("training.credential-name-taken", program.EnterCredential("cpht", "Occupational certification", true).Problem?.Code);
        Assert.True(program.ApproveCredential(credential.Number, Today, "Sam", Today).IsDone);
        Assert.Empty(program.CredentialsOfferedOn(Today.AddDays(-1)));
        Assert.Single(program.CredentialsOfferedOn(Today));
        Assert.Equal("training.credential-approved", program.ApproveCredential(credential.Number, Today, "Sam", Today).Problem?.Code);
        Assert.True(program.EndCredential(credential.Number, Today.AddDays(5)).IsDone);
        Assert.Single(program.CredentialsOfferedOn(Today.AddDays(4)));
        Assert.Empty(program.CredentialsOfferedOn(Today.AddDays(5)));
        // A name that is free again gets a number of its own: what was earned under the old one stays.
        Assert.Equal(2, program.EnterCredential("CPhT", "Occupational certification", true).Value.Number);
    }

    [Theory]
    [InlineData("51.0805", true)]
    [InlineData("51.08", true)]
    [InlineData("51.080", false)]
    [InlineData("510805", false)]
    public void A_CIP_code_has_its_shape(string code, bool fits) =>
        Assert.Equal(fits, Program().Change(new("Pharmacy technician", code, [], null, null, TrainingCost.None, null, false, null)).IsDone);

    [Fact]
    public void What_is_no_longer_offered_needs_a_reason_and_can_be_offered_again()
    {
        var (provider, program) = (Provider(), Program());

        Assert.Equal("training.reason-missing", provider.End(Today, "").Problem?.Code);
        Assert.True(provider.End(Today, "Moved away").IsDone);
        Assert.Equal((true, false), (provider.IsOfferedOn(Today.AddDays(-1)), provider.IsOfferedOn(Today)));
        Assert.Equal("training.already-ended", provider.End(Today, "Again").Problem?.Code);
        Assert.True(provider.OfferAgain().IsDone);
        Assert.Equal("training.not-ended", program.OfferAgain().Problem?.Code);
    }
}
