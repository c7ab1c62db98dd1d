using System.Collections.Immutable;

namespace Milepost.Domain.Policy.Evaluation;

/// <summary>Judges a record by the requirements of a pack: its own, and those of the packs it extends.</summary>
public sealed class Evaluator(IEnumerable<Requirement> requirements)
{
    private readonly ImmutableArray<Requirement> _requirements = [.. requirements];
    private readonly ILookup<string, Requirement> _waivedBy = requirements
        .SelectMany(requirement => requirement.Waives.Select(waiver => (waiver.Requirement, By: requirement)))
        .ToLookup(each => each.Requirement, each => each.By);

    public IReadOnlyList<Requirement> Requirements => _requirements;

    /// <summary>Every finding of one day, in their order. The same facts and day give the same findings.</summary>
    public IReadOnlyList<Finding> Judge(CaseFacts facts, DateOnly asOf)
    {
        var record = new RecordOnDay(facts, asOf);
        List<Finding> findings = [];
        foreach (var requirement in _requirements)
        {
            if (!requirement.InForce.On(asOf) || IsWaived(requirement, asOf)) continue;
            Judge(requirement, record, findings);
        }
        findings.Sort(Finding.InOrder);
        return findings;
    }

    /// <summary>Whether another requirement in force that day takes this one's place.</summary>
    public bool IsWaived(Requirement requirement, DateOnly day)
    {
        if (!_waivedBy.Contains(requirement.Id)) return false;
        foreach (var by in _waivedBy[requirement.Id])
            if (by.InForce.On(day)) return true;
        return false;
    }

    private static void Judge(Requirement requirement, RecordOnDay record, List<Finding> findings)
    {
        foreach (var kind in requirement.AppliesTo.Kinds)
            foreach (var subject in record.Subjects(kind))
                if (requirement.AppliesTo.Includes(record, subject) && requirement.Rule.Judge(record, subject) is { } verdict)
                    findings.Add(new(requirement, subject.Key, verdict, record.Day));
    }
}
