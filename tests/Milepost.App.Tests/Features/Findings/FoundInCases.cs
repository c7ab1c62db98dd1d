using System.Text.Json;
using System.Text.Json.Nodes;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Policy;
using Milepost.App.Policy;
using Milepost.App.Tests.Features.CaseFiles;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Findings;

/// <summary>Whole records, and what <c>milepost check</c> finds in them.</summary>
internal static class FoundInCases
{
    private static readonly PolicyBook Policy = PolicyBook.Load(PackFiles.DefaultFolder, PackFiles.Load(PackFiles.DefaultFolder), withCases: false);

    public static TheoryData<string> Files() => [.. CaseFilesOnDisk.SoundFiles().Select(row => row.Data), .. DemoFiles];

    public static IEnumerable<Xunit.ITheoryDataRow> FilesOnEachDatabase() => TestDatabases.With([.. Files().Select(row => (object?)row.Data)]);

    /// <summary>The file without the office and the planner it may name: tests have their own.</summary>
    public static byte[] Read(string path)
    {
        var file = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
        file.Remove("office");
        file.Remove("planner");
        return JsonSerializer.SerializeToUtf8Bytes(file);
    }

    private static IEnumerable<string> DemoFiles => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "demo", "cases"), "*.json").Order(StringComparer.Ordinal);

    /// <summary>Days on which the file has something to say: those its case asks about, and some of its own.</summary>
    public static IReadOnlyList<DateOnly> DaysOf(string file)
    {
        var expectations = Path.Combine(Path.GetDirectoryName(file)!, "expect.json");
        var days = new SortedSet<DateOnly>();
        if (File.Exists(expectations)) Collect(JsonDocument.Parse(File.ReadAllBytes(expectations)).RootElement, "asOf", days);
        if (days.Count == 0) CollectAll(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement, days);
        if (days.Count == 0) days.Add(new(2026, 3, 2));
        return days.Count <= 3 ? [.. days] : [days.Min, days.ElementAt(days.Count / 2), days.Max];
    }

    public static CaseFileFindings Check(ReadOnlyMemory<byte> file, DateOnly day)
    {
        var read = CaseFileReader.Read(file).File!;
        return CheckCaseFile.Check(read, Policy[read.Pack], day);
    }

    /// <summary>What must be the same everywhere.</summary>
    public static IReadOnlyList<FoundLine> Lines(this CaseFileFindings findings) =>
        FoundLine.InOrder(findings.Findings.Select(f => FoundLine.Of(f.Requirement.Id, f.Subject, f.Outcome, f.DueOn, f.MetOn, f.Verdict.Details)));

    private static void Collect(JsonElement element, string name, SortedSet<DateOnly> days)
    {
        if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Collect(item, name, days);
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var property in element.EnumerateObject())
        {
            if (property.NameEquals(name)) days.Add(DateOnly.ParseExact(property.Value.GetString()!, "yyyy-MM-dd"));
            else Collect(property.Value, name, days);
        }
    }

    /// <summary>Every day of the file after birth; only those on which the record exists.</summary>
    private static void CollectAll(JsonElement element, SortedSet<DateOnly> days)
    {
        if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) CollectAll(item, days);
        if (element.ValueKind == JsonValueKind.Object) foreach (var property in element.EnumerateObject().Where(property => property.Name != "birthDate")) CollectAll(property.Value, days);
        if (element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", out var day)) days.Add(day);
    }
}

/// <summary>One finding as every way of asking tells it.</summary>
public sealed record FoundLine(string Requirement, string Subject, Outcome Outcome, string Due, string Met, string Details)
{
    public static FoundLine Of(string requirement, string subject, Outcome outcome, DateOnly? due, DateOnly? met, IEnumerable<string> details) =>
        new(requirement, subject, outcome, $"{due:yyyy-MM-dd}", $"{met:yyyy-MM-dd}", string.Join(", ", details));

    public static IReadOnlyList<FoundLine> InOrder(IEnumerable<FoundLine> lines) => [.. lines.OrderBy(line => line.ToString(), StringComparer.Ordinal)];
}
