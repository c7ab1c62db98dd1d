using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Api;
using Milepost.App.Features.Api.Tokens;
using Milepost.App.Store;
using Milepost.App.Web.Languages;

namespace Milepost.App.Access;

/// <summary>
/// Who a request to the API acts as: the account of its token, with the roles and the reach that it has now, as far as the token's scopes go.
/// A cookie opens nothing here, so no page of another site can make a browser send such a request.
/// </summary>
internal static class TokenAccess
{
    private const string Scheme = "Bearer ";

    /// <returns>Why the request is refused; null when it may go on.</returns>
    public static async Task<ApiProblem?> AdmitAsync(HttpContext http, Actor actor, MilepostDb db, AgencyTime time, KnownOrganization organization, AccessRow? row)
    {
        LanguageSetup.ReadEnglish();
        // People's records stay in no cache on the way; whoever keeps an answer asks with its tag whether it still holds.
        http.Response.Headers.CacheControl = "no-store";
        if (row is null) return ApiProblem.NotThere;
        if (row.Anyone) return null;

        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0) return Unauthorized(http, null, "token.missing", "Send a token: Authorization: Bearer mp_... . milepost token create makes one.");
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return Unauthorized(http, "invalid_request", "token.missing", "Send the token as Authorization: Bearer mp_... .");
        if (await FindAsync(db, header[Scheme.Length..].Trim(), http.RequestAborted) is not { IsActive: true } token)
            return Unauthorized(http, "invalid_token", "token.unknown", "This token is not known, or its account is deactivated.");
        if (token.RevokedAt is not null) return Unauthorized(http, "invalid_token", "token.revoked", "This token was revoked. Make a new one.");
        if (token.ExpiresAt <= time.Now) return Unauthorized(http, "invalid_token", "token.expired", "This token has expired. Make a new one.");

        actor.BecomeByToken(token.Id, token.Name, token.AccountId, token.DisplayName, await organization.ReachAsync(db, token.AccountId, row, time.Today, token.OrganizationVersion, http.RequestAborted));
        if (!row.SignedIn && actor.Roles.Count == 0) return ApiProblem.NotThere;
        var needed = http.GetEndpoint()?.Metadata.GetMetadata<NeededScope>()?.Scope
            ?? (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? ApiScopes.Read : ApiScopes.Write);
        if (!token.Scopes.HasFlag(needed))
        {
            http.Response.Headers.WWWAuthenticate = $"Bearer realm=\"Milepost\", error=\"insufficient_scope\", scope=\"{ApiScopeWords.Of(needed)}\"";
            return ApiProblem.Of(StatusCodes.Status403Forbidden, "token.scope", $"This token may not do that: it takes the scope \"{ApiScopeWords.Of(needed)}\", and the token has \"{ApiScopeWords.Of(token.Scopes)}\".");
        }
        if (token.LastUsedOn != time.Today) await NoteUseAsync(db, token.Id, time.Today, http.RequestAborted);
        return null;
    }

    /// <summary>The token, its account and whether the organization changed, in one question to the database.</summary>
    private static Task<KnownToken?> FindAsync(MilepostDb db, string secret, CancellationToken ct)
    {
        var hash = OneTimeSecret.HashOf(secret);
        return (
            from token in db.ApiTokens.AsNoTracking()
            where token.Sha256 == hash
            join account in db.Users on token.AccountId equals account.Id
            select new KnownToken(token.Id, token.Name, token.Scopes, token.ExpiresAt, token.RevokedAt, token.LastUsedOn, account.Id, account.DisplayName, account.IsActive,
                db.HistoryHeads.Where(head => head.Chain == MilepostDb.Organization).Select(head => head.Length).FirstOrDefault())).SingleOrDefaultAsync(ct);
    }

    /// <summary>Once a day; it changes nobody's record, so it is no part of any history.</summary>
    private static Task NoteUseAsync(MilepostDb db, Guid tokenId, DateOnly today, CancellationToken ct) =>
        db.ApiTokens.Where(t => t.Id == tokenId && (t.LastUsedOn == null || t.LastUsedOn < today)).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedOn, today), ct);

    private static ApiProblem Unauthorized(HttpContext http, string? error, string code, string words)
    {
        http.Response.Headers.WWWAuthenticate = error is null ? "Bearer realm=\"Milepost\"" : $"Bearer realm=\"Milepost\", error=\"{error}\", error_description=\"{words}\"";
        return ApiProblem.Of(StatusCodes.Status401Unauthorized, code, words);
    }

    private sealed record KnownToken(
        Guid Id, string Name, ApiScopes Scopes, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateOnly? LastUsedOn, Guid AccountId, string DisplayName, bool IsActive, long OrganizationVersion);
}
