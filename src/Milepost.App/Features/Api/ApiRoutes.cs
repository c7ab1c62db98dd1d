using Milepost.App.Features.Api.Tokens;
using Milepost.App.Features.CaseNotes;
using Milepost.App.Features.Findings.Overdue;
using Milepost.App.Features.Participants.Caseload;
using Milepost.App.Features.Participants.Find;
using Milepost.App.Features.Plans.InFull;

namespace Milepost.App.Features.Api;

/// <summary>Everything under /api/v1. Each feature declares its own addresses in an endpoint file beside it.</summary>
public static class ApiRoutes
{
    public const string Root = "/api/v1";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static bool Has(string? route) => route is not null && (route.StartsWith(Root + "/", StringComparison.Ordinal) || route == Root);

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        // The words of what could not be read go into the answer.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root);
        api.MapCaseloadEndpoints();
        api.MapParticipantEndpoints();
        api.MapPlanEndpoints();
        api.MapCaseNoteEndpoints();
        api.MapOverdueEndpoints();
    }

    /// <summary>Something to read; whoever only asks for the headers gets those.</summary>
    public static RouteHandlerBuilder Get(this IEndpointRouteBuilder api, string pattern, string operation, Delegate answer) =>
        api.MapMethods(pattern, Reading, answer).WithMetadata(new ApiOperation(operation));
}

/// <summary>The operation's name in the API's description, from which generators make the name of a method.</summary>
public sealed record ApiOperation(string Name);

/// <summary>What a token must be made for to take this address; without it reading needs <see cref="ApiScopes.Read"/>, everything else <see cref="ApiScopes.Write"/>.</summary>
public sealed record NeededScope(ApiScopes Scope);
