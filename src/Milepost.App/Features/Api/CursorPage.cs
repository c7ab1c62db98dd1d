using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Milepost.App.Features.Api;

/// <summary>A part of a list. What is added or leaves meanwhile neither shifts nor repeats what comes next.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Next">Give it as <c>cursor</c> for what follows; null at the end of the list.</param>
public sealed record CursorPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Cuts lists into pages.</summary>
public static class CursorPage
{
    /// <param name="rows">One more than <paramref name="limit"/> were asked for, to know whether there are more.</param>
    /// <param name="keyOf">The columns that the list is ordered by, of its last row.</param>
    public static CursorPage<T> Of<T>(IReadOnlyList<T> rows, int limit, Func<T, string?[]> keyOf) =>
        rows.Count <= limit ? new(rows, null) : new([.. rows.Take(limit)], Cursor.Write(keyOf(rows[limit - 1])));
}

/// <summary>Where a list goes on: the key of the last row that was given. Programs hand it back as it is.</summary>
public static class Cursor
{
    public static string Write(string?[] key) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(key));

    /// <summary>The key that is in it; null when it is none of ours.</summary>
    public static string[]? Read(string cursor, int columns)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor))) is { } key && key.Length == columns ? key : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>Which part of a list is asked for.</summary>
/// <param name="After">The key of the row before; null from the beginning.</param>
public sealed record PageAsked(string[]? After, int Limit)
{
    public const int Usual = 50;

    public const int Most = 500;

    /// <summary>For the description of a list.</summary>
    public static QueryPart[] Query(int usual = Usual) =>
    [
        new("cursor", "Where to go on: \"next\" of the answer before.", typeof(string)),
        new("limit", $"How many at a time, at most {Most}; {usual} without it.", typeof(int)),
    ];

    public static ApiProblem? TryRead(string? cursor, int? limit, int columns, out PageAsked asked, int usual = Usual)
    {
        asked = new(null, limit ?? usual);
        if (limit is < 1 or > Most) return ApiProblem.Of(StatusCodes.Status400BadRequest, "query.limit", $"Ask for 1 to {Most} at a time.", "limit");
        if (string.IsNullOrEmpty(cursor)) return null;
        if (Cursor.Read(cursor, columns) is not { } key) return ApiProblem.Of(StatusCodes.Status400BadRequest, "query.cursor", "Give the cursor as the answer before had it in \"next\".", "cursor");
        asked = asked with { After = key };
        return null;
    }

    /// <summary>The page, with the address of the next one in the Link header too.</summary>
    public static IResult Answer<T>(HttpContext http, CursorPage<T> page)
    {
        if (page.Next is { } next)
        {
            var query = QueryString.Create(http.Request.Query.Where(pair => pair.Key != "cursor").SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value))).Append(new("cursor", next)));
            http.Response.Headers.Link = $"<{http.Request.PathBase}{http.Request.Path}{query}>; rel=\"next\"";
        }
        return ApiAnswer.Of(http, page);
    }
}
