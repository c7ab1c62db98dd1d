namespace Milepost.App.Features.Supervision.Reassign;

/// <summary>Somebody to be handed over.</summary>
public sealed record PersonToShare(Guid Id, Guid? OfficeId, Guid? PlannerId = null);

/// <summary>A planner who may get people.</summary>
/// <param name="Has">How many people the planner has now.</param>
/// <param name="Offices">Where the planner plans.</param>
public sealed record PlannerToShare(Guid Id, string Name, int Has, IReadOnlySet<Guid> Offices);

/// <summary>Deals people out evenly, the same way every time: each goes to the planner of the own office who got the fewest so far,
/// and stays with the present one where that is as fair.</summary>
public static class FairShare
{
    /// <returns>The planner for each person; null for a person at whose office none of them plans.</returns>
    public static IReadOnlyList<(PersonToShare Person, PlannerToShare? Planner)> Of(IEnumerable<PersonToShare> people, IReadOnlyList<PlannerToShare> planners)
    {
        var given = planners.ToDictionary(planner => planner.Id, _ => 0);
        List<(PersonToShare, PlannerToShare?)> shared = [];
        foreach (var person in people)
        {
            var planner = planners.Where(planner => person.OfficeId is { } office && planner.Offices.Contains(office))
                .OrderBy(planner => given[planner.Id]).ThenBy(planner => planner.Id != person.PlannerId).ThenBy(planner => planner.Has + given[planner.Id]).ThenBy(planner => planner.Name, StringComparer.Ordinal).ThenBy(planner => planner.Id).FirstOrDefault();
            if (planner is not null) given[planner.Id]++;
            shared.Add((person, planner));
        }
        return shared;
    }
}
