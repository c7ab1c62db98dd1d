using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Milepost.App.Access;
using Milepost.App.Features.Documents;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Api.Commands;

/// <summary>
/// One request that changes something: makes the command of address, body and version, calls the handler that the page calls, and answers.
/// A request that bears a key is done once, however often it is sent.
/// </summary>
internal static class CommandRequest
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>The longest note a record takes is a tenth of it.</summary>
    public const int LargestBody = 1024 * 1024;

    /// <summary>A body with a file in it: the largest file that packs allow, in base 64.</summary>
    public const int LargestBodyWithFile = 20 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    public static RequestDelegate For(CommandTaker handler, CommandShape shape, bool adds) =>
        (RequestDelegate)typeof(CommandRequest).GetMethod(nameof(Make), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(handler.Handler, handler.Command, handler.Answer).Invoke(null, [handler, shape, adds])!;

    private static RequestDelegate Make<THandler, TCommand, TAnswer>(CommandTaker handler, CommandShape shape, bool adds) where THandler : notnull
    {
        var call = handler.Method.CreateDelegate<Func<THandler, TCommand, CancellationToken, Task<Result<TAnswer>>>>();
        var largest = shape.Body.Any(m => m.Type == typeof(UploadedFile)) ? LargestBodyWithFile : LargestBody;
        return async http =>
        {
            var (bytes, problem) = await ReadBodyAsync(http, largest);
            JsonObject? body = null;
            if (problem is null) body = Parse(http.Request, bytes, out problem);
            string? version = null;
            if (problem is null) version = ApiTag.VersionIn(http.Request, out problem);
            if (problem is null && version is not null && shape.Version is null)
                problem = ApiProblem.Of(StatusCodes.Status400BadRequest, "if-match.not-taken", "This address changes nothing that has a version. Leave If-Match out.");
            object? command = null;
            if (problem is null) command = shape.Read(body!, http.Request.RouteValues, version, ApiJson.Reading, out problem);
            if (problem is not null)
            {
                await problem.WriteAsync(http);
                return;
            }
            var at = adds ? $"{http.Request.PathBase}{Address(http)}" : null;
            await AnswerAsync(http, bytes, value => CommandAnswers.Answer(value, at),
                async () => Boxed(await call(http.RequestServices.GetRequiredService<THandler>(), (TCommand)command!, http.RequestAborted)));
        };
    }

    private static Result<object?> Boxed<T>(Result<T> result) => result.IsDone ? Result<object?>.Of(result.Value) : result.As<object?>();

    /// <summary>Does it, or gives the answer that the same request got before.</summary>
    /// <param name="sent">The body, by which a repeat is told from another request.</param>
    public static async Task AnswerAsync(HttpContext http, ReadOnlyMemory<byte> sent, Func<object?, AnswerToKeep> answer, Func<Task<Result<object?>>> act)
    {
        var actor = http.RequestServices.GetRequiredService<Actor>();
        if (KeyOf(http.Request, out var unreadable) is { } key)
            actor.Keyed = new(actor.TokenId ?? Guid.Empty, key, HashOf(http.Request, sent.Span), answer);
        else if (unreadable is not null)
        {
            await unreadable.WriteAsync(http);
            return;
        }
        try
        {
            var result = await act();
            if (!result.IsDone) await ApiProblem.Of(result.Problems).WriteAsync(http);
            else await WriteAsync(http, answer(result.Value));
        }
        catch (RepeatedRequestException repeated)
        {
            if (repeated.Answer.RequestSha256 != actor.Keyed!.RequestSha256)
            {
                await ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "idempotency.other-request",
                    $"This {KeyHeader} was used for another request. Use a new key for each thing to do, and the same one only to send the same again.").WriteAsync(http);
                return;
            }
            http.Response.Headers[ReplayedHeader] = "true";
            await WriteAsync(http, new(repeated.Answer.Status, repeated.Answer.Location, repeated.Answer.ETag, repeated.Answer.Body));
        }
    }

    public static async Task<(byte[] Bytes, ApiProblem? Problem)> ReadBodyAsync(HttpContext http, int largest)
    {
        var request = http.Request;
        if (request.ContentLength > largest) return ([], TooLarge(largest));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = largest;
        using var bytes = new MemoryStream((int)(request.ContentLength ?? 1024));
        await request.Body.CopyToAsync(bytes, http.RequestAborted);
        return bytes.Length > largest ? ([], TooLarge(largest)) : (bytes.ToArray(), null);
    }

    private static ApiProblem TooLarge(int largest) => ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, "body.too-large", $"The body is larger than the {largest / 1024:N0} KB that this address takes.");

    private static JsonObject? Parse(HttpRequest request, byte[] bytes, out ApiProblem? problem)
    {
        problem = null;
        if (bytes.Length == 0) return [];
        if (!request.HasJsonContentType())
        {
            problem = ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType);
            return null;
        }
        try
        {
            if (JsonNode.Parse(bytes, null, Strict) is JsonObject body) return body;
            problem = ApiProblem.Of(StatusCodes.Status400BadRequest, "body.unreadable", "The body must be one JSON object.");
        }
        catch (JsonException e)
        {
            problem = ApiProblem.Of(StatusCodes.Status400BadRequest, "body.unreadable", $"The body is no JSON: {ApiJson.WordsOf(e)}");
        }
        return null;
    }

    private static string? KeyOf(HttpRequest request, out ApiProblem? problem)
    {
        problem = null;
        var header = request.Headers[KeyHeader].ToString().Trim();
        if (header.Length == 0 && !request.Headers.ContainsKey(KeyHeader)) return null;
        // The draft standard writes it as a quoted string; most programs send it bare.
        if (header is ['"', .. var quoted, '"']) header = quoted;
        if (header.Length is > 0 and <= KeptAnswer.KeyMaxLength && header.All(c => c is > ' ' and < (char)127)) return header;
        problem = ApiProblem.Of(StatusCodes.Status400BadRequest, "idempotency.key", $"Give 1 to {KeptAnswer.KeyMaxLength} letters, digits or signs as {KeyHeader}, such as a new UUID.");
        return null;
    }

    private static string HashOf(HttpRequest request, ReadOnlySpan<byte> sent)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {Address(request.HttpContext)}{request.QueryString} {request.Headers.IfMatch}\n"));
        hash.AppendData(sent);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The address with ids, however the sender wrote them.</summary>
    private static string Address(HttpContext http)
    {
        var pattern = ((RouteEndpoint)http.GetEndpoint()!).RoutePattern;
        return "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
            part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter ? Uri.EscapeDataString($"{http.Request.RouteValues[parameter.Name]}")
            : part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : ""))));
    }

    private static async Task WriteAsync(HttpContext http, AnswerToKeep answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        if (answer.Location is { } location) response.Headers.Location = location;
        if (answer.ETag is { } tag) response.Headers.ETag = tag;
        if (answer.Body is null) return;
        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(answer.Body, http.RequestAborted);
    }
}
