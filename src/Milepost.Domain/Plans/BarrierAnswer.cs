using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.Domain.Plans;

/// <summary>A barrier that an assessment or the plan names, and what answers it: the plan's action, or services that name it.</summary>
/// <param name="InPlan">False: an assessment found it and the plan does not mention it yet.</param>
public sealed record BarrierAnswer(string Name, bool InPlan, string? Action, IReadOnlyList<Service> Services)
{
    public bool IsAnswered => !string.IsNullOrWhiteSpace(Action) || Services.Count > 0;

    /// <summary>The plan's barriers in its own order, then those that only an assessment names.</summary>
    public static IReadOnlyList<BarrierAnswer> Of(Plan? plan, IEnumerable<Assessment> assessments, IEnumerable<Service> services)
    {
        var planned = plan?.Details.Barriers ?? [];
        var assessed = assessments.SelectMany(a => a.Details.Barriers).Where(name => !planned.Any(b => Same(b.Name, name))).DistinctBy(SearchWords.Normalize);
        var all = services.ToList();
        return
        [
            .. planned.Select(b => new BarrierAnswer(b.Name, true, b.Action, Answering(b.Name))),
            .. assessed.Select(name => new BarrierAnswer(name, false, null, Answering(name))),
        ];

        List<Service> Answering(string name) => all.FindAll(s => s.Details.Barriers.Any(b => Same(b, name)));
    }

    private static bool Same(string a, string b) => SearchWords.Normalize(a) == SearchWords.Normalize(b);
}
