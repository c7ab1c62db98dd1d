using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.CaseNotes.List;

public enum NotesShown { All, Contacts, Open, Late }

/// <param name="Search">Words of the note, in any order.</param>
public sealed record NotesFilter(Guid ParticipantId, string? Search, string? Subject, string? Author, NotesShown Shown, int Page);

/// <param name="Services">Title and id of the services the notes tell about, by their id in case files.</param>
public sealed record NoteList(
    Pack Pack, string Name, IReadOnlyList<CaseNote> Notes, int Total, int Page, int Pages, IReadOnlyList<string> Subjects, IReadOnlyList<string> Authors,
    IReadOnlyDictionary<string, (Guid Id, string Title)> Services, DateOnly? LastContactOn);

public sealed class NotesQuery(MilepostDb db, Packs packs)
{
    public const int PageSize = 50;

    public async Task<NoteList?> HandleAsync(NotesFilter filter, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == filter.ParticipantId, ct) is not { } participant) return null;
        var all = db.CaseNotes.AsNoTracking().Where(n => n.ParticipantId == participant.Id);
        var heads = await all.Select(n => new { n.Details.Subject, n.Author, n.Details.TwoWay, n.Details.OccurredOn }).ToListAsync(ct);

        var notes = all;
        foreach (var word in SearchWords.Of(filter.Search ?? "").Take(8)) notes = notes.Where(n => n.SearchText.Contains(word));
        if (!string.IsNullOrEmpty(filter.Subject)) notes = notes.Where(n => n.Details.Subject == filter.Subject);
        if (!string.IsNullOrEmpty(filter.Author)) notes = notes.Where(n => n.Author == filter.Author);
        if (filter.Shown == NotesShown.Contacts) notes = notes.Where(n => n.Details.TwoWay);
        if (filter.Shown == NotesShown.Open) notes = notes.Where(n => n.LockedOn == null);
        // Days between two dates are counted alike on both databases only when the later one is worked out first.
        if (filter.Shown == NotesShown.Late) notes = notes.Where(n => n.RecordedOn > n.Details.OccurredOn.AddDays(CaseNote.LateAfterDays));

        var total = await notes.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var shown = await notes.OrderByDescending(n => n.Details.OccurredOn).ThenByDescending(n => n.RecordedOn).ThenByDescending(n => n.Id)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participant.Id)
            .Select(s => new { s.Id, s.CaseFileId, s.Details.Code, s.Details.Name }).ToListAsync(ct);
        return new(
            packs[participant.PackId], participant.Name, shown, total, page, pages,
            [.. heads.Select(h => h.Subject).Distinct().Order(StringComparer.Ordinal)], [.. heads.Select(h => h.Author).Distinct().Order(StringComparer.Ordinal)],
            services.ToDictionary(s => s.CaseFileId, s => (s.Id, s.Code is null ? s.Name : $"{s.Code} {s.Name}")),
            heads.Where(h => h.TwoWay).Select(h => (DateOnly?)h.OccurredOn).Max());
    }
}
