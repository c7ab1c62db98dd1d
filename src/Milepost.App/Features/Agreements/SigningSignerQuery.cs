using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements;

/// <summary>
/// Who may read and sign a request: the participant who is signed in, or the one device that was given the request's session by its
/// link or by the career planner. That device sees this request and nothing else.
/// </summary>
public sealed class SigningSignerQuery(MilepostDb db, Actor actor, AgencyTime time)
{
    public const string Cookie = "milepost-signing";

    /// <returns>Null for anybody else: to them the request does not exist.</returns>
    public async Task<ParticipantSigner?> HandleAsync(HttpContext http, Guid requestId, CancellationToken ct)
    {
        if (await db.SignatureRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return null;
        // Whoever is signed in acts as the account: a career planner who signs in again on a device that was handed over is no participant.
        if (!actor.IsSignedIn && http.Request.Cookies[Cookie] is { Length: > 0 } secret && request.SessionFits(OneTimeSecret.HashOf(secret), time.Now) && request.SessionIdentifiedBy is { } by)
        {
            var name = await db.Participants.AsNoTracking().Where(p => p.Id == request.ParticipantId).Select(p => p.Name).SingleAsync(ct);
            actor.BecomeCustomer(null, name, request.ParticipantId);
            return new(requestId, request.ParticipantId, null, by, by == Identification.InPerson ? request.HandedOverBy : null);
        }
        if (actor.CustomerOf != request.ParticipantId || actor.AccountId is not { } account) return null;

        return new(requestId, request.ParticipantId, account, await IdentifiedAsync(db, account, ct), null);
    }

    /// <summary>How somebody with an account who is signed in was known.</summary>
    internal static async Task<Identification> IdentifiedAsync(MilepostDb db, Guid? accountId, CancellationToken ct) =>
        await db.Users.AnyAsync(u => u.Id == accountId && u.TwoFactorEnabled, ct) ? Identification.PasswordAndSecondStep : Identification.Password;

    /// <summary>How the matter ended, for the device that had it before it; null for any other.</summary>
    public async Task<SigningEnd?> EndAsync(HttpContext http, Guid requestId, CancellationToken ct)
    {
        if (actor.IsSignedIn || http.Request.Cookies[Cookie] is not { Length: > 0 } secret) return null;
        if (await db.SignatureRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request || !request.SessionWas(OneTimeSecret.HashOf(secret))) return null;
        return SigningEnd.Of(request);
    }

    /// <summary>Gives this device the request, and takes away whatever else it was signed in to: a tablet that is handed over shows nothing else.</summary>
    public static async Task StartAsync(HttpContext http, OneTimeSecret session)
    {
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        http.Response.Cookies.Append(Cookie, session.Text,
            new() { MaxAge = SignatureRequest.SessionLifespan, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/sign" });
    }
}

/// <summary>What is told on a device whose turn is over.</summary>
/// <param name="StaffNext">Where the career planner goes on, on the office's own device; else null.</param>
public sealed record SigningEnd(SigningEnd.Way How, string? StaffNext)
{
    public enum Way { Signed, Answered, Over }

    public static SigningEnd Of(SignatureRequest request)
    {
        var how = request.Step switch
        {
            SigningStep.ParticipantSigned or SigningStep.Signed => Way.Signed,
            SigningStep.Declined => Way.Answered,
            _ => Way.Over,
        };
        var next = how == Way.Signed ? SigningPaths.Staff(request.ParticipantId, request.PlanId, request.Id) + "/sign" : SigningPaths.Plan(request.ParticipantId, request.PlanId);
        return new(how, request.SessionIdentifiedBy == Identification.InPerson ? next : null);
    }
}
