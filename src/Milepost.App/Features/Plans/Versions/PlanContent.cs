using System.Text.Json;
using Milepost.App.Features.CaseFiles;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Plans.Versions;

/// <summary>A plan and the services its objectives and goals name, as they stood at one moment.</summary>
public sealed record PlanContent(CasePlan Plan, IReadOnlyList<CaseService> Services)
{
    public static PlanContent Of(Plan plan, IEnumerable<Service> services)
    {
        var named = plan.Goals.SelectMany(g => g.Services).ToHashSet(StringComparer.Ordinal);
        var goals = plan.Goals.Select(g => g.CaseFileId).ToHashSet(StringComparer.Ordinal);
        return new(
            RecordToCaseFile.Write(plan),
            [.. services.Where(s => named.Contains(s.CaseFileId) || (s.Details.Goal is { } goal && goals.Contains(goal))).Select(RecordToCaseFile.Write)]);
    }

    public static PlanContent FromJson(string json) => JsonSerializer.Deserialize<PlanContent>(json, CaseFileJson.Options)!;

    public string ToJson() => JsonSerializer.Serialize(this, CaseFileJson.Options);
}
