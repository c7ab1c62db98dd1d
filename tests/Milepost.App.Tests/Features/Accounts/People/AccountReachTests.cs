using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Accounts.People;

public sealed class AccountReachTests
{
    private static readonly HeldRole NorthPlanner = new(StaffRole.CareerPlanner, "IL/A/P/NORTH/");

    [Theory]
    [InlineData("IL/A/", true)]
    [InlineData("IL/A/P/", true)]
    [InlineData("IL/", false)]
    [InlineData("IL/B/", false)]
    [InlineData("IL/AB/", false)] // a name that only begins alike
    public void An_administrator_gives_roles_at_the_own_node_and_below(string path, bool expected) =>
        Assert.Equal(expected, Holding(StaffRole.Administrator, "IL/A/").Administers(path));

    [Fact]
    public void An_account_with_a_role_above_or_beside_is_not_kept_from_below()
    {
        var reach = Holding(StaffRole.Administrator, "IL/A/");

        Assert.True(reach.Keeps([NorthPlanner]));
        Assert.False(reach.Keeps([NorthPlanner, new(StaffRole.Administrator, "IL/")]));
        Assert.False(reach.MayReset([NorthPlanner, new(StaffRole.Administrator, "IL/")]));
        Assert.False(reach.Keeps([new(StaffRole.CareerPlanner, "IL/B/Q/FAR/")]));
        Assert.False(reach.Keeps([]));
    }

    [Theory]
    [InlineData(StaffRole.CareerPlanner, "IL/A/P/NORTH/", true)]
    [InlineData(StaffRole.CareerPlanner, "IL/A/P/", true)]
    [InlineData(StaffRole.Supervisor, "IL/A/P/NORTH/", true)]
    [InlineData(StaffRole.Supervisor, "IL/A/P/", false)] // an equal
    [InlineData(StaffRole.CareerPlanner, "IL/A/R/OTHER/", false)]
    [InlineData(StaffRole.Administrator, "IL/A/P/NORTH/", false)]
    [InlineData(StaffRole.Monitor, "IL/A/P/NORTH/", false)]
    [InlineData(StaffRole.LocalAreaStaff, "IL/A/P/NORTH/", false)]
    public void A_supervisor_resets_planners_and_supervisors_below(StaffRole role, string path, bool expected)
    {
        var reach = Holding(StaffRole.Supervisor, "IL/A/P/");

        Assert.Equal(expected, reach.MayReset([new(role, path)]));
        Assert.False(reach.Keeps([new(role, path)]));
        Assert.False(reach.IsAdministrator);
    }

    [Theory]
    [InlineData(StaffRole.CareerPlanner)]
    [InlineData(StaffRole.LocalAreaStaff)]
    [InlineData(StaffRole.StatewideStaff)]
    [InlineData(StaffRole.Monitor)]
    [InlineData(StaffRole.DataOfficer)]
    public void Nobody_else_keeps_accounts(StaffRole role)
    {
        var reach = Holding(role, "IL/");

        Assert.False(reach.Sees([NorthPlanner]));
        Assert.False(reach.MayReset([NorthPlanner]));
        Assert.False(reach.Administers("IL/"));
    }

    [Fact]
    public void Somebody_who_is_nobody_keeps_nothing_and_the_operator_everything()
    {
        Assert.False(AccountReach.Of(new Actor()).Sees([NorthPlanner]));
        var actor = new Actor();
        actor.BecomeOperator();
        Assert.True(AccountReach.Of(actor).Keeps([]));
        Assert.True(AccountReach.Of(actor).Administers("IL/"));
    }

    [Fact]
    public void A_further_state_is_added_only_by_who_keeps_every_state()
    {
        Assert.False(Holding(StaffRole.Administrator, "IL/").AdministersAll(["IL/", "NJ/"]));
        Assert.True(Holding(StaffRole.Administrator, "IL/").AdministersAll(["IL/"]));
    }

    private static AccountReach Holding(StaffRole role, string path)
    {
        var actor = new Actor();
        actor.Become(Guid.NewGuid(), "Somebody", [new(role, Guid.NewGuid(), path, "Somewhere")], new HashSet<StaffRole> { role }, new HashSet<Guid>(), seesAll: true);
        return AccountReach.Of(actor);
    }
}
