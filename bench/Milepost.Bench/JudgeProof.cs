using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

/// <summary>Shows that the engine and the judge written by hand find the same. Two judges that differ are not timed.</summary>
internal sealed class JudgeProof(Evaluator evaluator)
{
    private readonly Dictionary<string, HashSet<Outcome>> _seen = [];

    public int Judgings { get; private set; }

    public int Findings { get; private set; }

    /// <summary>Requirements that were never seen both kept and not kept (or not yet): nothing is proved of them.</summary>
    public IReadOnlyList<string> Untried =>
        [.. evaluator.Requirements.Select(requirement => requirement.Id).Where(id => !_seen.TryGetValue(id, out var outcomes) || outcomes.Count < 2).Order(StringComparer.Ordinal)];

    /// <summary>What differs, one line each; none where both find the same in the same order.</summary>
    public IReadOnlyList<string> Compare(CaseFacts facts, DateOnly day)
    {
        var engine = evaluator.Judge(facts, day).Select(Said).ToList();
        var byHand = HandWrittenJudge.Judge(facts, day).Select(Said).ToList();
        Judgings++;
        Findings += engine.Count;
        foreach (var finding in evaluator.Judge(facts, day))
        {
            if (!_seen.TryGetValue(finding.Requirement.Id, out var outcomes)) _seen[finding.Requirement.Id] = outcomes = [];
            outcomes.Add(finding.Outcome);
        }

        List<string> differences = [.. engine.Except(byHand).Select(line => $"only the engine:  {line}"), .. byHand.Except(engine).Select(line => $"only by hand:     {line}")];
        if (differences.Count == 0 && !engine.SequenceEqual(byHand)) differences.Add("The findings are the same, their order is not.");
        return differences;
    }

    private static string Said(Finding finding) =>
        Said(finding.Requirement.Id, finding.Subject, finding.Outcome, finding.DueOn, finding.MetOn, finding.Verdict.Details, finding.Verdict.Because);

    private static string Said(HandWrittenFinding finding) =>
        Said(finding.Requirement, finding.Subject, finding.Outcome, finding.Due, finding.MetOn, finding.Details, finding.Because);

    /// <summary>Of the facts behind a finding the day and the place are compared; what they are called is the engine's business.</summary>
    private static string Said(string requirement, string subject, Outcome outcome, DateOnly? due, DateOnly? met, IEnumerable<string> details, IEnumerable<Evidence> because) =>
        $"{requirement} {subject}: {outcome}, due {due:yyyy-MM-dd}, met {met:yyyy-MM-dd}, details [{string.Join(", ", details)}], because [{string.Join(", ", because.Select(each => $"{each.On:yyyy-MM-dd} {each.Ref}"))}]";
}
