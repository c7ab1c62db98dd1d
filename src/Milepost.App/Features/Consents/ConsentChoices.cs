using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.My.Documents;
using Milepost.App.Features.Partners.List;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain.Participants;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Consents;

/// <summary>What there is to consent to: the partners that serve the person's office, the programs, the person's documents.</summary>
public sealed record ConsentChoices(IReadOnlyList<Partner> Partners, IReadOnlyList<PartnerProgram> Programs, IReadOnlyList<SharedDocument> Documents)
{
    public const string Everyone = "all";
    private const string ProgramPrefix = "program:";
    private const string PartnerPrefix = "partner:";

    public static string ValueOf(Partner partner) => PartnerPrefix + partner.Id;

    public static string ValueOf(PartnerProgram program) => ProgramPrefix + program.Name;

    /// <summary>Whom a choice of the form means; null where it was not offered.</summary>
    public ConsentTerms? To(string? value) => value switch
    {
        Everyone => new(),
        not null when value.StartsWith(ProgramPrefix, StringComparison.Ordinal) && Programs.FirstOrDefault(p => p.Name == value[ProgramPrefix.Length..]) is { } program => new() { Program = program.Name },
        not null when value.StartsWith(PartnerPrefix, StringComparison.Ordinal) && Partners.FirstOrDefault(p => p.Id.ToString() == value[PartnerPrefix.Length..]) is { } partner =>
            new() { PartnerId = partner.Id, Partner = partner.Details.Name },
        _ => null,
    };

    /// <summary>The documents that were ticked; null where one of them is not this person's.</summary>
    public IReadOnlyList<SharedDocument>? Named(IReadOnlyCollection<Guid> ids)
    {
        var named = Documents.Where(d => ids.Contains(d.Id)).ToList();
        return named.Count == ids.Distinct().Count() ? named : null;
    }
}

public sealed class ConsentChoicesQuery(MilepostDb db, PartnersServingQuery partners, MyDocumentsQuery own, ReferenceLists lists)
{
    public async Task<ConsentChoices> HandleAsync(Guid participantId, CancellationToken ct) => new(
        await partners.HandleAsync(participantId, ct), lists.PartnerPrograms,
        // A customer is told of no document that staff keep to themselves.
        db.Actor.CustomerOf is not null ? [.. (await own.HandleAsync(ct))?.Documents.Select(d => new SharedDocument(d.Id, d.Title)) ?? []]
        : await db.Documents.AsNoTracking().Where(d => d.ParticipantId == participantId && db.VisibleParticipants.Any(p => p.Id == participantId))
            .OrderByDescending(d => d.AddedAt).Select(d => new SharedDocument(d.Id, d.Title)).ToListAsync(ct));
}
