using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Policy;
using Milepost.App.Store;
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
        var today = time.Today;
        var participants = changes.Select(change => change.ParticipantId).ToList();
        var records = await ParticipantRecord.LoadManyAsync(db, participants, ct);
        var lines = (await db.Findings.Where(f => participants.Contains(f.ParticipantId)).ToListAsync(ct)).ToLookup(f => f.ParticipantId);
        var judged = await db.JudgedRecords.Where(j => participants.Contains(j.ParticipantId)).ToDictionaryAsync(j => j.ParticipantId, ct);
        var closed = new List<ClosedGate>();
        foreach (var record in records)
        {
            var policy = policies[record.Participant.PackId];
            if (record.Participant.MergedIntoId is not null)
            {
                // Its parts are judged with the record that took them in.
                db.Findings.RemoveRange(lines[record.Participant.Id]);
                if (!judged.TryGetValue(record.Participant.Id, out var empty)) db.JudgedRecords.Add(empty = new() { ParticipantId = record.Participant.Id });
                (empty.Pack, empty.PackVersion, empty.Through) = (policy.Pack.Id, policy.Version, DateOnly.MaxValue);
                empty.Revision++;
                continue;
            }
            var file = RecordToCaseFile.Write(record, null, null);
            var outlook = Outlook.Of(policy.Evaluator, CaseFileFacts.Of(file), today);
            var before = lines[record.Participant.Id].ToList();
            var names = SubjectNames.Of(file);
            closed.AddRange(GateFindings.Of(changes.First(change => change.ParticipantId == record.Participant.Id), before, outlook, record, names, today));
            Write(db, record, before, outlook, names, today);

            if (!judged.TryGetValue(record.Participant.Id, out var line)) db.JudgedRecords.Add(line = new() { ParticipantId = record.Participant.Id });
            (line.Pack, line.PackVersion, line.Through) = (policy.Pack.Id, policy.Version, outlook.Through);
            line.Revision++;
        }
        return closed;
    }

    /// <summary>Whether the ledger's lines were written by the policy of now and speak for the day.</summary>
    public bool IsCurrent(JudgedRecord judged, DateOnly day) =>
        policies.OfPack(judged.Pack) is { } policy && policy.Version == judged.PackVersion && judged.Through >= day;

    private static void Write(MilepostDb db, ParticipantRecord record, List<LedgerFinding> before, Outlook outlook, Dictionary<string, string> names, DateOnly today)
    {
        var known = before.ToLookup(line => (line.Requirement, line.Subject));
        var kept = new HashSet<LedgerFinding>(ReferenceEqualityComparer.Instance);
        var added = new List<LedgerFinding>();
        foreach (var lasting in outlook.Findings)
        {
            var finding = lasting.Finding;
            var waived = WaivedThrough(record.Waivers, finding, lasting);
            var same = known[(finding.Requirement.Id, finding.Subject)].FirstOrDefault(line => Continues(line, lasting, today));
            if (same is not null && kept.Add(same))
            {
                (same.SeenThrough, same.WaivedThrough, same.About) = (lasting.Through, waived, names.GetValueOrDefault(finding.Subject));
                continue;
            }
            added.Add(new()
            {
                ParticipantId = record.Participant.Id, Requirement = finding.Requirement.Id, Subject = finding.Subject, SeenFrom = lasting.From, SeenThrough = lasting.Through,
                Outcome = finding.Outcome == Outcome.Overdue ? Outcome.Due : finding.Outcome, DueOn = finding.DueOn, MetOn = finding.MetOn,
                Details = finding.Verdict.Details, WaivedThrough = waived, About = names.GetValueOrDefault(finding.Subject),
            });
        }

        // A line's first day is part of its key: what begins on the day of a line that goes would meet it.
        foreach (var line in before.Where(line => !kept.Contains(line)))
        {
            if (added.Find(a => a.SeenFrom == line.SeenFrom && a.Requirement == line.Requirement && a.Subject == line.Subject) is { } successor)
            {
                db.Entry(line).State = EntityState.Detached;
                db.Findings.Update(successor);
                added.Remove(successor);
            }
            else db.Findings.Remove(line);
        }
        db.Findings.AddRange(added);
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
