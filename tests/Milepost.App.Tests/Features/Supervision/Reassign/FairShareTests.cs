using Milepost.App.Features.Supervision.Reassign;

namespace Milepost.App.Tests.Features.Supervision.Reassign;

public sealed class FairShareTests
{
    private static readonly Guid North = Guid.NewGuid();
    private static readonly Guid South = Guid.NewGuid();

    [Fact]
    public void People_are_dealt_out_evenly_and_the_odd_one_goes_to_whoever_has_fewer()
    {
        var busy = new PlannerToShare(Guid.NewGuid(), "Anna", 90, new HashSet<Guid> { North });
        var idle = new PlannerToShare(Guid.NewGuid(), "Zoe", 10, new HashSet<Guid> { North });

        var shared = FairShare.Of(People(73, North), [busy, idle]);

        Assert.Equal(36, shared.Count(s => s.Planner == busy));
        Assert.Equal(37, shared.Count(s => s.Planner == idle));
    }

    [Fact]
    public void Each_goes_to_a_planner_of_the_own_office_or_to_nobody()
    {
        var north = new PlannerToShare(Guid.NewGuid(), "Anna", 0, new HashSet<Guid> { North });
        var both = new PlannerToShare(Guid.NewGuid(), "Bo", 0, new HashSet<Guid> { North, South });

        var shared = FairShare.Of([.. People(2, North), .. People(2, South), new(Guid.NewGuid(), null)], [north, both]);

        Assert.Equal([north, both, both, both, null], shared.Select(s => s.Planner));
    }

    [Fact]
    public void Whoever_has_a_chosen_planner_already_stays_where_that_is_as_fair()
    {
        var one = new PlannerToShare(Guid.NewGuid(), "Anna", 2, new HashSet<Guid> { North });
        var other = new PlannerToShare(Guid.NewGuid(), "Zoe", 2, new HashSet<Guid> { North });

        var shared = FairShare.Of([new(Guid.NewGuid(), North, other.Id), new(Guid.NewGuid(), North, one.Id)], [one, other]);

        Assert.Equal([other, one], shared.Select(s => s.Planner));
    }

    private static IEnumerable<PersonToShare> People(int count, Guid office) => Enumerable.Range(0, count).Select(_ => new PersonToShare(Guid.NewGuid(), office));
}
