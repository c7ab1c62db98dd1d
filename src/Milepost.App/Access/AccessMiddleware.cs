using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.StaticAssets;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Access;

/// <summary>
/// Looks every request up in the access table and tells the rest of the request who acts and which offices are within reach.
/// Someone not signed in is sent to sign in; a route that is not for this person looks like one that does not exist.
/// </summary>
public sealed class AccessMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Actor actor, MilepostDb db)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            await next(http);
            return;
        }

        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText;
        var row = route is null ? null : AccessTable.Instance.Find("/" + route.TrimStart('/'), http.Request.Method);
        var accountId = Guid.TryParse(http.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value, out var id) ? id : (Guid?)null;
        if (accountId is { } account) await KnowAsync(db, actor, account, row);

        if (row is null) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        if (!row.Anyone && accountId is null)
        {
            var here = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : http.Request.Path.ToString();
            http.Response.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(here)}");
            return;
        }
        if (!row.Anyone && !row.SignedIn && actor.Roles.Count == 0) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        await next(http);
    }

    /// <summary>Reads the roles afresh with every request, so that taking one away works at once.</summary>
    private static async Task KnowAsync(MilepostDb db, Actor actor, Guid accountId, AccessRow? row)
    {
        var name = await db.Users.Where(u => u.Id == accountId && u.IsActive).Select(u => u.DisplayName).SingleOrDefaultAsync();
        if (name is null) return;
        var grants = await (
            from assignment in db.RoleAssignments
            join unit in db.OrgUnits on assignment.OrgUnitId equals unit.Id
            where assignment.AccountId == accountId
            select new RoleGrant(assignment.Role, unit.Id, unit.Path, unit.Name)).ToListAsync();
        var here = grants.Where(g => row?.Roles.Contains(g.Role) == true).ToList();
        var seesAll = here.Exists(g => g.Path.Count(c => c == '/') == 1);
        var offices = new HashSet<Guid>();
        if (!seesAll && here.Count > 0)
        {
            var units = await db.OrgUnits.Select(u => new { u.Id, u.Path }).ToListAsync();
            offices.UnionWith(units.Where(u => here.Exists(g => u.Path.StartsWith(g.Path, StringComparison.Ordinal))).Select(u => u.Id));
        }
        actor.Become(accountId, name, grants, here.Select(g => g.Role).ToHashSet(), offices, seesAll);
    }
}
