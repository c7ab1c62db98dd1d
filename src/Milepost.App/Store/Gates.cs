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
    /// <param name="others">Everybody who runs into the same gate with the same change, where it concerns several people: one sentence names them all.</param>
    public static Problem Closed(ClosedGate gate, IReadOnlyList<string>? others = null)
    {
        var requirement = gate.Requirement;
        var way = gate.Refuses ? "A supervisor can waive this, with a reason and an end date." : "You can save it anyway if it is right.";
        var whose = others is null ? "" : $"{string.Join(", ", others)}: ";
        return new($"gate.{requirement.Id}", ProblemKind.Conflict, $"{whose}{What(gate)} {requirement.WhatToDo} {way}", FieldOf(requirement.Gate!)) { Gate = gate };
    }

    /// <summary>The same for many people at once: what is wrong is said once, with their names.</summary>
    public static IEnumerable<Problem> ClosedForMany(IReadOnlyList<ClosedGate> gates) =>
        from gate in gates
        group gate by What(gate) into same
        let names = same.Select(gate => gate.Person).Distinct().ToList()
        from gate in same
        select Closed(gate, names);

    public static bool IsAccepted(ClosedGate gate, Actor actor) => !gate.Refuses && actor.AcceptedWarnings.Contains(gate.Requirement.Id);

    /// <summary>For the history: what was saved in spite of a warning.</summary>
    public static HistoryEvent SavedAnyway(ClosedGate gate) => new("gate.saved-anyway", $"Saved in spite of a warning: {What(gate)}", null);

    /// <summary>"One open plan at a time.", "No service is dated before certification: Job search workshop."</summary>
    private static string What(ClosedGate gate) =>
        gate.Requirement.Title
        + (gate.About is { } about && gate.Change == SubjectChange.None ? $": {about}" : "")
        + (gate.Details.IsEmpty ? "" : $" (missing or wrong: {string.Join(", ", gate.Details)})") + ".";

    /// <summary>Packs name fields as the case file does; the forms' fields are the same words with a capital.</summary>
    private static string? FieldOf(Gate gate) => gate.Field is { Length: > 0 } field ? char.ToUpperInvariant(field[0]) + field[1..] : null;
}
