using System.Globalization;
using Milepost.App.Features.Occupations;
using Milepost.App.ReferenceData;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments;

/// <summary>What the lists make of what was typed into an assessment's form.</summary>
public static class AssessmentFormReading
{
    private const int MostNamed = 4;

    /// <summary>Puts occupations as plans keep them in place of codes and titles; each one that cannot be read is a problem beside its field.</summary>
    /// <param name="standing">What is on file stays as it is where it was not changed.</param>
    public static IEnumerable<(string Field, string Message)> ReadOccupations(this AssessmentForm form, ReferenceLists lists, Assessment? standing)
    {
        var problems = new List<(string, string)>();
        var explored = standing?.Details.Exploration?.Occupations ?? [];
        for (var row = 0; row < form.Occupations.Count; row++)
            form.Occupations[row].Occupation = Read(form.Occupations[row].Occupation, explored.Contains(form.Occupations[row].Occupation?.Trim() ?? "") ? form.Occupations[row].Occupation?.Trim() : null, $"Occupations[{row}].Occupation");
        form.GoalOccupation = Read(form.GoalOccupation, standing?.Details.EmploymentGoals?.Occupation, nameof(form.GoalOccupation));
        form.TargetOccupation = Read(form.TargetOccupation, standing?.Details.Worksheet?.TargetOccupation, nameof(form.TargetOccupation));
        return problems;

        string? Read(string? typed, string? kept, string field)
        {
            var read = OccupationEntry.Read(lists, typed, kept, field);
            if (read.IsDone) return read.Value;
            var matches = lists.SearchOccupations(typed ?? "", MostNamed);
            problems.Add((field, matches.Count == 0 ? OccupationProblems.Unknown.Message : $"Several occupations match. Enter one of these, or its code: {string.Join("; ", matches.Select(m => m.Label))}."));
            return typed;
        }
    }

    /// <summary>The level of a scale score, where the battery's published ranges tell it and nobody chose one by hand.</summary>
    public static void WorkOutLevels(this AssessmentForm form, ReferenceLists lists)
    {
        if (form.Kind != AssessmentKind.Test) return;
        var subtests = lists.Subtests(form.Tool);
        foreach (var row in form.Scores.Where(row => string.IsNullOrWhiteSpace(row.Level) && !string.IsNullOrWhiteSpace(row.Name)))
            row.Level = WorkedOut(subtests, row.Name!, row.Score)?.Label;
    }

    public static BatteryLevel? WorkedOut(IReadOnlyList<BatterySubtest> subtests, string name, string? score) =>
        decimal.TryParse(score, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? subtests.FirstOrDefault(s => string.Equals(s.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))?.LevelOf(number) : null;
}
