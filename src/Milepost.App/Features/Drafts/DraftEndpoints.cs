using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Milepost.App.Access;

namespace Milepost.App.Features.Drafts;

/// <summary>Where the browser sends what is being typed.</summary>
public static class DraftEndpoints
{
    public static void MapDraftEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/drafts", async (HttpContext http, IAntiforgery forgery, Actor actor, SaveDraftHandler save, CancellationToken ct) =>
        {
            if (!await forgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var form = await http.Request.ReadFormAsync(ct);
            Dictionary<string, string[]>? fields;
            try
            {
                fields = JsonSerializer.Deserialize<Dictionary<string, string[]>>(form["fields"].ToString());
            }
            catch (JsonException)
            {
                fields = null;
            }
            if (fields is null) return Results.BadRequest();
            var result = await save.HandleAsync(new(actor.AccountId!.Value, form["path"].ToString(), fields), ct);
            return result.IsDone ? Results.Json(new { savedAt = result.Value }) : Results.Problem(result.Problem!.Message, statusCode: StatusCodes.Status400BadRequest);
        });

        routes.MapPost("/drafts/discard", async (HttpContext http, IAntiforgery forgery, Actor actor, SaveDraftHandler save, CancellationToken ct) =>
        {
            if (!await forgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var path = (await http.Request.ReadFormAsync(ct))["path"].ToString();
            var result = await save.HandleAsync(new(actor.AccountId!.Value, path, new Dictionary<string, string[]>()), ct);
            return result.IsDone && Uri.IsWellFormedUriString(path, UriKind.Relative) && path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal)
                ? Results.LocalRedirect(path) : Results.BadRequest();
        });
    }
}
