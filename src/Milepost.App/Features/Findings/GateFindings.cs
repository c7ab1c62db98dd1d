using Milepost.App.Store;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings;

/// <summary>What a change runs into: findings of requirements with a gate that were not there before it.</summary>
/// <remarks>The gate is no check of its own. It is the finding that would stand in the ledger tomorrow, told before it is saved.</remarks>
public static class GateFindings
{
    /// <summary>The subject of duties toward the person as a whole: anything that is typed may be theirs.</summary>
    private const string Everything = "participant";

    public static IReadOnlyList<ClosedGate> Of(
        ChangedRecord changed, Outlook after, RecordToJudge record, Dictionary<string, string> names, DateOnly today)
    {
        List<ClosedGate> closed = [];
        foreach (var lasting in after.Findings)
        {
            var finding = lasting.Finding;
            if (!lasting.On(today) || finding.Outcome != Outcome.NotMet || finding.Requirement.Gate is not { } gate) continue;
            if (!gate.Details.IsEmpty && !finding.Verdict.Details.Any(gate.Details.Contains)) continue;
            if (record.Waivers.Any(waiver => waiver.On(today) && waiver.Covers(finding.Requirement.Id, finding.Subject))) continue;
            if (!IsNew(finding, gate, record.Lines, today)) continue;
            var change = ChangeOf(finding.Subject, changed);
            closed.Add(new(finding with { Requirement = finding.Requirement with { Gate = gate.For(change) } }, record.Id, record.Name,
                names.GetValueOrDefault(finding.Subject), [.. finding.Verdict.Details.Select(DetailWords.Of)], change));
        }
        return closed;
    }

    private static SubjectChange ChangeOf(string subject, ChangedRecord changed)
    {
        if (subject == Everything) return SubjectChange.Altered;
        var id = subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return changed.Added.Contains(id) ? SubjectChange.Added : changed.Altered.Contains(id) ? SubjectChange.Altered : SubjectChange.None;
    }

    /// <summary>Something was wrong before: only what is wrong beside that is this change's doing.</summary>
    private static bool IsNew(Finding finding, Gate gate, IReadOnlyList<LedgerFinding> before, DateOnly today)
    {
        var was = before.FirstOrDefault(line => line.Requirement == finding.Requirement.Id && line.Subject == finding.Subject
            && line.SeenFrom <= today && line.SeenThrough >= today && line.Outcome == Outcome.NotMet);
        if (was is null) return true;
        return finding.Verdict.Details.Any(detail => (gate.Details.IsEmpty || gate.Details.Contains(detail)) && !was.Details.Contains(detail));
    }
}
