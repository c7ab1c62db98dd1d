using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Merge;

/// <summary>Makes two records of one person one.</summary>
/// <param name="KeepId">The record that stays.</param>
/// <param name="OtherId">The one that becomes a signpost to it.</param>
/// <param name="Take">The facts of the profile that are taken from the other, see <see cref="ProfileDifferences"/>.</param>
/// <param name="KeepVersion">Of the whole record as it was looked at; so the other's.</param>
public sealed record MergeRecords(Guid KeepId, Guid OtherId, IReadOnlyList<string> Take, string? Reason, long KeepVersion, long OtherVersion);

public sealed class MergeRecordsHandler(MilepostDb db, AgencyTime time)
{
    /// <remarks>The gates stand open: what is merged has happened, and its findings tell what is not in order.</remarks>
    public Task<Result<RecordMerge>> HandleAsync(MergeRecords command, CancellationToken ct) => db.ChangeAsync<RecordMerge>(async () =>
    {
        if (await db.FindParticipantAsync(command.KeepId, ct) is not { } keep) return ParticipantProblems.NotFound;
        if (await db.FindParticipantAsync(command.OtherId, ct) is not { } other) return ParticipantProblems.NotFound;
        var merging = new Merging(db, keep, other);
        if (await merging.RefusalsAsync(ct) is { Count: > 0 } refusals) return refusals;
        if (keep.RecordVersion != command.KeepVersion || other.RecordVersion != command.OtherVersion) return StaleProblems.Changed;

        var before = new MergedPerson(keep.Profile, keep.Screening, keep.PartnerPrograms);
        var after = new MergedPerson(
            ProfileDifferences.Combine(keep.Profile, other.Profile, [.. command.Take]),
            keep.Screening is null || command.Take.Contains(ProfileDifferences.ScreeningField) ? other.Screening ?? keep.Screening : keep.Screening,
            [.. keep.PartnerPrograms.Union(other.PartnerPrograms)]);
        var taken = keep.TakeIn(other, after.Profile, after.Screening, after.PartnerPrograms, command.Reason, time.Today);
        if (!taken.IsDone) return taken.As<RecordMerge>();

        await merging.MoveAsync(command.Take.Contains(ProfileDifferences.ApplicationField), ct);
        var merge = new RecordMerge
        {
            SurvivorId = keep.Id, MergedId = other.Id, MergedCaseNumber = other.CaseNumber, MergedName = other.Name, Reason = command.Reason!.Trim(), At = time.Now, By = db.Actor.Name,
            Before = before, After = after, Journal = merging.Journal, Renumbered = merging.Renumbered, Moved = merging.Moved,
        };
        db.Merges.Add(merge);
        return merge;
    }, Gates.Open, ct);
}

public static class MergeProblems
{
    public static readonly Problem NotFound = new("merge.not-found", ProblemKind.NotFound, "There is no such merge, or it is not yours to see.");
    public static readonly Problem Same = new("merge.same", ProblemKind.Invalid, "Choose another record: this is the same one.");
    public static readonly Problem UndoneAlready = new("merge.undone", ProblemKind.Conflict, "This merge was undone already.");

    public static Problem TwoOpenPlans(string keep, string other) => new("merge.two-open-plans", ProblemKind.Conflict,
        $"{keep} and {other} each have an open plan, and a person has one. Close one of the two with its reason first; the closed plan comes along.");

    public static Problem LaterMerge(string caseNumber) => new("merge.later", ProblemKind.Conflict,
        $"{caseNumber} was merged into this record later. Undo that merge first.");

    public static Problem Deleted(string what) => new("merge.deleted", ProblemKind.Conflict,
        $"{what} came with the merge and has been deleted or replaced since, so the other record cannot come back as it was.");

    public static Problem Entangled(string one, string other) => new("merge.entangled", ProblemKind.Conflict,
        $"{one} goes back and {other} stays, or the other way around, and since the merge one refers to the other. Take that link out first.");
}
