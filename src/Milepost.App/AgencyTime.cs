using Milepost.Domain;

namespace Milepost.App;

/// <summary>The agency's time zone decides which day "today" is, whatever the server's clock is set to.</summary>
public sealed class AgencyTime(TimeProvider clock, TimeZoneInfo zone)
{
    public const string DefaultZone = "America/Chicago";

    public DateOnly Today => DateOnly.FromDateTime(Local(clock.GetUtcNow()).DateTime);

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>"Apr 1, 2024 2:14 PM" in the agency's time.</summary>
    public string Words(DateTimeOffset instant) => Local(instant).ToString("MMM d, yyyy h:mm tt", System.Globalization.CultureInfo.InvariantCulture);
}
