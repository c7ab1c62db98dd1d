using Milepost.App.Features.CaseFiles;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Findings;

/// <summary>What the things of a record are called in a list of findings, by the names that findings use ("service:S4").</summary>
public static class SubjectNames
{
    public static Dictionary<string, string> Of(CaseFile file)
    {
        Dictionary<string, string> names = [];
        foreach (var goal in file.Plans.SelectMany(plan => plan.Goals))
        {
            Name("goal", goal.Id, goal.Statement);
            foreach (var objective in goal.Objectives) Name("objective", objective.Id, objective.Statement);
        }
        foreach (var service in file.Services) Name("service", service.Id, service.Name);
        foreach (var note in file.CaseNotes) Name("caseNote", note.Id, note.Subject);
        foreach (var assessment in file.Assessments) Name("assessment", assessment.Id, assessment.Tool ?? Words.Of(assessment.Type));
        foreach (var credential in file.Credentials) Name("credential", credential.Id, credential.Name);
        foreach (var gain in file.SkillGains) Name("skillGain", gain.Id, gain.Type);
        foreach (var referral in file.Referrals) Name("referral", referral.Id, referral.Partner);
        return names;

        void Name(string kind, string id, string? name)
        {
            if (!string.IsNullOrWhiteSpace(name)) names[$"{kind}:{id}"] = Shortened(name.Trim());
        }
    }

    private static string Shortened(string name)
    {
        if (name.Length <= LedgerFinding.AboutMaxLength) return name;
        // Not through the middle of a letter that takes two units.
        var end = LedgerFinding.AboutMaxLength - 1;
        if (char.IsHighSurrogate(name[end - 1])) end--;
        return name[..end] + "…";
    }
}
