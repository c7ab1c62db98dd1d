using Milepost.App.Features.CaseFiles;
using Milepost.App.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Policy;

/// <summary>What was found in one case file on one day.</summary>
public sealed record CaseFileFindings(string Case, string Pack, string PackVersion, DateOnly AsOf, IReadOnlyList<Finding> Findings);

/// <summary>Judges a case file by a pack, as the record stood at the end of a day.</summary>
public static class CheckCaseFile
{
    public static CaseFileFindings Check(CaseFile file, PackPolicy policy, DateOnly asOf) =>
        new(file.Participant.Id, policy.Pack.Id, policy.Version, asOf, policy.Evaluator.Judge(CaseFileFacts.Of(file), asOf));
}
