using Milepost.App.Features.Api.Commands;
using Milepost.App.Features.Api.Tokens;

namespace Milepost.App.Features.Api;

/// <summary>What the API's description tells of one address and method.</summary>
/// <param name="Name">From which generators make the name of a method.</param>
/// <param name="Tag">The part of the description it stands in.</param>
/// <param name="Answer">What is answered; null for no body.</param>
public sealed record ApiOperation(string Name, string Tag, Type? Answer)
{
    /// <summary>One sentence; where there is none, that of the command.</summary>
    public string? Summary { get; init; }

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>What a command's body and address hold.</summary>
    internal CommandShape? Command { get; init; }

    /// <summary>Of what is neither JSON in nor JSON out.</summary>
    public string? BodyType { get; init; }

    public string? AnswerType { get; init; }

    /// <summary>What may stand in the query, beside what the method's parameters say.</summary>
    public IReadOnlyList<QueryPart> Query { get; init; } = [];
}

/// <summary>Something that may stand in the query.</summary>
public sealed record QueryPart(string Name, string Words, Type Type, bool IsRequired = false);

/// <summary>What a token must be made for to take this address; without it reading needs <see cref="ApiScopes.Read"/>, everything else <see cref="ApiScopes.Write"/>.</summary>
public sealed record NeededScope(ApiScopes Scope);

/// <summary>The addresses of one part of the API, as the description groups them.</summary>
public sealed class ApiArea(IEndpointRouteBuilder api, string tag, ApiScopes? scope = null)
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>For addresses that are declared in the framework's own way.</summary>
    public IEndpointRouteBuilder Routes => api;

    /// <summary>The same part, for tokens with another scope.</summary>
    public ApiArea With(ApiScopes needed) => new(api, tag, needed);

    /// <summary>Something to read; whoever only asks for the headers gets those.</summary>
    public void Get<TAnswer>(string pattern, string name, string summary, Delegate answer, IReadOnlyList<QueryPart>? query = null) =>
        Mark(api.MapMethods(pattern, Reading, answer), new(name, tag, typeof(TAnswer)) { Summary = summary, Query = query ?? [] });

    /// <summary>A file to read.</summary>
    public void GetFile(string pattern, string name, string summary, string type, Delegate answer, IReadOnlyList<QueryPart>? query = null) =>
        Mark(api.MapMethods(pattern, Reading, answer), new(name, tag, null) { Summary = summary, Query = query ?? [], AnswerType = type });

    /// <summary>A command that adds something: 201, with the address it can be read at.</summary>
    /// <param name="handler">Where several take the command.</param>
    public void Adds<TCommand>(string pattern, string? name = null, Type? handler = null) => Takes<TCommand>(HttpMethods.Post, pattern, name, handler, adds: true);

    /// <summary>A command that changes what stands at the address.</summary>
    public void Changes<TCommand>(string pattern, string? name = null) => Takes<TCommand>(HttpMethods.Put, pattern, name, null, adds: false);

    /// <summary>A command that does something with what stands at the address.</summary>
    public void Does<TCommand>(string pattern, string? name = null) => Takes<TCommand>(HttpMethods.Post, pattern, name, null, adds: false);

    /// <summary>A command that takes away what stands at the address.</summary>
    public void Removes<TCommand>(string pattern, string? name = null) => Takes<TCommand>(HttpMethods.Delete, pattern, name, null, adds: false);

    /// <summary>An address declared by hand.</summary>
    public void Post(string pattern, ApiOperation operation, Delegate answer) => Mark(api.MapMethods(pattern, [HttpMethods.Post], answer), operation with { Tag = tag });

    private void Takes<TCommand>(string method, string pattern, string? name, Type? handlerType, bool adds)
    {
        var handler = CommandHandlers.For(typeof(TCommand), handlerType);
        var parts = Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse(pattern).Parameters.Select(p => p.Name).ToList();
        var shape = new CommandShape(typeof(TCommand), parts, adds);
        var shown = CommandAnswers.TypeOf(handler.Answer);
        Mark(api.MapMethods(pattern, [method], CommandRequest.For(handler, shape, adds)), new(name ?? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(typeof(TCommand).Name), tag, shown)
        {
            Command = shape, Status = shown is null ? StatusCodes.Status204NoContent : adds ? StatusCodes.Status201Created : StatusCodes.Status200OK,
        });
    }

    private void Mark(IEndpointConventionBuilder endpoint, ApiOperation operation)
    {
        endpoint.WithMetadata(operation);
        if (scope is { } needed) endpoint.WithMetadata(new NeededScope(needed));
    }
}
