using Milepost.App.Access;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts;

/// <summary>A role at a place, as far as who may keep it is concerned.</summary>
public sealed record HeldRole(StaffRole Role, string Path);

/// <summary>
/// Whose accounts somebody keeps. An administrator: people and places at or below the own nodes. A supervisor: reset links for the
/// own career planners and for the supervisors below. Nobody reaches up: else a role would be worth as much as the highest one under it.
/// </summary>
public sealed class AccountReach
{
    private readonly bool _everything;
    private readonly IReadOnlyList<string> _administered;
    private readonly IReadOnlyList<string> _supervised;

    private AccountReach(bool everything, IReadOnlyList<string> administered, IReadOnlyList<string> supervised) =>
        (_everything, _administered, _supervised) = (everything, administered, supervised);

    /// <summary>The operator at the machine's command line keeps everybody's.</summary>
    public static AccountReach Of(Actor actor) => new(
        actor is { AccountId: null, SeesAll: true },
        [.. actor.Grants.Where(g => g.Role == StaffRole.Administrator).Select(g => g.Path)],
        [.. actor.Grants.Where(g => g.Role == StaffRole.Supervisor).Select(g => g.Path)]);

    public bool IsAdministrator => _everything || _administered.Count > 0;

    /// <summary>Whether roles may be given here and the place may be changed.</summary>
    public bool Administers(string path) => _everything || _administered.Any(node => IsAtOrBelow(path, node));

    /// <summary>Whether the whole organization is within reach, so that a further state may be added.</summary>
    public bool AdministersAll(IEnumerable<string> roots) => _everything || roots.All(Administers);

    /// <summary>Whether this account is listed.</summary>
    public bool Sees(IReadOnlyCollection<HeldRole> roles) => _everything || roles.Any(r => Administers(r.Path)) || MayReset(roles);

    /// <summary>Whether the account itself may be changed: name, address, active or not.</summary>
    public bool Keeps(IReadOnlyCollection<HeldRole> roles) => _everything || (roles.Count > 0 && roles.All(r => Administers(r.Path)));

    /// <summary>Whether a reset link may be handed over: it opens everything that the account may see.</summary>
    public bool MayReset(IReadOnlyCollection<HeldRole> roles) => Keeps(roles) || (roles.Count > 0 && roles.All(Supervises));

    private bool Supervises(HeldRole role) => role.Role switch
    {
        StaffRole.CareerPlanner => _supervised.Any(node => IsAtOrBelow(role.Path, node)),
        StaffRole.Supervisor => _supervised.Any(node => role.Path != node && IsAtOrBelow(role.Path, node)),
        _ => false,
    };

    private static bool IsAtOrBelow(string path, string node) => path.StartsWith(node, StringComparison.Ordinal);
}
