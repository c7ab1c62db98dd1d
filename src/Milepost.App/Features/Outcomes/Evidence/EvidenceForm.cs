using System.ComponentModel.DataAnnotations;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Evidence;

/// <summary>What shows that something is true: a document on file, or another kind of proof and who saw it.</summary>
public sealed class EvidenceForm
{
    [Display(Name = "Kind of evidence"), StringLength(200)] public string? Kind { get; set; }
    [Display(Name = "Document on file")] public Guid? Document { get; set; }
    [Display(Name = "Seen by"), StringLength(200)] public string? SeenBy { get; set; }
    [Display(Name = "Seen on")] public DateOnly? SeenOn { get; set; }

    public EvidenceInput ToInput(IReadOnlyList<NamedFact>? facts = null) => new(Blank(Kind), Document, Blank(SeenBy), SeenOn, facts ?? []);

    public static EvidenceForm Of(OutcomeEvidence? evidence) =>
        evidence is null ? new() : new() { Kind = evidence.Kind, Document = evidence.DocumentId, SeenBy = evidence.SeenBy, SeenOn = evidence.SeenOn };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Evidence as it was entered; nothing at all is no evidence.</summary>
public sealed record EvidenceInput(string? Kind, Guid? Document, string? SeenBy, DateOnly? SeenOn, IReadOnlyList<NamedFact> Facts)
{
    public static EvidenceInput None { get; } = new(null, null, null, null, []);

    public bool IsEmpty => Kind is null && Document is null && SeenBy is null && SeenOn is null && Facts.Count == 0;
}
