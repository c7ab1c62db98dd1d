using Milepost.App.ReferenceData;

namespace Milepost.App.Features.Services;

/// <summary>Minimum wages to choose from for a worksite placement.</summary>
public static class MinimumWageAdvice
{
    private const int AdultAge = 18;
    private const string Federal = "Federal";

    /// <summary>The wages in force on a day in the places a jurisdiction names, the federal one last.</summary>
    public static IReadOnlyList<MinimumWage> For(ReferenceLists lists, string jurisdiction, DateOnly on) =>
        [.. lists.MinimumWages
            .Where(wage => wage.Effective <= on && (wage.Place == Federal || jurisdiction.Contains(wage.Place, StringComparison.OrdinalIgnoreCase)))
            .GroupBy(wage => (wage.Place, wage.Who)).Select(rows => rows.MaxBy(wage => wage.Effective)!)
            .OrderBy(wage => wage.Place == Federal).ThenByDescending(wage => wage.DollarsPerHour)];

    /// <summary>
    /// The highest of them for a grown-up worker; nothing for minors, and nothing where only the federal one is known:
    /// the state may ask for more.
    /// </summary>
    public static decimal? Suggested(IReadOnlyList<MinimumWage> wages, DateOnly birthDate, DateOnly on) =>
        birthDate.AddYears(AdultAge) > on ? null
        : wages.Where(wage => wage.Place != Federal).Select(wage => (decimal?)wage.DollarsPerHour).Max();

    public static string Words(IReadOnlyList<MinimumWage> wages) =>
        string.Join("; ", wages.Select(wage => $"{wage.Place} ({wage.Who}): ${wage.DollarsPerHour:0.00}"));
}
