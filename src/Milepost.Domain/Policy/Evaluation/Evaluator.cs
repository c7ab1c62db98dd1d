using System.Collections.Immutable;

namespace Milepost.Domain.Policy.Evaluation;

/// <summary>Judges a record by the requirements of a pack: its own, and those of the packs it extends.</summary>
public sealed class Evaluator(IEnumerable<Requirement> requirements)
{
    private readonly ImmutableArray<Requirement> _requirements = [.. requirements];
    private readonly ILookup<string, Requirement> _waivedBy = requirements
        .SelectMany(requirement => requirement.Waives.Select(waiver => (waiver.Requirement, By: requirement)))
        .ToLookup(each => each.Requirement, each => each.By);

    private readonly PolicyTurns _turns = new(requirements.Select(requirement => requirement.InForce));

    public IReadOnlyList<Requirement> Requirements => _requirements;

    /// <summary>Every finding of one day, in their order. The same facts and day give the same findings.</summary>
    public IReadOnlyList<Finding> Judge(CaseFacts facts, DateOnly asOf)
    {
        var findings = JudgeInAnyOrder(new(facts, asOf));
        findings.Sort(Finding.InOrder);
        return findings;
    }

    /// <summary>The findings of a day and the last day on which the same facts give the same, but for due dates that pass.</summary>
    internal Judgment JudgeForAWhile(CaseFacts facts, DateOnly asOf)
    {
        var record = new RecordOnDay(facts, asOf);
        var findings = JudgeInAnyOrder(record);
        return new(findings, record.StandsThrough < _turns.StandsThrough(asOf) ? record.StandsThrough : _turns.StandsThrough(asOf));
    }

    private List<Finding> JudgeInAnyOrder(RecordOnDay record)
    {
        List<Finding> findings = [];
        foreach (var requirement in _requirements)
        {
            if (!requirement.InForce.On(record.Day) || IsWaived(requirement, record.Day)) continue;
            Judge(requirement, record, findings);
        }
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

/// <param name="StandsThrough"><see cref="DateOnly.MaxValue"/> where no coming day changes anything.</param>
internal sealed record Judgment(IReadOnlyList<Finding> Findings, DateOnly StandsThrough);

/// <summary>The days on which requirements come into force or go out of it.</summary>
internal sealed class PolicyTurns(IEnumerable<InForce> times)
{
    private readonly ImmutableArray<DateOnly> _lastDays =
        [.. times.SelectMany(time => new[] { time.From == DateOnly.MinValue ? (DateOnly?)null : time.From.AddDays(-1), time.Until }).OfType<DateOnly>().Distinct().Order()];

    /// <summary>The last day of the law as it is on the given day.</summary>
    public DateOnly StandsThrough(DateOnly day)
    {
        foreach (var last in _lastDays)
            if (last >= day) return last;
        return DateOnly.MaxValue;
    }
}
