using System.Globalization;
using Milepost.App.Features.Outcomes.Jobs;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Exits.Record;

/// <summary>The case note of an exit: the facts that Illinois asks for under Service Closure/Exit, in the lines of its template.</summary>
internal static class ExitNote
{
    public static string Text(IReadOnlyList<Enrollment> leaving, DateOnly exitedOn, string reason, ExitDetails details, ExitExclusion? exclusion, string? more)
    {
        var job = details.Job;
        List<string> lines =
        [
            $"Exit from {ExitWords.Programs(leaving.Select(each => each.Program))} on {exitedOn.Words()}: {reason}",
            $"Employed at exit (yes or no): {(job is null ? "not asked" : job.Employed ? "yes" : "no")}",
        ];
        if (job is { Employed: true })
        {
            lines.Add($"Employer: {job.Employer}{(job.Title is { } title ? $", {title}" : "")}");
            lines.Add($"Hire date: {job.StartedOn?.Words()}");
            lines.Add($"Hours a week: {job.WeeklyHours?.ToString("0.##", CultureInfo.InvariantCulture)}");
            lines.Add($"Wage: {(job.HourlyWage is { } wage ? JobText.Wage(wage) : "")}{(job.Unsubsidized switch { true => ", unsubsidized", false => ", subsidized", null => "" })}");
        }
        lines.Add($"Exclusion, if any: {(exclusion is null ? "none" : $"{exclusion.Name} ({details.Proof?.InWords})")}");
        if (details.DateReason is { } why) lines.Add($"Another date than the services give ({details.ComputedOn?.Words()}): {why}");
        if (details.FollowUp is { } followUp && exclusion is null) lines.Add($"Follow-up offered: {(followUp.Accepted ? "accepted" : $"declined, {followUp.Reason}")}");
        if (!string.IsNullOrWhiteSpace(more)) lines.Add(more.Trim());
        return string.Join('\n', lines);
    }
}
