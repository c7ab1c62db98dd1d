using System.Text.Json;

namespace Milepost.App.Features.Api;

/// <summary>Answers something that was read, with its tag; whoever has it already is told that it still holds.</summary>
public static class ApiAnswer
{
    /// <param name="tag">Null: a hash of the answer.</param>
    public static IResult Of<T>(HttpContext http, T value, string? tag = null) => OfBytes(http, JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Writing), "application/json; charset=utf-8", tag);

    public static IResult OfBytes(HttpContext http, byte[] bytes, string contentType, string? tag = null)
    {
        tag ??= ApiTag.OfBytes(bytes);
        return IsKnown(http, tag) ? NotModified : Results.Bytes(bytes, contentType);
    }

    /// <summary>Whether the reader has what bears this tag: asked before the rest is read.</summary>
    public static bool IsKnown(HttpContext http, string tag)
    {
        http.Response.Headers.ETag = tag;
        return ApiTag.IsKnown(http.Request, tag);
    }

    public static IResult NotModified { get; } = Results.StatusCode(StatusCodes.Status304NotModified);
}
