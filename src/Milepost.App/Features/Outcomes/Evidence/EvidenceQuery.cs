using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Evidence;

/// <summary>What may be chosen as evidence: the kinds for an outcome, and the person's documents.</summary>
public sealed record EvidenceChoices(IReadOnlyList<SelectListItem> Kinds, IReadOnlyList<SelectListItem> Documents)
{
    /// <summary>Where the fields find them, by the name of the form's part.</summary>
    public static string Key(string part) => "EvidenceChoices." + part;
}

public sealed class EvidenceQuery(MilepostDb db, ReferenceLists lists)
{
    /// <param name="outcome">"credential", "skillGain", "employment", "exclusion".</param>
    public async Task<EvidenceChoices> HandleAsync(Guid participantId, string outcome, CancellationToken ct)
    {
        var documents = await db.Documents.AsNoTracking().Where(d => d.ParticipantId == participantId && d.Kind == DocumentKind.Upload && db.VisibleParticipants.Any(p => p.Id == d.ParticipantId))
            .OrderByDescending(d => d.AddedAt).Select(d => new { d.Id, d.Title }).ToListAsync(ct);
        return new(
            [.. lists.EvidenceFor(outcome).Select(kind => new SelectListItem(kind.Supplemental ? $"{kind.Name} (supplemental)" : kind.Name, kind.Name))],
            [.. documents.Select(d => new SelectListItem(d.Title, d.Id.ToString()))]);
    }

    /// <summary>The evidence with the document's name, checked against the list and the person's own documents.</summary>
    /// <param name="kept">What is on file: a kind that is no longer listed, or a document known by name only, may stay.</param>
    public async Task<Result<OutcomeEvidence?>> ReadAsync(Guid participantId, string outcome, EvidenceInput input, string prefix, OutcomeEvidence? kept, CancellationToken ct)
    {
        if (input.IsEmpty) return (OutcomeEvidence?)null;
        var problems = new List<Problem>();
        if (input.Kind is { } kind && kind != kept?.Kind && lists.EvidenceFor(outcome).All(each => each.Name != kind)) problems.Add(EvidenceProblems.KindUnknown.At($"{prefix}.Kind"));
        var name = input.Document is { } id ? await db.Documents.Where(d => d.Id == id && d.ParticipantId == participantId).Select(d => d.Title).SingleOrDefaultAsync(ct)
            : kept is { DocumentId: null, Document: { } before } && kept.Kind == input.Kind ? before : null;
        if (input.Document is not null && name is null) problems.Add(EvidenceProblems.DocumentUnknown.At($"{prefix}.Document"));
        if (problems.Count > 0) return problems;
        return new OutcomeEvidence { Kind = input.Kind, DocumentId = input.Document, Document = name, SeenBy = input.SeenBy, SeenOn = input.SeenOn, Facts = input.Facts };
    }
}
