using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Api.Tokens;

/// <summary>Ends a token: the next request with it is refused.</summary>
public sealed record RevokeToken(Guid TokenId);

public sealed class RevokeTokenHandler(MilepostDb db, Actor actor)
{
    public Task<Result<Done>> HandleAsync(RevokeToken command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == command.TokenId, ct) is not { } token) return TokenProblems.NotFound;
        // Whoever keeps the account may end what acts in its name.
        if (token.AccountId != actor.AccountId && !AccountReach.Of(actor).Keeps((await AccountRoles.OfAsync(db, token.AccountId, ct)).Held())) return TokenProblems.NotFound;
        if (token.RevokedAt is not null) return Done.It;

        token.RevokedAt = db.Clock.GetUtcNow();
        var account = await db.Users.SingleAsync(u => u.Id == token.AccountId, ct);
        await db.NoteAboutAsync(account, "account.token-revoked", $"API token \"{token.Name}\" of {account.DisplayName} revoked", ct);
        return Done.It;
    }, ct);
}
