namespace Milepost.App.Features.Api.Tokens;

/// <summary>What a token may be used for. It never widens what its account may do; it narrows it.</summary>
[Flags]
public enum ApiScopes
{
    None = 0,

    /// <summary>Reading what the account may read.</summary>
    Read = 1,

    /// <summary>Changing records and lists as the account may.</summary>
    Write = 2,

    /// <summary>Keeping accounts, the organization and the program itself, for accounts that may.</summary>
    Admin = 4,
}

/// <summary>
/// A secret with which a program acts as an account, until a day. The secret itself is not stored. What it may do is asked of the account's
/// roles with every request, so that whoever leaves takes the tokens along.
/// </summary>
public sealed class ApiToken
{
    public const int NameMaxLength = 80;

    public Guid Id { get; init; } = Domain.RecordId.New();

    public required Guid AccountId { get; init; }

    /// <summary>What it is for; the history names it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, in hexadecimal; a request is looked up by it.</summary>
    public required string Sha256 { get; init; }

    public required ApiScopes Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>The last day it was used, so that one nobody needs any more is found.</summary>
    public DateOnly? LastUsedOn { get; set; }
}

/// <summary>How scopes are written on the command line, in answers and in the refusal of a token: <c>read write</c>.</summary>
public static class ApiScopeWords
{
    public static IReadOnlyList<ApiScopes> All { get; } = [ApiScopes.Read, ApiScopes.Write, ApiScopes.Admin];

    public static string Of(ApiScopes scopes) => string.Join(' ', Each(scopes));

    public static IReadOnlyList<string> Each(ApiScopes scopes) => [.. All.Where(scope => scopes.HasFlag(scope)).Select(Domain.CodeWords.Of)];

    /// <summary>Reads "read,write"; null when a word is none of the scopes, or there is none.</summary>
    public static ApiScopes? Read(string text)
    {
        var scopes = ApiScopes.None;
        foreach (var word in text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (All.FirstOrDefault(scope => Domain.CodeWords.Of(scope) == word) is var known && known == ApiScopes.None) return null;
            scopes |= known;
        }
        return scopes == ApiScopes.None ? null : scopes;
    }
}
