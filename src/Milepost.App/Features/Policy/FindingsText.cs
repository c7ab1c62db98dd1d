using System.Text;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Policy;

/// <summary>Findings for people at a terminal: what is wrong first, each with why and the source.</summary>
public static class FindingsText
{
    private static readonly (Outcome Outcome, string Heading)[] Groups =
    [
        (Outcome.Overdue, "Overdue"),
        (Outcome.NotMet, "Not met"),
        (Outcome.CannotTell, "Cannot tell"),
        (Outcome.Due, "Due"),
        (Outcome.MetLate, "Met late"),
        (Outcome.Met, "Met"),
        (Outcome.Advice, "Advice"),
    ];

    public static string Write(CaseFileFindings all)
    {
        var text = new StringBuilder();
        text.Append($"{all.Case} by {all.Pack} ({all.PackVersion}) on {all.AsOf.Words()}\n");
        if (all.Findings.Count == 0) text.Append("\nNothing applies to this record on that day.\n");
        foreach (var (outcome, heading) in Groups)
        {
            var findings = all.Findings.Where(finding => finding.Outcome == outcome).ToList();
            if (findings.Count == 0) continue;

            text.Append($"\n{heading} ({findings.Count})\n");
            foreach (var finding in findings)
            {
                text.Append($"  {finding.Requirement.Id}  {finding.Subject}\n");
                if (outcome == Outcome.Met) continue;
                text.Append($"    {finding.Explanation}\n");
                foreach (var fact in finding.Verdict.Because) text.Append($"    because: {fact.What}{(fact.On is { } on ? $", {on.Words()}" : "")} ({fact.Ref})\n");
                var citation = finding.Requirement.Citation;
                text.Append($"    source: {citation.Source}{(citation.Section is { } section ? $", {section}" : "")}\n");
            }
        }
        return text.ToString();
    }
}
