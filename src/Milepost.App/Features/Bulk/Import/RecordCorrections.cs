using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>
/// Brings what was corrected, or came to be since, into a record that an earlier import made: by the same change as a page, with before
/// and after in the history. These are few; new records are written in bulk.
/// </summary>
internal sealed class RecordCorrections(MilepostDb db, ImportContext context)
{
    private readonly PersonTaker _taker = new(context);

    /// <param name="differing">The rows that are not as they were taken in last.</param>
    /// <returns>The rows that are in, and those that were refused.</returns>
    public Task<(List<(TakenRow Row, bool IsNew)> Taken, List<RefusedRow> Refused)> ApplyAsync(
        PersonRows rows, Guid participantId, IReadOnlySet<(TableKind, int)> differing, CancellationToken ct) => ApplyAsync(rows, participantId, differing, dryRun: false, ct);

    /// <summary>The same as a trial: nothing is written.</summary>
    public Task<(List<(TakenRow Row, bool IsNew)> Taken, List<RefusedRow> Refused)> LookAsync(
        PersonRows rows, Guid participantId, IReadOnlySet<(TableKind, int)> differing, CancellationToken ct) => ApplyAsync(rows, participantId, differing, dryRun: true, ct);

    private async Task<(List<(TakenRow Row, bool IsNew)> Taken, List<RefusedRow> Refused)> ApplyAsync(
        PersonRows rows, Guid participantId, IReadOnlySet<(TableKind, int)> differing, bool dryRun, CancellationToken ct)
    {
        var left = new HashSet<(TableKind, int)>(differing);
        List<RefusedRow> refused = [];
        // What is refused once leaves nothing behind: the others are put in anew without it.
        while (left.Count > 0)
        {
            List<RefusedRow> now = [];
            List<(TakenRow, bool)> taken = [];
            await db.ChangeAsync<Done>(async () =>
            {
                (now, taken) = ([], []);
                var hand = await LoadAsync(participantId, ct);
                if (hand.Participant!.MergedIntoId is { } survivor)
                {
                    var into = await db.Participants.Where(p => p.Id == survivor).Select(p => p.CaseNumber).SingleAsync(ct);
                    now = [.. _taker.Refuse(rows, left, $"This person was merged into {into}. Put the row under that person, or undo the merge first.")];
                    return Nothing;
                }
                now = _taker.Take(rows, hand, left, out _);
                if (now.Count > 0) return Nothing;
                taken = [.. hand.Taken.Select(t => (t, !hand.Known.ContainsKey((t.Kind, t.Id))))];
                if (dryRun) return Nothing;
                await KeepAsync(hand, ct);
                return Done.It;
            }, Gates.Open, ct);
            db.ChangeTracker.Clear();
            if (now.Count == 0) return (taken, refused);
            refused.AddRange(now);
            left.ExceptWith(now.Select(r => (r.File.Table.Kind, r.Line)));
        }
        return ([], refused);
    }

    private static readonly Problem Nothing = new("import.refused-row", ProblemKind.Invalid, "A row was refused.");

    private async Task<RecordInHand> LoadAsync(Guid id, CancellationToken ct)
    {
        var hand = new RecordInHand { Participant = await db.FindParticipantAsync(id, ct) ?? await db.Participants.SingleAsync(p => p.Id == id, ct) };
        hand.Application = await db.Applications.SingleOrDefaultAsync(a => a.ParticipantId == id, ct);
        var plans = await db.Plans.Where(p => p.ParticipantId == id).OrderBy(p => p.Id).ToListAsync(ct);
        hand.Services.AddRange(await db.Services.Where(s => s.ParticipantId == id).OrderBy(s => s.Id).ToListAsync(ct));
        hand.Notes.AddRange(await db.CaseNotes.Where(n => n.ParticipantId == id).OrderBy(n => n.Id).ToListAsync(ct));
        var enrollments = await db.Enrollments.Where(e => e.ParticipantId == id).OrderBy(e => e.Id).ToListAsync(ct);
        // What an import made is the oldest there is; later enrollments and plans are of this system.
        (hand.Enrollment, hand.Plan) = (enrollments.FirstOrDefault(), plans.FirstOrDefault());
        hand.Program = hand.Enrollment?.Program ?? (hand.Application?.Programs is [var first, ..] ? first : hand.Plan?.Kind == PlanKind.Iss ? Program.Youth : Program.Adult);
        var imported = await db.ImportedRecords.SingleOrDefaultAsync(r => r.ParticipantId == id, ct);
        var parts = plans.SelectMany(p => p.Goals).ToDictionary(g => g.CaseFileId);
        var objectives = plans.SelectMany(p => p.Goals).SelectMany(g => g.Objectives).ToDictionary(o => o.CaseFileId);
        foreach (var row in RecordInHand.Read(imported?.Rows ?? ""))
        {
            hand.Known[(row.Kind, row.Id)] = row;
            if (row.Kind == TableKind.Goals && parts.TryGetValue(row.Part, out var goal)) hand.Goals[row.Id] = goal;
            if (row.Kind == TableKind.Objectives && objectives.TryGetValue(row.Part, out var objective)) hand.Objectives[row.Id] = objective;
        }
        return hand;
    }

    private async Task KeepAsync(RecordInHand hand, CancellationToken ct)
    {
        var id = hand.Participant!.Id;
        if (hand.Application is { } application && db.Entry(application).State == EntityState.Detached) db.Applications.Add(application);
        if (hand.Enrollment is { } enrollment && db.Entry(enrollment).State == EntityState.Detached) db.Enrollments.Add(enrollment);
        if (hand.Plan is { } plan && db.Entry(plan).State == EntityState.Detached) db.Plans.Add(plan);
        db.Services.AddRange(hand.Services.Where(s => db.Entry(s).State == EntityState.Detached));
        db.CaseNotes.AddRange(hand.Notes.Where(n => db.Entry(n).State == EntityState.Detached));

        if (hand.Taken.Find(t => t.Kind == TableKind.Participants) is { Id: not null } own)
            (await db.ExternalIds.SingleAsync(e => e.Kind == ExternalId.Participant && e.Value == own.Id, ct)).RowHash = own.Hash;
        var rows = new Dictionary<(TableKind, string), TakenRow>(hand.Known);
        foreach (var taken in hand.Taken) rows[(taken.Kind, taken.Id)] = taken;
        var text = RecordInHand.Write(rows.Values.OrderBy(r => r.Kind).ThenBy(r => r.Line));
        if (await db.ImportedRecords.SingleOrDefaultAsync(r => r.ParticipantId == id, ct) is { } imported) imported.Rows = text;
        else db.ImportedRecords.Add(new() { ParticipantId = id, Rows = text });
        if (hand.Plan is { Settled: true } settled) await SettleAsync(settled, hand, ct);
    }

    /// <summary>The version that came with the agreement on paper holds what the old system says was agreed, as it says it now.</summary>
    private async Task SettleAsync(Plan plan, RecordInHand hand, CancellationToken ct)
    {
        var kept = await db.PlanVersions.SingleOrDefaultAsync(v => v.PlanId == plan.Id && v.Number == plan.VersionNumber, ct);
        if (kept is null)
        {
            await SettledVersion.KeepAsync(db, plan, hand.Services, ct);
            return;
        }
        // A version that somebody signed here is never touched.
        if (plan.Agreements.Any(a => a.PlanVersion == plan.VersionNumber && (a.DocumentId is not null || a.RecordedOn is not null))) return;
        var content = PlanContent.Of(plan, hand.Services).ToJson();
        if (kept.Content != content) db.Entry(kept).Property(v => v.Content).CurrentValue = content;
    }
}
