using Milepost.App.Features.Messages;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Goals;

public sealed record AddGoal(Guid ParticipantId, Guid PlanId, GoalDetails Details, string? Reason);

public sealed class AddGoalHandler(PlanEditHandler plans)
{
    public Task<Result<PlanEdited<Goal>>> HandleAsync(AddGoal command, CancellationToken ct) =>
        plans.HandleAsync(command.ParticipantId, command.PlanId, PlanEditKind.Content, command.Reason,
            editing => editing.Plan.AddGoal(editing.Participant, DatesOnFile.Over(command.Details, null, editing), editing.Rules, command.Reason, editing.Today), ct);
}

/// <summary>Changes a goal and, when it is given, how the goal stands.</summary>
/// <param name="Revision">The goal's revision when the form was opened.</param>
public sealed record ChangeGoal(Guid ParticipantId, Guid PlanId, Guid GoalId, int Revision, GoalDetails Details, GoalStatus? Status, string? Reason);

/// <param name="MessageSent">The customer was written a message, as the goal went off track.</param>
public sealed record GoalChanged(Goal Goal, bool MessageSent);

public sealed class ChangeGoalHandler(PlanEditHandler plans, Correspondence correspondence, SpokenNames names)
{
    public Task<Result<PlanEdited<GoalChanged>>> HandleAsync(ChangeGoal command, CancellationToken ct) =>
        plans.HandleAsync<GoalChanged>(command.ParticipantId, command.PlanId, PlanEditKind.Content, command.Reason, async editing =>
        {
            if (editing.Plan.Find(command.GoalId) is not { } goal) return PlanProblems.GoalNotFound;
            if (goal.Revision != command.Revision) return StaleProblems.Changed;

            var changed = editing.Plan.ChangeGoal(goal.Id, DatesOnFile.Over(command.Details, goal, editing), editing.Rules, command.Reason, editing.Today);
            if (!changed.IsDone) return changed.As<GoalChanged>();
            if (command.Status is not { } status || status == goal.Status) return new GoalChanged(goal, false);
            return await GoalStanding.SetAsync(editing, goal.Id, status, correspondence, names, ct);
        }, ct);
}

/// <summary>Says how a goal stands, and nothing else.</summary>
/// <param name="Revision">The goal's revision when the form was opened; null when it does not matter.</param>
public sealed record SetGoalStatus(Guid ParticipantId, Guid PlanId, Guid GoalId, int? Revision, GoalStatus Status);

public sealed class SetGoalStatusHandler(PlanEditHandler plans, Correspondence correspondence, SpokenNames names)
{
    public Task<Result<PlanEdited<GoalChanged>>> HandleAsync(SetGoalStatus command, CancellationToken ct) =>
        plans.HandleAsync<GoalChanged>(command.ParticipantId, command.PlanId, PlanEditKind.Standing, null, async editing =>
        {
            if (editing.Plan.Find(command.GoalId) is not { } goal) return PlanProblems.GoalNotFound;
            if (command.Revision is { } revision && goal.Revision != revision) return StaleProblems.Changed;
            return await GoalStanding.SetAsync(editing, goal.Id, command.Status, correspondence, names, ct);
        }, ct);
}

/// <summary>Sets a goal's status with what follows from it. For use inside a change of the plan.</summary>
public static class GoalStanding
{
    public const string MessageSubject = "About your plan";

    /// <summary>Off track writes the customer a kind message in the pack's words (Illinois workNet Career Plan guide, Set Goals).</summary>
    public static async Task<Result<GoalChanged>> SetAsync(PlanEditing editing, Guid goalId, GoalStatus status, Correspondence correspondence, SpokenNames names, CancellationToken ct)
    {
        var before = editing.Plan.Find(goalId)?.Status;
        var set = editing.Plan.SetGoalStatus(goalId, status, editing.Rules, editing.Today);
        if (!set.IsDone) return set.As<GoalChanged>();
        if (status != GoalStatus.OffTrack || before == GoalStatus.OffTrack) return new GoalChanged(set.Value, false);

        await correspondence.TellParticipantAsync(editing.Participant, MessageKind.OffTrack,
            new(MessageSubject, names.OffTrackMessage(editing.Settings, ReaderLanguages.English)), new("Acerca de su plan", names.OffTrackMessage(editing.Settings, ReaderLanguages.Spanish)), ct);
        return new GoalChanged(set.Value, true);
    }
}

public sealed record CloseGoal(Guid ParticipantId, Guid PlanId, Guid GoalId, int Revision, DateOnly ClosedOn, string Outcome, string? Reason);

public sealed class CloseGoalHandler(PlanEditHandler plans)
{
    public Task<Result<PlanEdited<Goal>>> HandleAsync(CloseGoal command, CancellationToken ct) =>
        plans.HandleAsync<Goal>(command.ParticipantId, command.PlanId, PlanEditKind.Content, command.Reason, editing =>
            editing.Plan.Find(command.GoalId) is { } goal && goal.Revision != command.Revision ? StaleProblems.Changed
                : editing.Plan.CloseGoal(command.GoalId, command.ClosedOn, command.Outcome, command.Reason, editing.Today), ct);
}

public sealed record ReopenGoal(Guid ParticipantId, Guid PlanId, Guid GoalId, int Revision, string Reason);

public sealed class ReopenGoalHandler(PlanEditHandler plans)
{
    public Task<Result<PlanEdited<Goal>>> HandleAsync(ReopenGoal command, CancellationToken ct) =>
        plans.HandleAsync<Goal>(command.ParticipantId, command.PlanId, PlanEditKind.Content, command.Reason, editing =>
            editing.Plan.Find(command.GoalId) is { } goal && goal.Revision != command.Revision ? StaleProblems.Changed
                : editing.Plan.ReopenGoal(command.GoalId, command.Reason, editing.Today), ct);
}

public sealed record DeleteGoal(Guid ParticipantId, Guid PlanId, Guid GoalId, int Revision);

public sealed class DeleteGoalHandler(PlanEditHandler plans)
{
    public Task<Result<PlanEdited<Done>>> HandleAsync(DeleteGoal command, CancellationToken ct) =>
        plans.HandleAsync<Done>(command.ParticipantId, command.PlanId, PlanEditKind.Content, null, editing =>
            editing.Plan.Find(command.GoalId) is { } goal && goal.Revision != command.Revision ? StaleProblems.Changed
                : editing.Plan.DeleteGoal(command.GoalId), ct);
}

/// <summary>Where a pack says that a goal's dates follow its services, those on file stay and a new goal starts today.</summary>
internal static class DatesOnFile
{
    public static GoalDetails Over(GoalDetails typed, Goal? goal, PlanEditing editing) => !editing.Rules.GoalDatesFromServices ? typed
        : typed with { EstablishedOn = goal?.Details.EstablishedOn ?? editing.Today, ProjectedEndOn = goal?.Details.ProjectedEndOn };
}
