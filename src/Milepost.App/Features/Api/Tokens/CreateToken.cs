using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Api.Tokens;

/// <summary>Makes a token with which a program acts as a person of the staff.</summary>
public sealed record CreateToken(Guid AccountId, string Name, ApiScopes Scopes, int Days)
{
    /// <summary>A token is renewed once a year at least, so that one that got into wrong hands does not work for ever.</summary>
    public const int MostDays = 366;

    public const int UsualDays = 90;
}

/// <param name="Secret">Told once; it cannot be read again.</param>
public sealed record NewToken(Guid Id, string Name, string Secret, string Scopes, DateTimeOffset ExpiresAt);

public sealed class CreateTokenHandler(MilepostDb db, Actor actor)
{
    /// <summary>Lets people, and programs that look for secrets in files, tell what it is.</summary>
    public const string Prefix = "mp_";

    public Task<Result<NewToken>> HandleAsync(CreateToken command, CancellationToken ct) => db.ChangeAsync<NewToken>(async () =>
    {
        // Somebody else's token would act in that person's name: only the operator makes those.
        if (actor.AccountId != command.AccountId && actor is not { AccountId: null, SeesAll: true }) return AccountProblems.NotFound;
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == command.AccountId, ct) is not { } account) return AccountProblems.NotFound;
        if (Check(command, account) is { Count: > 0 } problems) return problems;

        var secret = OneTimeSecret.Create();
        var (text, now) = (Prefix + secret.Text, db.Clock.GetUtcNow());
        var token = new ApiToken
        {
            AccountId = account.Id, Name = command.Name.Trim(), Sha256 = OneTimeSecret.HashOf(text), Scopes = command.Scopes, CreatedAt = now, ExpiresAt = now.AddDays(command.Days),
        };
        db.ApiTokens.Add(token);
        await db.NoteAboutAsync(account, "account.token-created",
            $"API token \"{token.Name}\" of {account.DisplayName} made for {command.Days} days, to {string.Join(" and ", ApiScopeWords.Each(token.Scopes))}", ct);
        return new NewToken(token.Id, token.Name, text, ApiScopeWords.Of(token.Scopes), token.ExpiresAt);
    }, ct);

    private static List<Problem> Check(CreateToken command, UserAccount account)
    {
        var problems = new List<Problem>();
        if (account.ParticipantId is not null || account.PartnerId is not null) problems.Add(TokenProblems.NotStaff);
        else if (!account.IsActive) problems.Add(TokenProblems.Inactive);
        if (string.IsNullOrWhiteSpace(command.Name)) problems.Add(TokenProblems.NameMissing);
        else if (command.Name.Trim().Length > ApiToken.NameMaxLength) problems.Add(TokenProblems.NameTooLong);
        if (command.Scopes == ApiScopes.None) problems.Add(TokenProblems.ScopesMissing);
        if (command.Days is < 1 or > CreateToken.MostDays) problems.Add(TokenProblems.Days);
        return problems;
    }
}

public static class TokenProblems
{
    public static readonly Problem NotFound = new("token.not-found", ProblemKind.NotFound, "There is no such token.");

    public static readonly Problem NotStaff = new("token.not-staff", ProblemKind.Invalid, "Tokens are for accounts of the staff. Name the account of somebody who has a role.");

    public static readonly Problem Inactive = new("token.inactive", ProblemKind.Conflict, "This account is deactivated. Activate it first, then make a token.");

    public static readonly Problem NameMissing = new("token.name-missing", ProblemKind.Invalid, "Enter what the token is for, such as: nightly load.", "Name");

    public static readonly Problem NameTooLong = new("token.name-too-long", ProblemKind.Invalid, $"Use {ApiToken.NameMaxLength} characters or fewer.", "Name");

    public static readonly Problem ScopesMissing = new("token.scopes-missing", ProblemKind.Invalid, "Choose at least one thing that the token may be used for.", "Scopes");

    public static readonly Problem Days = new("token.days", ProblemKind.Invalid, $"Enter a number of days from 1 to {CreateToken.MostDays}.", "Days");
}
