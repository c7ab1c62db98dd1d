using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Merge.Undo;

/// <summary>Makes two records of one again.</summary>
public sealed record UndoMerge(Guid ParticipantId, Guid MergeId, string? Reason);

/// <summary>What goes where, before a merge is undone.</summary>
/// <param name="GoesBack">To the record that was merged away.</param>
/// <param name="Stays">Added since the merge.</param>
/// <param name="Problems">Why it cannot be undone as it stands.</param>
public sealed record UndoPreview(RecordMerge Merge, IReadOnlyList<string> GoesBack, IReadOnlyList<string> Stays, IReadOnlyList<Problem> Problems);

public sealed class UndoMergeHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(UndoMerge command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } keep) return ParticipantProblems.NotFound;
        if (await db.Merges.SingleOrDefaultAsync(m => m.Id == command.MergeId && m.SurvivorId == keep.Id, ct) is not { } merge) return MergeProblems.NotFound;
        if (merge.IsUndone || await db.Participants.SingleOrDefaultAsync(p => p.Id == merge.MergedId && p.MergedIntoId == keep.Id, ct) is not { } other) return MergeProblems.UndoneAlready;

        if (await new UndoingMerge(db, merge, keep, other).MoveBackAsync(ct) is { Count: > 0 } problems) return problems;
        var (before, after) = (merge.Before, merge.After);
        var done = keep.LetGo(
            other, ProfileDifferences.Revert(keep.Profile, before.Profile, after.Profile), Reverted(keep.Screening, before.Screening, after.Screening),
            Reverted(keep.PartnerPrograms, before.PartnerPrograms, after.PartnerPrograms)!, command.Reason);
        if (done.IsDone) (merge.UndoneAt, merge.UndoneBy) = (time.Now, db.Actor.Name);
        return done;
    }, Gates.Open, ct);

    /// <summary>What was changed again since the merge stays.</summary>
    private static T Reverted<T>(T now, T before, T after) =>
        JsonSerializer.Serialize(now, JsonColumn.Options) == JsonSerializer.Serialize(after, JsonColumn.Options) ? before : now;
}

public sealed class MergesQuery(MilepostDb db)
{
    /// <summary>The merges into one record, the newest first.</summary>
    public async Task<IReadOnlyList<RecordMerge>> HandleAsync(Guid participantId, CancellationToken ct) =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)
            ? await db.Merges.AsNoTracking().Where(m => m.SurvivorId == participantId).OrderByDescending(m => m.Id).ToListAsync(ct) : [];

    /// <summary>What undoing would do. It is tried on the rows and forgotten.</summary>
    public async Task<UndoPreview?> PreviewAsync(Guid participantId, Guid mergeId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } keep) return null;
        if (await db.Merges.SingleOrDefaultAsync(m => m.Id == mergeId && m.SurvivorId == participantId, ct) is not { } merge) return null;
        if (merge.IsUndone || await db.Participants.SingleOrDefaultAsync(p => p.Id == merge.MergedId, ct) is not { } other) return new(merge, [], [], [MergeProblems.UndoneAlready]);
        var undoing = new UndoingMerge(db, merge, keep, other);
        var problems = await undoing.MoveBackAsync(ct);
        db.ChangeTracker.Clear();
        return new(merge, undoing.GoesBack, undoing.Stays, problems);
    }

    /// <summary>The history of the record that was merged away, up to the merge: its chain stays its own.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(RecordMerge merge, CancellationToken ct) =>
        await db.History.AsNoTracking().Where(h => h.ParticipantId == merge.MergedId).OrderByDescending(h => h.Sequence).Take(500).ToListAsync(ct);
}
