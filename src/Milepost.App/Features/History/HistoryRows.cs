using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.History;

/// <summary>One change as it is read: who, when, what and why, and every field before and after.</summary>
public sealed record HistoryRow(Guid Id, DateTimeOffset At, string Who, IReadOnlyList<HistoryEvent> Events, IReadOnlyList<ChangedField> Changes);

public sealed record ChangedField(string What, string Field, string Before, string After);

/// <param name="Area">First part of an event's kind, as in <c>plan.goal-added</c>.</param>
public sealed record HistoryArea(string Area, string Words)
{
    public static IReadOnlyList<HistoryArea> OfParticipant { get; } =
    [
        new("participant", "Person"), new("application", "Application"), new("enrollment", "Enrollment"), new("assessment", "Assessment"), new("plan", "Plan"),
        new("service", "Services"), new("note", "Case notes"), new("outcome", "Outcomes"), new("referral", "Referrals"), new("document", "Documents"), new("message", "Messages"),
        new("payroll", "Payroll"), new("visit", "Visits"), new("visitor", "Front desk"), new("consent", "Consents"), new("concurrent", "Concurrent programs"),
    ];

    public static IReadOnlyList<HistoryArea> OfOrganization { get; } =
    [
        new("account", "People"), new("organization", "Places"), new("local-service", "Local services"), new("kiosk", "Kiosks"),
        new("worksites", "Employers and worksites"), new("payroll", "Payroll files"), new("partner", "Partners"),
    ];
}

public sealed record HistoryPageOf(IReadOnlyList<HistoryRow> Rows, int Total, int Page, int Pages);

/// <summary>Reads a chain of the history, newest first, a page at a time, with names in place of keys.</summary>
internal static class HistoryRows
{
    public const int PageSize = 25;

    public static async Task<HistoryPageOf> ReadAsync(MilepostDb db, string chain, string? area, IReadOnlyList<string>? places, int pageNumber, CancellationToken ct)
    {
        // An entry's events are one column of JSON text; an area is one of our own words.
        var entries = area is null ? db.History.AsNoTracking()
            : db.History.FromSqlInterpolated($"""SELECT * FROM "History" WHERE "Events" LIKE {$"%\"kind\":\"{area}.%"}""").AsNoTracking();
        entries = entries.Where(h => h.Chain == chain);
        if (places is not null) entries = entries.Where(h => h.Place != null && places.Contains(h.Place));

        var total = await entries.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(pageNumber, 1, pages);
        var found = await entries.OrderByDescending(h => h.Sequence).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var names = await NamesAsync(db, found, ct);
        return new(
            [.. found.Select(h => new HistoryRow(h.Id, h.At, h.ActorName, h.Events, [.. h.Changes.Where(c => c.Field != "CaseFileId").Select(c => Read(c, names)).Where(c => c.Before != c.After)]))],
            total, page, pages);
    }

    private static ChangedField Read(FieldChange change, Dictionary<Guid, string> names) =>
        new(HistoryWords.Thing(change.What), HistoryWords.Field(change.Field), HistoryWords.Value(change.Before, names), HistoryWords.Value(change.After, names));

    /// <summary>A key says nothing to a reader: the people and places that the changes name.</summary>
    private static async Task<Dictionary<Guid, string>> NamesAsync(MilepostDb db, List<HistoryEntry> entries, CancellationToken ct)
    {
        var keys = entries.SelectMany(h => h.Changes).SelectMany(c => new[] { c.Before, c.After }).Where(v => Guid.TryParse(v, out _)).Select(v => Guid.Parse(v!)).Distinct().ToList();
        if (keys.Count == 0) return [];
        var names = await db.Users.AsNoTracking().Where(u => keys.Contains(u.Id)).Select(u => new { u.Id, Name = u.DisplayName }).ToListAsync(ct);
        names.AddRange(await db.OrgUnits.AsNoTracking().Where(u => keys.Contains(u.Id)).Select(u => new { u.Id, Name = u.Name }).ToListAsync(ct));
        return names.ToDictionary(n => n.Id, n => n.Name);
    }
}
