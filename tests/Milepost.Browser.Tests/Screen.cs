using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Milepost.Browser.Tests;

/// <summary>How somebody looks at a page: on a phone or a desk, with script or without.</summary>
public sealed record Screen(int Width, bool Script)
{
    public static readonly Screen Desk = new(1280, Script: true);

    public static readonly Screen Phone = new(360, Script: true);

    public static IReadOnlyList<Screen> All { get; } = [Desk, Phone, new(1280, Script: false), new(360, Script: false)];

    public override string ToString() => $"{Width} px, script {(Script ? "on" : "off")}";
}

/// <summary>Runs a theory on each screen.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachScreenAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [.. Screen.All.Select(screen => new TheoryDataRow(screen.Width, screen.Script) { TestDisplayName = $"{testMethod.DeclaringType!.Name}.{testMethod.Name} ({screen})" })]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
