using System.Globalization;
using Milepost.Domain;

namespace Milepost.App.Web.Languages;

/// <summary>How days are written for customers, in the language of the page.</summary>
public static class CustomerDates
{
    private static readonly string[] SpanishMonths = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"];

    /// <summary>"Apr 1, 2024"; in Spanish "1 de abr de 2024".</summary>
    public static string Words(DateOnly day, string language) => language == LanguageSetup.Spanish
        ? $"{day.Day} de {SpanishMonths[day.Month - 1]} de {day.Year.ToString(CultureInfo.InvariantCulture)}" : day.Words();

    /// <summary>"in 3 days", "today", "2 days ago"; in Spanish "en 3 días", "hoy", "hace 2 días".</summary>
    public static string Away(DateOnly day, DateOnly today, string language) => language != LanguageSetup.Spanish ? day.Away(today) : (day.DayNumber - today.DayNumber) switch
    {
        0 => "hoy",
        1 => "mañana",
        -1 => "ayer",
        > 0 and var ahead => $"en {ahead} días",
        var behind => $"hace {-behind} días",
    };

    /// <summary>In the language of the page.</summary>
    public static string ForCustomer(this DateOnly day) => Words(day, LanguageSetup.Current);

    /// <summary>"Apr 1, 2024 (in 3 days)" in the language of the page.</summary>
    public static string ForCustomerAndAway(this DateOnly day, DateOnly today) => $"{day.ForCustomer()} ({Away(day, today, LanguageSetup.Current)})";

    /// <summary>"Apr 1, 2024 2:14 PM" in the agency's time, in the language of the page.</summary>
    public static string ForCustomer(this DateTimeOffset instant, AgencyTime time)
    {
        var local = time.Local(instant);
        var clock = local.ToString("h:mm tt", CultureInfo.InvariantCulture);
        return $"{DateOnly.FromDateTime(local.DateTime).ForCustomer()}, {(LanguageSetup.Current == LanguageSetup.Spanish ? clock.Replace("AM", "a. m.", StringComparison.Ordinal).Replace("PM", "p. m.", StringComparison.Ordinal) : clock)}";
    }
}
