using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.CaseNotes.Search;

public sealed record NoteSearch(string? Words, string? Author, DateOnly? From, DateOnly? To, bool ContactsOnly, int Page);

/// <param name="Excerpt">The words around the first one that was looked for, cut in pieces: every other piece is one that was found.</param>
public sealed record FoundNote(Guid ParticipantId, Guid NoteId, string Name, string CaseNumber, string Subject, DateOnly OccurredOn, string Author, bool TwoWay, IReadOnlyList<string> Excerpt);

public sealed record FoundNotes(IReadOnlyList<FoundNote> Notes, int Total, int Page, int Pages);

/// <summary>Searches the notes of everybody within reach, and of nobody else.</summary>
public sealed class NoteSearchQuery(MilepostDb db)
{
    public const int PageSize = 25;

    private const int ExcerptLength = 240;

    public async Task<FoundNotes> HandleAsync(NoteSearch search, CancellationToken ct)
    {
        var words = SearchWords.Of(search.Words ?? "").Take(8).ToList();
        var notes = from note in db.CaseNotes.AsNoTracking()
                    join person in db.VisibleParticipants on note.ParticipantId equals person.Id
                    select new { note, person };
        foreach (var word in words) notes = notes.Where(n => n.note.SearchText.Contains(word));
        if (SearchWords.Of(search.Author ?? "").Length > 0)
        {
            // Authors are few: read their names once and compare them as people write them.
            var typed = SearchWords.Of(search.Author!);
            var names = (await db.CaseNotes.AsNoTracking().Where(n => db.VisibleParticipants.Any(p => p.Id == n.ParticipantId)).Select(n => n.Author).Distinct().ToListAsync(ct))
                .Where(name => SearchWords.Normalize(name) is var known && typed.All(word => known.Contains(word, StringComparison.Ordinal))).ToList();
            notes = notes.Where(n => names.Contains(n.note.Author));
        }
        if (search.From is { } from) notes = notes.Where(n => n.note.Details.OccurredOn >= from);
        if (search.To is { } to) notes = notes.Where(n => n.note.Details.OccurredOn <= to);
        if (search.ContactsOnly) notes = notes.Where(n => n.note.Details.TwoWay);

        var total = await notes.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(search.Page, 1, pages);
        var found = await notes.OrderByDescending(n => n.note.Details.OccurredOn).ThenByDescending(n => n.note.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(n => new { n.note.ParticipantId, n.note.Id, n.person.Profile.FirstName, n.person.Profile.LastName, n.person.CaseNumber, n.note.Details.Subject, n.note.Details.OccurredOn, n.note.Author, n.note.Details.TwoWay, n.note.Details.Text })
            .ToListAsync(ct);
        return new(
            [.. found.Select(n => new FoundNote(n.ParticipantId, n.Id, $"{n.FirstName} {n.LastName}", n.CaseNumber, n.Subject, n.OccurredOn, n.Author, n.TwoWay, Excerpt(n.Text, words)))],
            total, page, pages);
    }

    /// <summary>Finds the words as they stand in the text; one that only matches without its accents is left unmarked.</summary>
    internal static IReadOnlyList<string> Excerpt(string text, IReadOnlyList<string> words)
    {
        var first = words.Select(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        var start = Math.Max(0, first - ExcerptLength / 3);
        if (start > 0 && char.IsLowSurrogate(text[start])) start++;
        var end = Math.Min(text.Length, start + ExcerptLength);
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        var shown = text[start..end];
        var pieces = new List<string>();
        var rest = start > 0 ? "…" : "";
        for (var at = 0; at < shown.Length;)
        {
            var word = words.FirstOrDefault(w => string.Compare(shown, at, w, 0, w.Length, StringComparison.OrdinalIgnoreCase) == 0);
            if (word is null)
            {
                rest += shown[at++];
                continue;
            }
            pieces.Add(rest);
            pieces.Add(shown.Substring(at, word.Length));
            (rest, at) = ("", at + word.Length);
        }
        pieces.Add(end < text.Length ? rest + "…" : rest);
        return pieces;
    }
}
