namespace Milepost.Domain.Worksites;

/// <summary>What a person's work is, as far as minimum wages ask. Whether somebody is under age follows from the day and the date of birth.</summary>
public enum WageCircumstance { ByAge, Tipped }

/// <summary>To whom a rate applies.</summary>
public enum WageGroup { Adult, Minor, Tipped }

/// <param name="Groups">To whom it applies; nobody by itself where the list does not say.</param>
public sealed record WageRate(string Place, string Who, DateOnly Effective, decimal DollarsPerHour, IReadOnlyList<WageGroup> Groups);

/// <summary>The rate that holds on one day, with the row it comes from.</summary>
public sealed record WageOnDay(DateOnly Day, WageRate Rate)
{
    public decimal DollarsPerHour => Rate.DollarsPerHour;

    /// <summary>"Illinois (18 and over), $15.00 since January 1, 2025".</summary>
    public string Source => $"{Rate.Place} ({Rate.Who}), ${Rate.DollarsPerHour:0.00} since {Rate.Effective.Words()}";
}

/// <param name="Day">The first day of the new rate.</param>
/// <param name="Why">"turns 18", or whose rate changes.</param>
public sealed record WageStep(DateOnly Day, decimal From, decimal To, string Why);

/// <summary>
/// Finds the minimum wage for a place, a person and a day. Where several places hold at once (a city in a county in a state), the highest of
/// their rates does: each law is a floor.
/// </summary>
/// <param name="Within">For each place the one around it: "Chicago" is within "Cook County".</param>
public sealed record MinimumWageLaw(IReadOnlyList<WageRate> Rates, IReadOnlyDictionary<string, string> Within)
{
    /// <summary>From this age on a worker is grown up to the wage laws of the list.</summary>
    public const int AdultAge = 18;

    /// <summary>Under 18, the lower rate ends with this many hours in a calendar year (Illinois).</summary>
    public const int MinorHours = 650;

    /// <summary>The places one may choose, the narrowest first.</summary>
    public IReadOnlyList<string> Places => [.. Within.Keys.Concat(Within.Values).Concat(Rates.Select(r => r.Place)).Distinct()];

    /// <param name="hoursThisYear">Hours paid in the calendar year before that day.</param>
    public WageOnDay? On(string place, DateOnly birthDate, WageCircumstance circumstance, DateOnly day, decimal hoursThisYear = 0)
    {
        var group = GroupOf(birthDate, circumstance, day, hoursThisYear);
        WageRate? highest = null;
        foreach (var around in Around(place))
        {
            var here = Rates.Where(r => r.Place == around && r.Effective <= day && r.Groups.Contains(group)).MaxBy(r => r.Effective);
            if (here is not null && (highest is null || here.DollarsPerHour > highest.DollarsPerHour)) highest = here;
        }
        return highest is null ? null : new(day, highest);
    }

    /// <summary>The days within which the minimum changes, up or down.</summary>
    public IReadOnlyList<WageStep> Steps(string place, DateOnly birthDate, WageCircumstance circumstance, DateOnly from, DateOnly until)
    {
        var birthday = birthDate.AddYears(AdultAge);
        var days = Rates.Select(r => r.Effective).Append(birthday).Where(day => day > from && day <= until).Distinct().Order();
        var steps = new List<WageStep>();
        foreach (var day in days)
        {
            if (On(place, birthDate, circumstance, day.AddDays(-1)) is not { } before || On(place, birthDate, circumstance, day) is not { } after) continue;
            if (before.DollarsPerHour != after.DollarsPerHour)
                steps.Add(new(day, before.DollarsPerHour, after.DollarsPerHour, day == birthday ? $"turns {AdultAge}" : $"{after.Rate.Place} raises its minimum wage"));
        }
        return steps;
    }

    public static WageGroup GroupOf(DateOnly birthDate, WageCircumstance circumstance, DateOnly day, decimal hoursThisYear) =>
        circumstance == WageCircumstance.Tipped ? WageGroup.Tipped
        : birthDate.AddYears(AdultAge) > day && hoursThisYear < MinorHours ? WageGroup.Minor : WageGroup.Adult;

    private List<string> Around(string place)
    {
        var places = new List<string>();
        for (string? here = place; here is not null && !places.Contains(here); here = Within.GetValueOrDefault(here)) places.Add(here);
        return places;
    }
}
