using System.Collections.Frozen;
using System.Reflection;
using Milepost.Domain;

namespace Milepost.App.Features.Api.Commands;

/// <summary>Which handler takes a command: the method that its page calls.</summary>
/// <param name="Answer">What comes of it.</param>
internal sealed record CommandTaker(Type Command, Type Handler, MethodInfo Method, Type Answer);

internal static class CommandHandlers
{
    private static readonly FrozenDictionary<Type, IReadOnlyList<CommandTaker>> Known = typeof(MilepostWeb).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.Name.EndsWith("Handler", StringComparison.Ordinal) && t.Namespace?.StartsWith("Milepost.App.Features", StringComparison.Ordinal) == true)
        .SelectMany(Of).GroupBy(h => h.Command).ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<CommandTaker>)[.. g]);

    /// <summary>The commands that one handler takes.</summary>
    public static IEnumerable<CommandTaker> Of(Type handler) =>
        from method in handler.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method is { Name: "HandleAsync", IsGenericMethodDefinition: false }
        let parameters = method.GetParameters()
        where parameters.Length == 2 && parameters[1].ParameterType == typeof(CancellationToken) && BodyShape.IsObject(parameters[0].ParameterType)
        let result = method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : null
        where result is { IsGenericType: true } && result.GetGenericTypeDefinition() == typeof(Result<>)
        select new CommandTaker(parameters[0].ParameterType, handler, method, result.GetGenericArguments()[0]);

    /// <param name="handler">Where several take the command.</param>
    public static CommandTaker For(Type command, Type? handler) =>
        Known.TryGetValue(command, out var all) && all.Where(h => handler is null || h.Handler == handler).ToList() is [var only]
            ? only : throw new InvalidOperationException($"{command.Name} has no handler, or several: name the one that the API calls.");
}
