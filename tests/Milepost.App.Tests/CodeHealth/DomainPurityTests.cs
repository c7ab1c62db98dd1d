using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Milepost.Domain;

namespace Milepost.App.Tests.CodeHealth;

/// <summary>The domain decides by what it is told: it knows no package, reads nothing and asks no clock.</summary>
public sealed class DomainPurityTests
{
    private static readonly string[] Clocks = ["DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow", "Stopwatch.StartNew", "Environment.get_TickCount64"];

    private static readonly string[] Outside = ["System.IO", "System.Net", "System.Data", "System.Threading.Tasks", "System.Diagnostics", "Microsoft.", "System.Environment", "System.Console", "System.TimeProvider"];

    [Fact]
    public void The_domain_refers_to_the_framework_alone()
    {
        Assert.Empty(Packages(XDocument.Load(Path.Combine(SourceTree.Root, "src/Milepost.Domain/Milepost.Domain.csproj"))));
        Assert.All(typeof(Problem).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));
        Assert.Equal(2, Packages(XDocument.Parse("""<Project><ItemGroup><PackageReference Include="X" /><ProjectReference Include="Y" /></ItemGroup></Project>""")).Count);
    }

    [Fact]
    public void The_domain_reads_nothing_writes_nothing_and_asks_no_clock()
    {
        Assert.Empty(Impurities(typeof(Problem).Assembly.Location));

        // The application does all of that, so this sees it.
        var seen = Impurities(typeof(MilepostWeb).Assembly.Location);
        Assert.Contains("System.IO.File", seen);
        Assert.Contains("System.TimeProvider", seen);
    }

    [Fact]
    public void The_program_asks_the_time_of_nobody_but_the_time_provider()
    {
        Assert.Empty(ClocksAsked(typeof(MilepostWeb).Assembly.Location));
        Assert.Empty(ClocksAsked(typeof(Problem).Assembly.Location));

#pragma warning disable RS0030 // The bad example.
        Assert.True(DateTime.Now > DateTime.MinValue);
#pragma warning restore RS0030
        Assert.Contains("DateTime.get_Now", ClocksAsked(typeof(DomainPurityTests).Assembly.Location));
    }

    [Fact]
    public void The_compiler_refuses_the_banned_clocks_in_every_project()
    {
        var packages = SourceTree.Read("Directory.Packages.props");
        Assert.Contains("<GlobalPackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"", packages, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", SourceTree.Read("Directory.Build.props"), StringComparison.Ordinal);
        var banned = SourceTree.Read("BannedSymbols.txt");
        Assert.All(new[] { "P:System.DateTime.Now;", "P:System.DateTime.UtcNow;", "P:System.DateTime.Today;", "P:System.DateTimeOffset.Now;", "P:System.DateTimeOffset.UtcNow;" },
            symbol => Assert.Contains(symbol, banned, StringComparison.Ordinal));
    }

    private static List<string> Packages(XDocument project) =>
        [.. project.Descendants().Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference").Select(e => e.Attribute("Include")?.Value ?? "")];

    /// <summary>Types of the world outside that the compiled file refers to.</summary>
    private static List<string> Impurities(string file) => Read(file, metadata =>
        [.. metadata.TypeReferences.Select(handle => metadata.GetTypeReference(handle))
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Where(name => Outside.Any(outside => name.StartsWith(outside, StringComparison.Ordinal)))
            // Attributes that the compiler writes by itself.
            .Where(name => !name.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal) && !name.StartsWith("System.Diagnostics.CodeAnalysis.", StringComparison.Ordinal)
                && !name.StartsWith("System.Diagnostics.Debugg", StringComparison.Ordinal) && name != "System.Diagnostics.StackTraceHiddenAttribute")
            .Distinct()]);

    private static List<string> ClocksAsked(string file) => Read(file, metadata =>
        [.. metadata.MemberReferences.Select(handle => metadata.GetMemberReference(handle))
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}.{metadata.GetString(member.Name)}")
            .Where(Clocks.Contains)]);

    private static List<string> Read(string file, Func<MetadataReader, List<string>> look)
    {
        using var stream = File.OpenRead(file);
        using var executable = new PEReader(stream);
        return look(executable.GetMetadataReader());
    }
}
