using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;

namespace Milepost.App.Features.Api.Tokens;

public enum TokenState { Active, Expired, Revoked }

public sealed record TokenRow(Guid Id, string Email, string Name, ApiScopes Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateOnly? LastUsedOn, TokenState State);

/// <summary>The tokens of an account, newest first; never their secrets.</summary>
public sealed class TokensQuery(MilepostDb db, Actor actor)
{
    public async Task<IReadOnlyList<TokenRow>> OwnAsync(CancellationToken ct) =>
        actor.AccountId is { } own ? await ReadAsync(db.ApiTokens.Where(t => t.AccountId == own), ct) : [];

    /// <summary>Of somebody whose account the reader keeps; empty for everybody else's.</summary>
    public async Task<IReadOnlyList<TokenRow>> OfAsync(Guid accountId, CancellationToken ct) =>
        AccountReach.Of(actor).Keeps((await AccountRoles.OfAsync(db, accountId, ct)).Held()) ? await ReadAsync(db.ApiTokens.Where(t => t.AccountId == accountId), ct) : [];

    /// <summary>Everybody's, for the operator.</summary>
    public async Task<IReadOnlyList<TokenRow>> AllAsync(CancellationToken ct) =>
        actor is { AccountId: null, SeesAll: true } ? await ReadAsync(db.ApiTokens, ct) : [];

    private async Task<IReadOnlyList<TokenRow>> ReadAsync(IQueryable<ApiToken> tokens, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        var rows = await (
            from token in tokens.AsNoTracking()
            join account in db.Users on token.AccountId equals account.Id
            orderby token.CreatedAt descending, token.Id
            select new { Token = token, account.Email }).ToListAsync(ct);
        return [.. rows.Select(row => new TokenRow(row.Token.Id, row.Email!, row.Token.Name, row.Token.Scopes, row.Token.CreatedAt, row.Token.ExpiresAt, row.Token.LastUsedOn,
            row.Token.RevokedAt is not null ? TokenState.Revoked : row.Token.ExpiresAt <= now ? TokenState.Expired : TokenState.Active))];
    }
}
