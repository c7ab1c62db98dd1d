using Milepost.App.DataFiles;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Policy;

/// <summary>A case that does not come out as its file says, in words.</summary>
public sealed record FailedCase(string Requirement, string Case, string File, int Line, string What)
{
    public override string ToString() => $"{File}:{Line}: {Requirement}, case \"{Case}\": {What}";
}

/// <summary>Runs the cases that stand in the requirement files.</summary>
public static class TestPolicy
{
    public static IReadOnlyList<FailedCase> Run(RequirementFile file)
    {
        // Alone: a case shows what one requirement says, whatever replaces it elsewhere.
        var evaluator = new Evaluator([file.Requirement]);
        return [.. file.Cases.SelectMany(each => Run(file, each, evaluator))];
    }

    public static IEnumerable<FailedCase> Run(RequirementFile file, RequirementCase each, Evaluator evaluator)
    {
        var problems = new FileProblems();
        if (CaseHistory.Build(each, problems) is not { } record)
        {
            foreach (var problem in problems.InOrder()) yield return new(file.Requirement.Id, each.Name, problem.File, problem.Line, problem.Message);
            yield break;
        }

        foreach (var failed in Judge(file, each, CaseFileFacts.Of(record), evaluator)) yield return failed;
    }

    /// <summary>What a case expects and is not found in these facts.</summary>
    public static IEnumerable<FailedCase> Judge(RequirementFile file, RequirementCase each, CaseFacts facts, Evaluator evaluator)
    {
        var findings = evaluator.Judge(facts, each.Today);
        foreach (var expected in each.Expected)
        {
            var judged = findings.Where(finding => expected.Subject is null || finding.Subject == expected.Subject).ToList();
            if (expected.IsNone ? judged.Count == 0 : judged.Count > 0 && judged.All(expected.Fits)) continue;

            yield return new(file.Requirement.Id, each.Name, each.File, each.Line,
                $"on {each.Today:yyyy-MM-dd} it should find {expected}{(expected.Subject is { } subject ? $" for {subject}" : "")}, but finds {Said(judged)}.");
        }
    }

    private static string Said(List<Finding> findings) => findings.Count == 0
        ? "nothing"
        : string.Join("; ", findings.Select(finding =>
            $"{new ExpectedFinding(null, finding.Outcome, finding.DueOn, finding.MetOn, finding.Verdict.Details)} for {finding.Subject}"));
}
