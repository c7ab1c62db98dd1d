using System.Text.Json;

namespace Milepost.App.Features.Api;

/// <summary>Whatever goes wrong under /api is answered as a problem in JSON, never as a page.</summary>
public sealed partial class ApiErrorsMiddleware(RequestDelegate next, ILogger<ApiErrorsMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        ApiProblem? problem = null;
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            problem = Of(e);
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogFailed(e, http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            problem = ApiProblem.Of(StatusCodes.Status500InternalServerError, "unforeseen", "Something went wrong on our side. Nothing was changed; try again, and tell your administrator if it goes on.");
        }
        if (http.Response.HasStarted) return;
        if (problem is null && http.Response is { StatusCode: >= 400, ContentType: null, ContentLength: null }) problem = ApiProblem.Of(http.Response.StatusCode);
        if (problem is not null) await problem.WriteAsync(http);
    }

    private static ApiProblem Of(BadHttpRequestException e) => e.InnerException switch
    {
        JsonException json => ApiJson.ProblemOf(json),
        _ when e.StatusCode != StatusCodes.Status400BadRequest => ApiProblem.Of(e.StatusCode),
        _ => ApiProblem.Of(StatusCodes.Status400BadRequest, "request.unreadable", e.Message),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed.")]
    private partial void LogFailed(Exception e, string method, string? route);
}
