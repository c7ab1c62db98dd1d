using System.Globalization;
using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Jobs;

/// <summary>A job in one line.</summary>
public static class JobText
{
    /// <summary>"Machinist at Sample Tool Works since Oct 1, 2025, 37.5 hours a week, $21.50 an hour, unsubsidized".</summary>
    public static string Of(JobFacts? job) => job switch
    {
        null => "Not asked",
        { Employed: false } => "Not employed",
        _ => string.Join(", ", new[]
        {
            $"{(job.Employer is { } employer ? $"{job.Title ?? "Works"} at {employer}" : "Employed")}{(job.StartedOn is { } since ? $" since {since.Words()}" : "")}",
            job.WeeklyHours is { } hours ? $"{hours.ToString("0.##", CultureInfo.InvariantCulture)} hours a week" : null,
            job.HourlyWage is { } wage ? $"{Wage(wage)} an hour" : null,
            job.Unsubsidized switch { true => "unsubsidized", false => "subsidized", null => null },
        }.OfType<string>()),
    };

    public static string Wage(decimal dollars) => dollars.ToString("$#,##0.00", CultureInfo.InvariantCulture);
}
