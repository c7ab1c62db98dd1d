using Milepost.App.Access;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Store;

/// <summary>Whether a change answers to the gates of policy.</summary>
public enum Gates
{
    /// <summary>What would break a requirement with a gate is refused, or saved only by somebody who has read the warning.</summary>
    Closed,

    /// <summary>What happened elsewhere is taken in as it happened; the findings tell what is wrong with it.</summary>
    Open,
}

/// <summary>A closed gate, told as a problem.</summary>
public static class GateProblems
{
    public static Problem Closed(Finding finding)
    {
        var requirement = finding.Requirement;
        var way = requirement.Gate!.Action == GateAction.Warn
            ? "You can save it anyway if it is right."
            : "A supervisor can waive this, with a reason and an end date.";
        var what = finding.Verdict.Details.IsEmpty ? "" : $" ({string.Join(", ", finding.Verdict.Details)})";
        return new($"gate.{requirement.Id}", ProblemKind.Conflict, $"{requirement.Title}{what}. {requirement.WhatToDo} {way}", FieldOf(requirement.Gate)) { Gate = finding };
    }

    public static bool IsAccepted(Finding finding, Actor actor) =>
        finding.Requirement.Gate!.Action == GateAction.Warn && actor.AcceptedWarnings.Contains(finding.Requirement.Id);

    /// <summary>For the history: what was saved in spite of a warning.</summary>
    public static HistoryEvent SavedAnyway(Finding finding) =>
        new("gate.saved-anyway", $"Saved in spite of a warning: {finding.Requirement.Title}", finding.Verdict.Details.IsEmpty ? null : string.Join(", ", finding.Verdict.Details));

    /// <summary>Packs name fields as the case file does; the forms' fields are the same words with a capital.</summary>
    private static string? FieldOf(Gate gate) => gate.Field is { Length: > 0 } field ? char.ToUpperInvariant(field[0]) + field[1..] : null;
}
