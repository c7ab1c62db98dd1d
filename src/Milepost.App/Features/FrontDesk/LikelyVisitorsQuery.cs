using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.FrontDesk;

/// <summary>Somebody within reach who may be the person at the desk: a visitor, or a participant who was no visitor yet.</summary>
public sealed record LikelyVisitor(WhoIsIt Who, string Name, DateOnly BirthDate, string? CaseNumber, Likeness Likeness)
{
    public string Words => $"{Name}, born {BirthDate.Words()}{(CaseNumber is null ? "" : $", record {CaseNumber}")} ({Likeness.Words})";
}

/// <summary>Who a line is decided to be, as forms send it: "visitor:ID", "participant:ID", "new".</summary>
public sealed record WhoIsIt(Guid? VisitorId, Guid? ParticipantId)
{
    public const string New = "new";

    private const string VisitorMark = "visitor:";
    private const string ParticipantMark = "participant:";

    /// <summary>Null for anything that names nobody.</summary>
    public static WhoIsIt? Read(string? text) =>
        text is null ? null
        : text.StartsWith(VisitorMark, StringComparison.Ordinal) && Guid.TryParse(text[VisitorMark.Length..], out var visitor) ? new(visitor, null)
        : text.StartsWith(ParticipantMark, StringComparison.Ordinal) && Guid.TryParse(text[ParticipantMark.Length..], out var participant) ? new(null, participant)
        : null;

    public override string ToString() => VisitorId is { } visitor ? $"{VisitorMark}{visitor}" : $"{ParticipantMark}{ParticipantId}";
}

/// <summary>Searches before anybody is written down anew.</summary>
public sealed class LikelyVisitorsQuery(MilepostDb db)
{
    private const int MostLookedAt = 2000;
    private const int MostShown = 8;

    public async Task<IReadOnlyList<LikelyVisitor>> HandleAsync(PersonSought sought, CancellationToken ct)
    {
        var words = SearchWords.Of(sought.Name ?? "");
        var (first, last) = words.Length == 0 ? ("\n", "\n") : (Begin(words[0]), Begin(words[^1]));
        var birthDate = sought.BirthDate;
        var visitors = await db.VisitorsInReach().AsNoTracking()
            .Where(v => v.BirthDate == birthDate || v.SearchText.Contains(first) || v.SearchText.Contains(last)).OrderBy(v => v.Id).Take(MostLookedAt)
            .Select(v => new { v.Id, v.FirstName, v.LastName, v.BirthDate, v.ParticipantId }).ToListAsync(ct);
        var participants = await db.VisibleParticipants.AsNoTracking()
            .Where(p => p.Profile.BirthDate == birthDate || p.SearchText.Contains(first) || p.SearchText.Contains(last))
            .Where(p => !db.Visitors.Any(v => v.ParticipantId == p.Id)).OrderBy(p => p.Id).Take(MostLookedAt)
            .Select(p => new { p.Id, p.Profile.FirstName, p.Profile.MiddleName, p.Profile.LastName, p.Profile.PreferredName, p.Profile.BirthDate, p.CaseNumber }).ToListAsync(ct);
        var linked = visitors.Select(v => v.ParticipantId).OfType<Guid>().ToList();
        var numbers = await db.VisibleParticipants.Where(p => linked.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.CaseNumber, ct);

        return
        [
            .. visitors.Select(v => Find(new(v.Id, null), new(v.FirstName, null, v.LastName, null, v.BirthDate, ""), v.ParticipantId is { } record ? numbers.GetValueOrDefault(record) : null))
                .Concat(participants.Select(p => Find(new(null, p.Id), new(p.FirstName, p.MiddleName, p.LastName, p.PreferredName, p.BirthDate, p.CaseNumber), p.CaseNumber)))
                .OfType<LikelyVisitor>().OrderByDescending(l => l.Likeness.Score).ThenBy(l => l.Name, StringComparer.OrdinalIgnoreCase).Take(MostShown),
        ];

        LikelyVisitor? Find(WhoIsIt who, PersonOnFile person, string? caseNumber) =>
            Likeness.Between(sought, person) is { } likeness ? new(who, $"{person.FirstName} {person.LastName}", person.BirthDate, caseNumber, likeness) : null;
    }

    private static string Begin(string word) => word[..Math.Min(word.Length, 2)];
}
