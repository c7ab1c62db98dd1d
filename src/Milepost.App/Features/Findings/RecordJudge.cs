using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Telemetry;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings;

/// <summary>
/// Judges records as they are in the transaction and writes the difference into the ledger. Every screen, gate and report reads what
/// stands there, or judges by the same evaluator.
/// </summary>
public sealed class RecordJudge(PolicyBook policies, AgencyTime time) : IRecordJudge
{
    public async Task CatchUpAsync(MilepostDb db, Guid participantId, CancellationToken ct)
    {
        var judged = await db.JudgedRecords.FindAsync([participantId], ct);
        if (judged is null || !IsCurrent(judged, time.Today)) await JudgeAsync(db, [participantId], ct);
    }

    public async Task<IReadOnlyList<ClosedGate>> JudgeAsync(MilepostDb db, ChangedRecord changed, CancellationToken ct) => await JudgeAsync(db, [changed], ct);

    /// <summary>Judges records as they stand. Several at a time read far fewer rows one by one.</summary>
    public Task JudgeAsync(MilepostDb db, IReadOnlyList<Guid> participants, CancellationToken ct) =>
        JudgeAsync(db, [.. participants.Select(ChangedRecord.Unchanged)], ct);

    private async Task<IReadOnlyList<ClosedGate>> JudgeAsync(MilepostDb db, IReadOnlyList<ChangedRecord> changes, CancellationToken ct)
    {
        using var watch = new JudgingWatch(changes.Count);
        var today = time.Today;
        var participants = changes.Select(change => change.ParticipantId).ToList();
        var records = await RecordToJudge.ReadAsync(db, participants, ct);
        var judged = await JudgedAsync(db, participants, ct);
        ForgetWritten(db);
        var closed = new List<ClosedGate>();
        foreach (var record in records)
        {
            var policy = policies[record.PackId];
            if (!judged.TryGetValue(record.Id, out var line)) db.JudgedRecords.Add(line = new() { ParticipantId = record.Id });
            (line.Pack, line.PackVersion, line.Through) = (policy.Pack.Id, policy.Version, DateOnly.MaxValue);
            line.Revision++;
            if (record.IsMerged)
            {
                // Its parts are judged with the record that took them in.
                db.Findings.RemoveRange(record.Lines);
                continue;
            }
            var outlook = Outlook.Of(policy.Evaluator, CaseFileFacts.Of(record.File), today);
            var names = SubjectNames.Of(record.File);
            closed.AddRange(GateFindings.Of(changes.First(change => change.ParticipantId == record.Id), outlook, record, names, today));
            watch.Wrote(Write(db, record, outlook, names, today));
            line.Through = outlook.Through;
        }
        return closed;
    }

    /// <summary>One record's line is nearly always tracked already: catching up has read it.</summary>
    private static async Task<Dictionary<Guid, JudgedRecord>> JudgedAsync(MilepostDb db, List<Guid> participants, CancellationToken ct)
    {
        if (participants is [var one]) return await db.JudgedRecords.FindAsync([one], ct) is { } line ? new() { [one] = line } : [];
        return await db.JudgedRecords.Where(j => participants.Contains(j.ParticipantId)).ToDictionaryAsync(j => j.ParticipantId, ct);
    }

    /// <summary>Lines that catching up wrote in this very change are in the database now, and are read from there like all others.</summary>
    private static void ForgetWritten(MilepostDb db)
    {
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var written in db.ChangeTracker.Entries<LedgerFinding>().Where(entry => entry.State == EntityState.Unchanged).ToList()) written.State = EntityState.Detached;
        db.ChangeTracker.AutoDetectChangesEnabled = detects;
    }

    /// <summary>Whether the ledger's lines were written by the policy of now and speak for the day.</summary>
    public bool IsCurrent(JudgedRecord judged, DateOnly day) =>
        policies.OfPack(judged.Pack) is { } policy && policy.Version == judged.PackVersion && judged.Through >= day;

    /// <summary>Writes the difference. The lines that stay as they are, nearly all of them after most changes, are never tracked.</summary>
    /// <returns>How many lines were added or taken away.</returns>
    private static int Write(MilepostDb db, RecordToJudge record, Outlook outlook, Dictionary<string, string> names, DateOnly today)
    {
        var known = record.Lines.ToLookup(line => (line.Requirement, line.Subject));
        var kept = new HashSet<LedgerFinding>(ReferenceEqualityComparer.Instance);
        var added = new List<LedgerFinding>();
        foreach (var lasting in outlook.Findings)
        {
            var finding = lasting.Finding;
            var (waived, about) = (WaivedThrough(record.Waivers, finding, lasting), names.GetValueOrDefault(finding.Subject));
            var same = known[(finding.Requirement.Id, finding.Subject)].FirstOrDefault(line => Continues(line, lasting, today));
            if (same is not null && kept.Add(same))
            {
                if (same.SeenThrough == lasting.Through && same.WaivedThrough == waived && same.About == about) continue;
                db.Attach(same);
                (same.SeenThrough, same.WaivedThrough, same.About) = (lasting.Through, waived, about);
                continue;
            }
            added.Add(new()
            {
                ParticipantId = record.Id, Requirement = finding.Requirement.Id, Subject = finding.Subject, SeenFrom = lasting.From, SeenThrough = lasting.Through,
                Outcome = finding.Outcome == Outcome.Overdue ? Outcome.Due : finding.Outcome, DueOn = finding.DueOn, MetOn = finding.MetOn,
                Details = finding.Verdict.Details, WaivedThrough = waived, About = about,
            });
        }

        var written = added.Count + record.Lines.Count - kept.Count;
        // A line's first day is part of its key: what begins on the day of a line that goes takes its place.
        foreach (var line in record.Lines.Where(line => !kept.Contains(line)))
        {
            if (added.Find(a => a.SeenFrom == line.SeenFrom && a.Requirement == line.Requirement && a.Subject == line.Subject) is { } successor)
            {
                db.Findings.Update(successor);
                added.Remove(successor);
            }
            else db.Findings.Remove(line);
        }
        db.Findings.AddRange(added);
        return written;
    }

    /// <summary>The line says this already. One that began earlier keeps its first day, so that most changes write a few lines only.</summary>
    private static bool Continues(LedgerFinding line, LastingFinding lasting, DateOnly today)
    {
        var finding = lasting.Finding;
        var begins = line.SeenFrom == lasting.From || (lasting.From == today && line.SeenFrom <= today && line.SeenThrough >= today);
        return begins && line.OutcomeOn(DateOnly.MinValue) == LastingFinding.OutcomeOn(finding.Outcome, finding.DueOn, DateOnly.MinValue)
            && line.DueOn == finding.DueOn && line.MetOn == finding.MetOn && line.Details.SequenceEqual(finding.Verdict.Details);
    }

    private static DateOnly? WaivedThrough(IReadOnlyList<SupervisorWaiver> waivers, Finding finding, LastingFinding lasting)
    {
        DateOnly? last = null;
        foreach (var waiver in waivers)
            if (waiver.Covers(finding.Requirement.Id, finding.Subject) && waiver.Until >= lasting.From && (last is null || waiver.Until > last)) last = waiver.Until;
        return last;
    }
}
