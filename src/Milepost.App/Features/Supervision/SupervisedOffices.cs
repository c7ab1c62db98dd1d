using Milepost.App.Access;
using Milepost.Domain;

namespace Milepost.App.Features.Supervision;

/// <summary>
/// Where somebody supervises. A person may plan at one office and supervise another: on a page that both roles open, the reach of the route
/// holds both, and what only a supervisor may decide must ask here.
/// </summary>
public static class SupervisedOffices
{
    public static bool Supervises(this Actor actor, string? officePath) =>
        officePath is not null && actor.Grants.Any(g => IsSupervising(g.Role) && officePath.StartsWith(g.Path, StringComparison.Ordinal));

    public static bool SupervisesAnywhere(this Actor actor) => actor.Grants.Any(g => IsSupervising(g.Role));

    private static bool IsSupervising(StaffRole role) => role is StaffRole.Supervisor or StaffRole.LocalAreaStaff or StaffRole.StatewideStaff;
}
