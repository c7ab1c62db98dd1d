using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Drafts;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Access;

/// <summary>
/// Looks every request up in the access table and tells the rest of the request who acts and which offices are within reach.
/// Someone not signed in is sent to sign in; a route that is not for this person looks like one that does not exist.
/// </summary>
public sealed class AccessMiddleware(RequestDelegate next)
{
    private static readonly HashSet<string> OpenBeforeNewPassword = [AccountsPaths.Password, AccountsPaths.KeepAlive];

    public async Task InvokeAsync(HttpContext http, Actor actor, MilepostDb db, IOptions<IdentityOptions> identity)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            await next(http);
            return;
        }

        var pattern = (endpoint as RouteEndpoint)?.RoutePattern.RawText;
        var route = pattern is null ? null : "/" + pattern.TrimStart('/');
        var row = route is null ? null : AccessTable.Instance.Find(route, http.Request.Method);
        var isSignedIn = http.User.Identity?.IsAuthenticated == true;
        var mustChangePassword = false;
        if (isSignedIn)
        {
            if (await KnowAsync(http.User, db, actor, row, identity.Value.ClaimsIdentity.SecurityStampClaimType) is { } known) mustChangePassword = known.MustChangePassword;
            else
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
                isSignedIn = false;
            }
        }

        if (row is null) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        if (!row.Anyone && !isSignedIn)
        {
            await LateForms.SendToSignInAsync(http, route!);
            return;
        }
        if (!row.Anyone && !row.SignedIn && actor.Roles.Count == 0) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        if (!row.Anyone && mustChangePassword && !OpenBeforeNewPassword.Contains(route!))
        {
            await LateForms.KeepAsync(http, actor.AccountId!.Value);
            http.Response.Redirect($"{AccountsPaths.Password}?returnUrl={Uri.EscapeDataString(await LateForms.ReturnUrlAsync(http.Request, route!))}");
            return;
        }
        await next(http);
    }

    /// <summary>
    /// Reads the account and its roles afresh with every request, so that taking a role away, deactivating the account or setting a new
    /// password elsewhere works at once. Null when this sign-in no longer counts.
    /// </summary>
    private static async Task<KnownAccount?> KnowAsync(ClaimsPrincipal user, MilepostDb db, Actor actor, AccessRow? row, string stampClaim)
    {
        if (!Guid.TryParse(user.FindFirst(ClaimTypes.NameIdentifier)?.Value, out var accountId)) return null;
        var account = await db.Users.Where(u => u.Id == accountId && u.IsActive)
            .Select(u => new KnownAccount(u.DisplayName, u.SecurityStamp, u.MustChangePassword)).SingleOrDefaultAsync();
        if (account is null || account.SecurityStamp != user.FindFirst(stampClaim)?.Value) return null;

        var grants = await (
            from assignment in db.RoleAssignments
            join unit in db.OrgUnits on assignment.OrgUnitId equals unit.Id
            where assignment.AccountId == accountId
            select new RoleGrant(assignment.Role, unit.Id, unit.Path, unit.Name)).ToListAsync();
        var here = grants.Where(g => row?.Roles.Contains(g.Role) == true).ToList();
        var seesAll = false;
        var offices = new HashSet<Guid>();
        if (here.Count > 0)
        {
            var units = await db.OrgUnits.Select(u => new { u.Id, u.Path, u.ParentId }).ToListAsync();
            // A role at one state reaches that state; with several states in one installation, everything takes a role at each.
            seesAll = units.Where(u => u.ParentId is null).All(root => here.Exists(g => g.OrgUnitId == root.Id));
            if (!seesAll) offices.UnionWith(units.Where(u => here.Exists(g => u.Path.StartsWith(g.Path, StringComparison.Ordinal))).Select(u => u.Id));
        }
        actor.Become(accountId, account.DisplayName, grants, here.Select(g => g.Role).ToHashSet(), offices, seesAll);
        return account;
    }

    private sealed record KnownAccount(string DisplayName, string? SecurityStamp, bool MustChangePassword);
}
