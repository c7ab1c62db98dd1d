using System.Text;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Reviews;

/// <summary>The note a review writes by itself. It stands in the form first, so that a person has read it before it is saved.</summary>
public static class ReviewText
{
    /// <remarks>
    /// Chicago Cook IEP/ISS procedure, section 5: the note says that the file was reviewed, that the customer is on track, and that no changes are
    /// made. Nobody with a goal off track is called on track.
    /// </remarks>
    public static string Unchanged(
        Participant participant, Plan plan, IReadOnlyList<GoalSideBySide> goals, IReadOnlyList<Service> services, IReadOnlyList<Credential> credentials, LastLook last, DateOnly today)
    {
        var text = new StringBuilder();
        var isOffTrack = goals.Any(g => g.Goal.IsOpen && g.Now.Status == GoalStatus.OffTrack);
        text.Append($"I reviewed the file and the {Words.Of(plan.Kind)} of {participant.Name}.\n");
        text.Append(isOffTrack ? "How the goals stand:\n" : $"{participant.CalledName} is on track:\n");
        AppendGoals(text, goals);

        var since = last.On;
        var done = services.Where(s => s.Completion == Completion.Successful && s.EndsOn is { } ended && (since is null || ended >= since)).OrderBy(s => s.EndsOn).ToList();
        if (done.Count > 0) text.Append($"Services completed since {(since is { } day ? day.Words() : "the start")}: {string.Join("; ", done.Select(s => $"{s.Title}, {s.EndsOn!.Value.Words()}"))}.\n");
        var open = services.Where(s => s.IsOpen && s.Details.StartsOn <= today).OrderBy(s => s.Details.StartsOn).ToList();
        if (open.Count > 0) text.Append($"Services under way: {string.Join("; ", open.Select(s => $"{s.Title}, since {s.Details.StartsOn.Words()}"))}.\n");
        var earned = credentials.Where(c => since is null || c.AttainedOn >= since).ToList();
        if (earned.Count > 0) text.Append($"Credentials earned: {string.Join("; ", earned.Select(c => $"{c.Name}, {c.AttainedOn.Words()}"))}.\n");
        return text.Append("No changes or updates are being made.").ToString();
    }

    public static string Changed(Participant participant, Plan plan, IReadOnlyList<GoalSideBySide> goals, IReadOnlyList<string> changes)
    {
        var text = new StringBuilder($"I reviewed the {Words.Of(plan.Kind)} with {participant.Name}.\n");
        text.Append("What changes:\n");
        foreach (var change in changes) text.Append($"- {change}\n");
        text.Append("Why: \n");
        text.Append("How the goals stand:\n");
        AppendGoals(text, goals);
        return text.Append($"{participant.CalledName} and I agreed on this together.").ToString();
    }

    private static void AppendGoals(StringBuilder text, IReadOnlyList<GoalSideBySide> goals)
    {
        foreach (var goal in goals)
        {
            text.Append($"- {goal.Goal.Details.Statement}: {goal.StatusWords.ToLowerInvariant()}");
            if (goal.Goal.Objectives.Count > 0) text.Append($", {goal.ClosedObjectives} of {goal.Goal.Objectives.Count} objectives done");
            text.Append('\n');
        }
    }
}
