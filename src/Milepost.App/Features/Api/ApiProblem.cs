using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Milepost.Domain;

namespace Milepost.App.Features.Api;

/// <summary>Why the API refused, as RFC 9457 has it, with a code for programs and every single thing that is wrong.</summary>
public sealed record ApiProblem
{
    public const string ContentType = "application/problem+json";

    private ApiProblem(int status, string code, string detail, IReadOnlyList<ApiProblemPart> problems) =>
        (Status, Title, Code, Detail, Problems) = (status, ReasonPhrases.GetReasonPhrase(status), code, detail, problems);

    /// <summary>Always "about:blank": what kind of problem it is says the code.</summary>
    public string Type => "about:blank";

    /// <summary>The HTTP status in words.</summary>
    public string Title { get; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>What went wrong and what to do next, for people.</summary>
    public string Detail { get; }

    /// <summary>Stable name of the first problem, like "plan.no-open-goal".</summary>
    public string Code { get; }

    /// <summary>Everything that is wrong, each with its code and, where there is one, its field.</summary>
    public IReadOnlyList<ApiProblemPart> Problems { get; }

    public static ApiProblem Of(IReadOnlyList<Problem> problems) => new(
        StatusOf(problems[0].Kind), problems[0].Code, string.Join(' ', problems.Select(p => p.Message).Distinct()),
        [.. problems.Select(p => new ApiProblemPart(p.Code, FieldOf(p.Field), p.Message))]);

    public static ApiProblem Of(Problem problem) => Of([problem]);

    public static ApiProblem Of(int status, string code, string detail, string? field = null) => new(status, code, detail, [new(code, field, detail)]);

    public static ApiProblem NotThere { get; } = Of(StatusCodes.Status404NotFound, "not-found", "There is nothing at this address, or it is not yours to see.");

    /// <summary>For an answer that came without words.</summary>
    public static ApiProblem Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotThere,
        StatusCodes.Status405MethodNotAllowed => Of(status, "method-not-allowed", "This address does not take this method. The Allow header names those it takes."),
        StatusCodes.Status413PayloadTooLarge => Of(status, "body-too-large", "The body is larger than this address takes."),
        StatusCodes.Status415UnsupportedMediaType => Of(status, "media-type", "Send JSON, with Content-Type: application/json."),
        _ => Of(status, "refused", $"The request was refused: {ReasonPhrases.GetReasonPhrase(status)}."),
    };

    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>"Note.OccurredOn" of a form is "note.occurredOn" of a body.</summary>
    public static string? FieldOf(string? field) => string.IsNullOrEmpty(field) ? null : string.Join('.', field.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    public IResult ToResult() => Results.Json(this, contentType: ContentType, statusCode: Status);

    public Task WriteAsync(HttpContext http) => ToResult().ExecuteAsync(http);
}

/// <param name="Field">Where in the body or the query: "occurredOn", "rows[0].amount".</param>
public sealed record ApiProblemPart(string Code, string? Field, string Message);
