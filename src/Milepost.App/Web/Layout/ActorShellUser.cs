using Milepost.App.Access;
using Milepost.Domain;

namespace Milepost.App.Web.Layout;

/// <summary>Tells the header who acts, from what the access middleware found out for this request.</summary>
public sealed class ActorShellUser : IShellUserSource
{
    public ShellUser? Find(HttpContext context)
    {
        var actor = context.RequestServices.GetRequiredService<Actor>();
        if (actor.AccountId is not { } id) return null;
        return new(
            id.ToString("N"), actor.Name, actor.Grants.Count == 0 ? null : actor.Grants[0].UnitName,
            actor.Grants.Count == 0 ? null : string.Join(", ", actor.Grants.Select(g => Words.Of(g.Role)).Distinct()),
            // The administrator's and the data officer's role alone open no case.
            SeesCaseload: actor.Grants.Any(g => g.Role is not (StaffRole.Administrator or StaffRole.DataOfficer)),
            SeesMyDay: actor.HasRoleFor(ShellLinks.MyDay),
            SeesBoard: actor.HasRoleFor(ShellLinks.Board),
            KeepsPeople: actor.Grants.Any(g => g.Role is StaffRole.Administrator or StaffRole.Supervisor));
    }
}
