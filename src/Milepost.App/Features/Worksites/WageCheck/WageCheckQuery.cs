using Milepost.App.ReferenceData;
using Milepost.Domain.Services;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.WageCheck;

/// <summary>A placement whose minimum wage changes, or that lies below it.</summary>
/// <param name="Day">The day from which the minimum is the new one.</param>
/// <param name="Why">What changes it.</param>
public sealed record WageCheckLine(PlacedPerson Person, DateOnly Day, decimal Minimum, string Why, bool IsBelow)
{
    public decimal Missing => Minimum - Person.Placement.HourlyWage;
}

/// <summary>Looks through open placements for days on which the minimum wage changes: somebody turns 18, a rate is raised.</summary>
public sealed class WageCheckQuery(WorksitePayQuery pays, ReferenceLists lists, AgencyTime time)
{
    public async Task<IReadOnlyList<WageCheckLine>> HandleAsync(CancellationToken ct)
    {
        var today = time.Today;
        var people = await pays.PlacementsAsync(p => p.Region is not null && p.TakesAnOpening(today), ct);
        return [.. people.Where(p => p.Service.EndsOn is null).SelectMany(p => LinesOf(lists.WageLaw, p, today)).OrderByDescending(l => l.IsBelow).ThenBy(l => l.Day).ThenBy(l => l.Person.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>From the start of the placement to its end, or a year ahead: the steps of the law, and today where the wage lies below it.</summary>
    public static IEnumerable<WageCheckLine> LinesOf(MinimumWageLaw law, PlacedPerson person, DateOnly today)
    {
        var placement = person.Placement;
        var circumstance = placement.Circumstance ?? WageCircumstance.ByAge;
        var until = person.LastDay is { } last && last < today.AddYears(1) ? last : today.AddYears(1);
        var steps = law.Steps(placement.Region!, person.BirthDate, circumstance, placement.StartsOn, until)
            // What was taken up in the placement's own minimum is done.
            .Where(s => s.To > placement.MinimumWage || s.To > placement.HourlyWage).ToList();
        foreach (var step in steps) yield return new(person, step.Day, step.To, Capital(step.Why), placement.HourlyWage < step.To);

        var first = placement.StartsOn > today ? placement.StartsOn : today;
        if (steps.TrueForAll(s => s.Day > first) && law.On(placement.Region!, person.BirthDate, circumstance, first) is { } now && now.DollarsPerHour > placement.HourlyWage)
            yield return new(person, first, now.DollarsPerHour, now.Source, true);
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
