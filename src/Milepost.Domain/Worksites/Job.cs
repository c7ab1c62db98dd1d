using System.Text.RegularExpressions;

namespace Milepost.Domain.Worksites;

/// <param name="SocCode">O*NET-SOC code of the occupation.</param>
/// <param name="HourlyWage">Dollars; a placement starts with it and may differ.</param>
/// <param name="Openings">How many people may work in it at one time.</param>
/// <param name="WorkPermit">Somebody under age needs a work permit for it.</param>
/// <param name="MinimumAge">The youngest the job takes, in years.</param>
public sealed record JobDetails(string Title, string? SocCode, decimal HourlyWage, decimal? WeeklyHours, string? PositionType, int Openings, bool WorkPermit, int? MinimumAge);

/// <summary>Work that a worksite offers, with its wage.</summary>
public sealed partial class Job : Recorded
{
    public const int MostOpenings = 1000;

    private Job() { }

    public Guid WorksiteId { get; private set; }
    public JobDetails Details { get; private set; } = null!;
    public DateOnly? EndedOn { get; private set; }

    public bool IsOpen(DateOnly on) => EndedOn is null || on <= EndedOn;

    public static Result<Job> Add(Worksite worksite, JobDetails details)
    {
        details = Trim(details);
        var problems = Check(details);
        if (problems.Count > 0) return problems;
        var job = new Job { WorksiteId = worksite.Id, Details = details };
        job.Raise("worksites.job-added", $"Job added: {details.Title}, {worksite.Details.Name}");
        return job;
    }

    public Result<Done> Change(JobDetails details)
    {
        details = Trim(details);
        var problems = Check(details);
        if (problems.Count > 0) return problems;
        if (details == Details) return Done.It;
        Details = details;
        Raise("worksites.job-changed", $"Job changed: {details.Title}");
        return Done.It;
    }

    public Result<Done> End(DateOnly on, string reason)
    {
        if (WorksiteProblems.OfEnd(EndedOn, reason) is { } problem) return problem;
        EndedOn = on;
        Raise("worksites.job-ended", $"Job no longer offered from {on.AddDays(1).Words()}: {Details.Title}", reason.Trim());
        return Done.It;
    }

    public Result<Done> Resume(string reason)
    {
        if (WorksiteProblems.OfResume(EndedOn, reason) is { } problem) return problem;
        EndedOn = null;
        Raise("worksites.job-resumed", $"Job offered again: {Details.Title}", reason.Trim());
        return Done.It;
    }

    private static JobDetails Trim(JobDetails d) => d with { Title = d.Title.Trim(), SocCode = Blank.ToNull(d.SocCode), PositionType = Blank.ToNull(d.PositionType) };

    private static List<Problem> Check(JobDetails details)
    {
        var problems = new List<Problem>();
        if (details.Title.Length == 0) problems.Add(WorksiteProblems.TitleMissing);
        if (details.SocCode is { } soc && !SocShape().IsMatch(soc)) problems.Add(WorksiteProblems.SocCode);
        if (details.HourlyWage <= 0 || decimal.Round(details.HourlyWage, 2) != details.HourlyWage) problems.Add(WorksiteProblems.Wage);
        if (details.WeeklyHours is <= 0 or > 168) problems.Add(WorksiteProblems.WeeklyHours);
        if (details.Openings is < 1 or > MostOpenings) problems.Add(WorksiteProblems.Openings);
        if (details.MinimumAge is < 14 or > 99) problems.Add(WorksiteProblems.MinimumAge);
        return problems;
    }

    [GeneratedRegex(@"^[0-9]{2}-[0-9]{4}(\.[0-9]{2})?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SocShape();
}
