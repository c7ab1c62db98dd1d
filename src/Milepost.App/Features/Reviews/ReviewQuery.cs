using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Reviews;

/// <summary>A goal now, beside how it stood the last time.</summary>
/// <param name="Then">Nothing for a goal that came later, or before the first look.</param>
public sealed record GoalSideBySide(Goal Goal, GoalProgress Now, string StatusWords, GoalThen? Then, string ThenWords, int ClosedObjectives, int OpenObjectives, bool Differs);

/// <param name="Plan">The open plan; nothing where none is open.</param>
/// <param name="State">Tells one state of the plan from another, for somebody whose form was opened before it changed.</param>
public sealed record ReviewView(
    RecordSettings Record, string Name, Plan? Plan, string State, LastLook? Last, IReadOnlyList<GoalSideBySide> Goals, IReadOnlyList<Service> OpenServices,
    IReadOnlyList<string> ChangeWords, string UnchangedText, string ChangedText)
{
    public PackSettings Settings => Record.Settings;

    public string Subject(bool changed) => changed ? Settings.NoteSubjects.ReviewChanged : Settings.NoteSubjects.ReviewUnchanged;

    public bool IsOffTrack => Goals.Any(g => g.Goal.IsOpen && g.Now.Status == GoalStatus.OffTrack);
}

public sealed class ReviewQuery(MilepostDb db, RecordSettingsQuery records, AgencyTime time)
{
    public async Task<ReviewView?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var record = await records.HandleAsync(participant, ct);
        var plan = await db.Plans.AsNoTracking().OpenOfAsync(participantId, ct);
        if (plan is null) return new(record, participant.Name, null, "", null, [], [], [], "", "");

        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).ToListAsync(ct);
        var credentials = await db.Credentials.AsNoTracking().Where(c => c.ParticipantId == participantId).ToListAsync(ct);
        var last = LastLook.Find(plan, await HistorySinceLastReviewAsync(participantId, ct), instant => DateOnly.FromDateTime(time.Local(instant).DateTime));
        var goals = plan.Goals.OrderBy(g => g.IsOpen ? 0 : 1).ThenBy(g => g.Id).Select(g => SideBySide(g, last, services, record.Settings)).ToList();
        var changes = last.Changes.Select(c => ChangeWords(c, plan)).ToList();
        return new(record, participant.Name, plan, StateOf(plan), last, goals,
            [.. services.Where(s => s.IsOpen && s.Details.StartsOn <= time.Today).OrderBy(s => s.Details.StartsOn)], changes,
            ReviewText.Unchanged(participant, plan, goals, services, credentials, last, time.Today), ReviewText.Changed(participant, plan, goals, changes));
    }

    private async Task<List<HistoryEntry>> HistorySinceLastReviewAsync(Guid participantId, CancellationToken ct)
    {
        var chain = participantId.ToString();
        var entries = new List<HistoryEntry>();
        await foreach (var entry in db.History.AsNoTracking().Where(h => h.Chain == chain).OrderByDescending(h => h.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            entries.Add(entry);
            if (LastLook.EndsWith(entry)) break;
        }
        return entries;
    }

    /// <summary>Every part of the plan with its revision: any change makes another text.</summary>
    public static string StateOf(Plan plan) => string.Create(CultureInfo.InvariantCulture, $"{plan.Id:N}.{plan.Version}.")
        + string.Join('.', plan.Goals.SelectMany(g => g.Objectives.Select(o => $"{o.CaseFileId}-{o.Revision}").Prepend($"{g.CaseFileId}-{g.Revision}")).Order(StringComparer.Ordinal));

    private GoalSideBySide SideBySide(Goal goal, LastLook last, List<Service> services, PackSettings settings)
    {
        var now = GoalProgress.Of(goal, services, time.Today);
        var then = last.Goals.GetValueOrDefault(goal.CaseFileId);
        var words = goal.IsOpen ? settings.LabelOf(now.Status) : goal.Outcome is { Length: > 0 } outcome ? $"Closed: {outcome}" : "Closed";
        var thenWords = then is null ? last.On is null ? "" : "Not in the plan yet" : !then.IsOpen ? "Closed" : then.Status is { } status ? settings.LabelOf(status) : "Status not known";
        var open = goal.Objectives.Count(o => o.IsOpen);
        return new(goal, now, words, then, thenWords, goal.Objectives.Count - open, open,
            last.On is not null && (then is null || then.IsOpen != goal.IsOpen || (then.Status is not null && then.Status != goal.Status) || then.Statement != goal.Details.Statement
                || then.EndsOn != goal.Details.ProjectedEndOn || then.OpenObjectives != open));
    }

    private static string ChangeWords(PlanChange change, Plan plan)
    {
        var goal = plan.Goals.FirstOrDefault(g => g.CaseFileId == change.Goal);
        return $"{Words.Of(change.Kind)} on {change.On.Words()}{(goal is null ? "" : $": {goal.Details.Statement}")}{(change.Reason is { } reason ? $" ({reason})" : "")}";
    }
}
