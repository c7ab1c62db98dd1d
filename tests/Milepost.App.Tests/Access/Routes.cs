using System.CommandLine;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Milepost.App.Verbs;

namespace Milepost.App.Tests.Access;

/// <summary>A way into the product: a page, an endpoint or a verb.</summary>
public sealed record Way(string Route, string Method)
{
    public override string ToString() => $"{Method} {Route}";
}

/// <summary>Finds every way in from what the program maps, not from what the access table says.</summary>
internal static class Routes
{
    public static IReadOnlyList<Way> Of(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            // In development the framework adds a way to files that were not there at build time. It has no row, so it is refused like everything without one.
            .Where(endpoint => endpoint.RoutePattern.RawText != "{**path:file}")
            .SelectMany(endpoint => MethodsOf(endpoint).Select(method => new Way("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), method)))
            .Distinct()];

    public static IReadOnlyList<Way> OfVerbs(IEnumerable<Command> verbs) =>
        [.. verbs.SelectMany(verb => Leaves(verb, verb.Name)).Select(name => new Way("verb:" + name, "RUN"))];

    public static IReadOnlyList<Way> OfVerbs() => OfVerbs(MilepostVerbs.All);

    private static IEnumerable<string> Leaves(Command command, string name) =>
        command.Subcommands.Count == 0 ? [name] : command.Subcommands.SelectMany(inner => Leaves(inner, $"{name} {inner.Name}"));

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page) return MethodsOf(PageModelOf(page));
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        if (methods is null or []) throw new InvalidOperationException($"{endpoint.RoutePattern.RawText} answers every method: say which.");
        return methods;
    }

    /// <summary>A page answers GET, and POST when its model has an OnPost of any name.</summary>
    internal static IEnumerable<string> MethodsOf(Type pageModel)
    {
        yield return "GET";
        foreach (var method in new[] { "Post", "Put", "Delete", "Patch" })
            if (pageModel.GetMethods().Any(m => m.Name.StartsWith("On" + method, StringComparison.Ordinal))) yield return method.ToUpperInvariant();
    }

    /// <summary>A page's model has the name and the namespace of its file.</summary>
    private static Type PageModelOf(PageActionDescriptor page)
    {
        var name = "Milepost.App" + Path.ChangeExtension(page.RelativePath, null).Replace('/', '.');
        return typeof(MilepostWeb).Assembly.GetType(name)
            ?? throw new InvalidOperationException($"{page.RelativePath} has no model {name}: name the model after its file, in the folder's namespace.");
    }
}
