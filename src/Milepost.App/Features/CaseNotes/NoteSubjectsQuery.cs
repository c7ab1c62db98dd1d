using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.CaseNotes;

/// <summary>What a note about one person can be about.</summary>
public sealed record NoteSubjectsView(Pack Pack, string Name, IReadOnlyList<CaseNoteSubject> Subjects, IReadOnlyList<Service> Services)
{
    public IEnumerable<SelectListItem> ServiceItems => Services.Select(s => new SelectListItem($"{s.Title}, {Domain.Dates.Words(s.Details.StartsOn)}", s.CaseFileId));

    public CaseNoteSubject? Find(string? subject) => Subjects.FirstOrDefault(s => s.Subject == subject);

    /// <summary>The sentences a note of this subject starts from; its facts are asked one by one. Nothing for a subject of one's own.</summary>
    public string? SentencesFor(string? subject) => Find(subject)?.SentencesFor(Name);
}

public sealed class NoteSubjectsQuery(MilepostDb db, Packs packs, ReferenceLists lists)
{
    public async Task<NoteSubjectsView?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId)
            .OrderByDescending(s => s.Details.StartsOn).ThenByDescending(s => s.Id).ToListAsync(ct);
        return new(packs[participant.PackId], participant.Name, lists.Subjects(participant.PackId), services);
    }
}
