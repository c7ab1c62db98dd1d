using System.Text.RegularExpressions;

namespace Milepost.Domain.Outcomes;

/// <summary>The job somebody has at exit or at a follow-up contact, and what shows it.</summary>
public sealed partial record JobFacts
{
    public bool Employed { get; init; }
    public string? Employer { get; init; }
    public string? Title { get; init; }
    public string? SocCode { get; init; }

    /// <summary>First day of work.</summary>
    public DateOnly? StartedOn { get; init; }
    public decimal? WeeklyHours { get; init; }

    /// <summary>Dollars.</summary>
    public decimal? HourlyWage { get; init; }

    /// <summary>No program pays a part of the wage.</summary>
    public bool? Unsubsidized { get; init; }
    public OutcomeEvidence? Evidence { get; init; }

    /// <summary>The full description at exit holds employer, hire date, hours and wage (Illinois DCEO chapter 4.3, Service Closure/Exit).</summary>
    public static void Check(List<Problem> problems, JobFacts job, DateOnly today, string prefix = "Job")
    {
        if (job.Employed)
        {
            if (string.IsNullOrWhiteSpace(job.Employer)) problems.Add(JobProblems.EmployerMissing.At($"{prefix}.Employer"));
            if (job.StartedOn is null) problems.Add(JobProblems.StartMissing.At($"{prefix}.StartedOn"));
            if (job.WeeklyHours is null) problems.Add(JobProblems.HoursMissing.At($"{prefix}.WeeklyHours"));
            if (job.HourlyWage is null) problems.Add(JobProblems.WageMissing.At($"{prefix}.HourlyWage"));
        }
        if (job.StartedOn > today) problems.Add(JobProblems.StartInFuture.At($"{prefix}.StartedOn"));
        if (job.WeeklyHours is < 0 or > 168) problems.Add(JobProblems.Hours.At($"{prefix}.WeeklyHours"));
        if (job.HourlyWage is { } wage && (wage < 0 || decimal.Round(wage, 2) != wage)) problems.Add(JobProblems.Wage.At($"{prefix}.HourlyWage"));
        if (job.SocCode is { } soc && !Soc().IsMatch(soc)) problems.Add(JobProblems.SocCode.At($"{prefix}.SocCode"));
        OutcomeEvidence.Check(problems, job.Evidence, today, $"{prefix}.Evidence");
    }

    [GeneratedRegex(@"^[0-9]{2}-[0-9]{4}(\.[0-9]{2})?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Soc();
}

public static class JobProblems
{
    public static readonly Problem EmployerMissing = new("job.employer-missing", ProblemKind.Invalid, "Enter the employer.");
    public static readonly Problem StartMissing = new("job.start-missing", ProblemKind.Invalid, "Enter the first day of work.");
    public static readonly Problem StartInFuture = new("job.start-in-future", ProblemKind.Invalid, "Enter the day the job began: today or earlier.");
    public static readonly Problem HoursMissing = new("job.hours-missing", ProblemKind.Invalid, "Enter the hours a week.");
    public static readonly Problem Hours = new("job.hours", ProblemKind.Invalid, "Enter hours a week from 0 to 168.");
    public static readonly Problem WageMissing = new("job.wage-missing", ProblemKind.Invalid, "Enter the hourly wage in dollars, like 18.50.");
    public static readonly Problem Wage = new("job.wage", ProblemKind.Invalid, "Enter dollars and cents an hour, like 18.50.");
    public static readonly Problem SocCode = new("job.soc-code", ProblemKind.Invalid, "Enter the SOC code as two digits, a hyphen and four digits, like 51-4121 or 51-4121.00.");
}
