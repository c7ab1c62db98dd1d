namespace Milepost.Domain.Outcomes;

/// <summary>What shows that an outcome is true: a document of the record, or another kind of proof and who saw it on which day.</summary>
public sealed record OutcomeEvidence
{
    /// <summary>In the words of the list; nothing while only the facts are known.</summary>
    public string? Kind { get; init; }

    /// <summary>The document of the record, within this installation.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>What the document is called; travels with the case file.</summary>
    public string? Document { get; init; }
    public string? SeenBy { get; init; }
    public DateOnly? SeenOn { get; init; }

    /// <summary>The facts that the kind of outcome asks for, by the words of the list.</summary>
    public IReadOnlyList<NamedFact> Facts { get; init; } = [];

    /// <summary>Something shows it, beside what is told about it.</summary>
    public bool IsProof => Kind is not null;

    /// <summary>"Pay stub: Pay stub of October" or "Pay stub, seen by Robin Planner on Mar 2, 2026".</summary>
    public string InWords => Kind is null ? "No evidence yet" : Document is not null ? $"{Kind}: {Document}" : $"{Kind}, seen by {SeenBy} on {SeenOn?.Words()}";

    public bool SaysTheSameAs(OutcomeEvidence? other) => other is not null && Facts.SequenceEqual(other.Facts) && this == other with { Facts = Facts };

    /// <param name="prefix">The part of the form that holds it.</param>
    public static void Check(List<Problem> problems, OutcomeEvidence? evidence, DateOnly today, string prefix = "Evidence")
    {
        if (evidence is null) return;
        if (evidence.SeenOn > today) problems.Add(EvidenceProblems.SeenInFuture.At($"{prefix}.SeenOn"));
        if (evidence.Kind is null)
        {
            if (evidence.DocumentId is not null || evidence.Document is not null || evidence.SeenBy is not null || evidence.SeenOn is not null) problems.Add(EvidenceProblems.KindMissing.At($"{prefix}.Kind"));
        }
        else if (evidence.DocumentId is null && evidence.Document is null && (string.IsNullOrWhiteSpace(evidence.SeenBy) || evidence.SeenOn is null))
            problems.Add(EvidenceProblems.SeenMissing.At($"{prefix}.SeenOn"));
    }
}

/// <summary>One fact by its name, like "Credit hours: 12".</summary>
public sealed record NamedFact(string Name, string Value);

public static class EvidenceProblems
{
    public static readonly Problem KindMissing = new("evidence.kind-missing", ProblemKind.Invalid, "Choose what kind of evidence it is.");
    public static readonly Problem KindUnknown = new("evidence.kind-unknown", ProblemKind.Invalid, "Choose a kind of evidence from the list.");
    public static readonly Problem SeenInFuture = new("evidence.seen-in-future", ProblemKind.Invalid, "Enter the day it was seen: today or earlier.");
    public static readonly Problem SeenMissing = new("evidence.seen-missing", ProblemKind.Invalid, "Choose the document, or say who saw the evidence and on which day.");
    public static readonly Problem DocumentUnknown = new("evidence.document-unknown", ProblemKind.Invalid, "Choose a document of this person from the list.");

    public static Problem FactMissing(string field, string name) => new("evidence.fact-missing", ProblemKind.Invalid, $"Enter: {name}.", field);
}
