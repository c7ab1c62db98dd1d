using Milepost.Domain.Eligibility;
using static Milepost.Domain.Tests.Participants.People;

namespace Milepost.Domain.Tests.Eligibility;

public sealed class EligibilitySnapshotTests
{
    private static readonly DateTimeOffset At = new(2026, 2, 10, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_snapshot_carries_the_hash_of_what_it_froze()
    {
        var snapshot = EligibilitySnapshot.Freeze(Ada(), new(2026, 2, 10), "Robin Planner", At, """{"householdSize":"3"}""");

        Assert.Equal(64, snapshot.Sha256.Length);
        Assert.True(snapshot.IsIntact);
        Assert.False(EligibilitySnapshot.Restore(snapshot.ParticipantId, "D-1", snapshot.DecidedOn, "Robin Planner", At, """{"householdSize":"4"}""", snapshot.Sha256).IsIntact);
    }

    [Fact]
    public void Nothing_about_a_snapshot_can_be_set_from_outside() =>
        Assert.All(typeof(EligibilitySnapshot).GetProperties(), property => Assert.False(property.SetMethod?.IsPublic ?? false));
}
