using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants.Enrollments;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Organization;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.FrontDesk.Counts;

/// <param name="PlaceId">An office, or a place whose offices are counted together.</param>
public sealed record CountsFilter(Guid? PlaceId, DateOnly From, DateOnly To);

/// <summary>Which visits or people stand behind a number.</summary>
public sealed record Counted(string What)
{
    public static readonly Counted Visits = new("visits");
    public static readonly Counted Anonymous = new("anonymous");
    public static readonly Counted People = new("people");
    public static readonly Counted Participants = new("participants");
    public static readonly Counted Others = new("others");

    private const string ServiceMark = "service:";

    public static Counted Service(string key) => new(ServiceMark + key);

    public string? ServiceKey => What.StartsWith(ServiceMark, StringComparison.Ordinal) ? What[ServiceMark.Length..] : null;

    public bool IsOfPeople => this == People || this == Participants || this == Others;
}

/// <param name="Key">The entry's id, or its name where a case file brought it.</param>
public sealed record ServiceCount(string Key, string Name, LocalServiceKind Kind, int Visits, int People);

public sealed record OfficeCount(Guid OfficeId, string Name, int Visits, int People);

/// <summary>
/// What happened at the front desks of a place. Reportable individuals are all who gave a name; participants among them are those who
/// were in a program at any time of the period. Nobody is counted twice, however many days and offices.
/// </summary>
public sealed record DeskCounts(
    OrgUnit Place, DateOnly From, DateOnly To, int Visits, int Anonymous, int People, int Participants, IReadOnlyList<ServiceCount> Services, IReadOnlyList<OfficeCount> Offices)
{
    public int Others => People - Participants;
}

/// <summary>A visit behind a number.</summary>
public sealed record CountedVisit(Guid Id, DateOnly On, string Office, string? Name, DateOnly? BirthDate, string Services, CheckIn How);

/// <summary>A person behind a number.</summary>
/// <param name="VisitorId">One of the person's entries at the desk.</param>
/// <param name="ParticipantSince">The first day in the period or before; null for who was no participant in it.</param>
public sealed record CountedPerson(Guid VisitorId, string Name, DateOnly BirthDate, int Visits, DateOnly LastOn, DateOnly? ParticipantSince, Guid? Record);

public sealed class DeskCountsQuery(MilepostDb db, ParticipationQuery participation)
{
    /// <summary>Null where no place is within reach.</summary>
    public async Task<DeskCounts?> HandleAsync(CountsFilter filter, CancellationToken ct)
    {
        if (await PlaceAsync(filter.PlaceId, ct) is not { } place) return null;
        var book = await ReadAsync(place, filter, ct);
        return new(
            place, filter.From, filter.To, book.Lines.Count, book.Lines.Count(l => l.Person is null), book.People.Count, book.Since.Count,
            [
                .. book.Lines.SelectMany(l => l.Services.Select(s => (Line: l, Service: s))).GroupBy(each => KeyOf(each.Service))
                    .Select(g => new ServiceCount(
                        g.Key, book.Named(g.Key)?.Name ?? g.First().Service.Name, book.Named(g.Key)?.Kind ?? g.First().Service.Kind,
                        g.Select(each => each.Line.Id).Distinct().Count(), g.Select(each => each.Line.Person).OfType<Guid>().Distinct().Count()))
                    .OrderBy(s => s.Kind).ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase),
            ],
            [
                .. book.Lines.GroupBy(l => (l.OfficeId, l.Office)).Select(g => new OfficeCount(g.Key.OfficeId, g.Key.Office, g.Count(), g.Select(l => l.Person).OfType<Guid>().Distinct().Count()))
                    .OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase),
            ]);
    }

    public async Task<IReadOnlyList<CountedVisit>> VisitsAsync(CountsFilter filter, Counted what, CancellationToken ct)
    {
        if (await PlaceAsync(filter.PlaceId, ct) is not { } place) return [];
        var book = await ReadAsync(place, filter, ct);
        return
        [
            .. book.Lines.Where(l => what == Counted.Anonymous ? l.Person is null : what.ServiceKey is not { } key || l.Services.Any(s => KeyOf(s) == key))
                .OrderByDescending(l => l.On).ThenBy(l => l.Office, StringComparer.OrdinalIgnoreCase).ThenBy(l => l.Id)
                .Select(l => new CountedVisit(l.Id, l.On, l.Office, l.Name, l.BirthDate, string.Join(", ", l.Services.Select(s => s.Name)), l.How)),
        ];
    }

    public async Task<IReadOnlyList<CountedPerson>> PeopleAsync(CountsFilter filter, Counted what, CancellationToken ct)
    {
        if (await PlaceAsync(filter.PlaceId, ct) is not { } place) return [];
        var book = await ReadAsync(place, filter, ct);
        var visible = await db.VisibleParticipants.Where(p => EF.Parameter(book.Records).Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        return
        [
            .. book.People.Where(p => what == Counted.People || book.Since.ContainsKey(p.Key) == (what == Counted.Participants))
                .Select(p => new CountedPerson(
                    p.First().VisitorId!.Value, p.First().Name!, p.First().BirthDate!.Value, p.Count(), p.Max(l => l.On), book.Since.TryGetValue(p.Key, out var since) ? since : null,
                    p.First().Record is { } record && visible.Contains(record) ? record : null))
                .OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.BirthDate),
        ];
    }

    private async Task<OrgUnit?> PlaceAsync(Guid? id, CancellationToken ct)
    {
        var kept = await db.UnitsKeptByActorAsync(ct);
        return id is null ? kept.FirstOrDefault() : kept.Find(u => u.Id == id);
    }

    private static string KeyOf(ChosenService service) => service.LocalServiceId?.ToString() ?? service.Name;

    private async Task<Book> ReadAsync(OrgUnit place, CountsFilter filter, CancellationToken ct)
    {
        var lines = await (
            from visit in db.VisitsInReach().AsNoTracking()
            join office in db.OrgUnits on visit.OfficeId equals office.Id
            join visitor in db.Visitors on visit.VisitorId equals (Guid?)visitor.Id into visitors
            from visitor in visitors.DefaultIfEmpty()
            where office.Path.StartsWith(place.Path) && visit.On >= filter.From && visit.On <= filter.To && visit.RemovedOn == null
            select new Line(
                visit.Id, visit.On, visit.OfficeId, office.Name, visit.VisitorId, visitor == null ? null : visitor.ParticipantId,
                visitor == null ? null : visitor.FirstName + " " + visitor.LastName, visitor == null ? null : (DateOnly?)visitor.BirthDate, visit.Services, visit.How)).ToListAsync(ct);

        var records = lines.Select(l => l.Record).OfType<Guid>().Distinct().ToList();
        var spans = await participation.SpansAsync(records, ct);
        var since = records.Select(id => (Id: id, Touching: spans[id].Where(s => s.Touches(filter.From, filter.To)).ToList())).Where(each => each.Touching.Count > 0)
            .ToDictionary(each => each.Id, each => each.Touching.Min(s => s.Since));
        var named = await db.LocalServices.AsNoTracking().ToDictionaryAsync(s => s.Id.ToString(), ct);
        return new(lines, [.. lines.Where(l => l.Person is not null).GroupBy(l => l.Person!.Value)], since, records, named);
    }

    /// <param name="Record">The linked participant.</param>
    private sealed record Line(
        Guid Id, DateOnly On, Guid OfficeId, string Office, Guid? VisitorId, Guid? Record, string? Name, DateOnly? BirthDate, IReadOnlyList<ChosenService> Services, CheckIn How)
    {
        /// <summary>Two entries at the desk that are linked to one record are one person.</summary>
        public Guid? Person => Record ?? VisitorId;
    }

    /// <param name="Since">Of the participants among the people, by person.</param>
    private sealed record Book(
        IReadOnlyList<Line> Lines, IReadOnlyList<IGrouping<Guid, Line>> People, IReadOnlyDictionary<Guid, DateOnly> Since, IReadOnlyList<Guid> Records,
        IReadOnlyDictionary<string, LocalService> Services)
    {
        /// <summary>The entry as the list has it now.</summary>
        public LocalService? Named(string key) => Services.GetValueOrDefault(key);
    }
}
