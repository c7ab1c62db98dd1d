using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Api;
using Milepost.App.Features.Drafts;
using Milepost.App.Store;
using Milepost.App.Web.Languages;

namespace Milepost.App.Access;

/// <summary>
/// Looks every request up in the access table and tells the rest of the request who acts and which offices are within reach.
/// Someone not signed in is sent to sign in; a route that is not for this person looks like one that does not exist. Pages take the
/// cookie of whoever signed in, the API takes tokens (<see cref="TokenAccess"/>).
/// </summary>
public sealed class AccessMiddleware(RequestDelegate next)
{
    private static readonly HashSet<string> OpenBeforeNewPassword = [AccountsPaths.Password, AccountsPaths.KeepAlive];

    /// <summary>Open to anyone, but meant for staff alone: written in English only. So are the pages of partners.</summary>
    private static readonly HashSet<string> StaffDoors = [AccountsPaths.SetUp, "/reset-password"];

    public async Task InvokeAsync(HttpContext http, Actor actor, MilepostDb db, AgencyTime time, KnownOrganization organization, IOptions<IdentityOptions> identity)
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
        if (ApiRoutes.Has(route ?? http.Request.Path.Value))
        {
            // Where only the method is wrong there is no route; the framework says which ones there are.
            if (route is null || await TokenAccess.AdmitAsync(http, actor, db, time, organization, row) is not { } refusal) await next(http);
            else await refusal.WriteAsync(http);
            return;
        }
        var isSignedIn = http.User.Identity?.IsAuthenticated == true;
        var (mustChangePassword, kind) = (false, AccountKind.Staff);
        if (isSignedIn)
        {
            if (await KnowAsync(http.User, db, organization, actor, time.Today, row, identity.Value.ClaimsIdentity.SecurityStampClaimType) is { } known)
                (mustChangePassword, kind) = (known.MustChangePassword, known.Kind);
            else
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
                isSignedIn = false;
            }
        }

        if (row is null) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        if (!IsReadByCustomers(row, isStaff: isSignedIn && kind == AccountKind.Staff)) LanguageSetup.ReadEnglish();
        if (!row.Anyone && !isSignedIn)
        {
            await LateForms.SendToSignInAsync(http, route!);
            return;
        }
        if (!row.Anyone && !MayEnter(row, kind, actor)) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        if (!row.Anyone && mustChangePassword && !OpenBeforeNewPassword.Contains(route!))
        {
            await LateForms.KeepAsync(http, actor.AccountId!.Value);
            http.Response.Redirect($"{AccountsPaths.Password}?returnUrl={Uri.EscapeDataString(await LateForms.ReturnUrlAsync(http.Request, route!))}");
            return;
        }
        await next(http);
    }

    private static bool MayEnter(AccessRow row, AccountKind kind, Actor actor) => kind switch
    {
        AccountKind.Customer => row.Customer,
        AccountKind.Partner => row.Partner,
        _ => row.SignedIn || actor.Roles.Count > 0,
    };

    /// <summary>What anyone may open is read in the language chosen on the device, also on the one that staff hand to a customer.</summary>
    private static bool IsReadByCustomers(AccessRow row, bool isStaff) => row.Route.StartsWith("/status/", StringComparison.Ordinal) ? !isStaff : row.Customer || (row.Anyone && !StaffDoors.Contains(row.Route) && !row.Route.StartsWith("/partner/", StringComparison.Ordinal));

    /// <summary>
    /// Asks for the account and what holds of its roles with every request, so that taking a role away, deactivating the account or setting a new
    /// password elsewhere works at once. Null when this sign-in no longer counts.
    /// </summary>
    private static async Task<KnownAccount?> KnowAsync(ClaimsPrincipal user, MilepostDb db, KnownOrganization organization, Actor actor, DateOnly today, AccessRow? row, string stampClaim)
    {
        if (!Guid.TryParse(user.FindFirst(ClaimTypes.NameIdentifier)?.Value, out var accountId)) return null;
        var account = await db.Users.Where(u => u.Id == accountId && u.IsActive)
            .Select(u => new KnownAccount(u.DisplayName, u.SecurityStamp, u.MustChangePassword, u.ParticipantId, u.PartnerId,
                db.HistoryHeads.Where(head => head.Chain == MilepostDb.Organization).Select(head => head.Length).FirstOrDefault())).SingleOrDefaultAsync();
        if (account is null || account.SecurityStamp != user.FindFirst(stampClaim)?.Value) return null;

        if (account.ParticipantId is { } participantId)
        {
            actor.BecomeCustomer(accountId, account.DisplayName, row?.Customer == true ? participantId : null);
            return account;
        }
        if (account.PartnerId is { } partnerId)
        {
            // A partner that takes no referrals any more still ends what it began.
            if (await db.Partners.Where(p => p.Id == partnerId).Select(p => p.Details.Name).SingleOrDefaultAsync() is not { } partner) return null;
            actor.BecomePartner(accountId, $"{account.DisplayName} ({partner})", partnerId);
            return account;
        }
        var reach = await organization.ReachAsync(db, accountId, row, today, account.OrganizationVersion, CancellationToken.None);
        actor.Become(accountId, account.DisplayName, reach);
        return account;
    }

    private sealed record KnownAccount(string DisplayName, string? SecurityStamp, bool MustChangePassword, Guid? ParticipantId, Guid? PartnerId, long OrganizationVersion)
    {
        public AccountKind Kind => ParticipantId is not null ? AccountKind.Customer : PartnerId is not null ? AccountKind.Partner : AccountKind.Staff;
    }

    private enum AccountKind { Staff, Customer, Partner }
}
