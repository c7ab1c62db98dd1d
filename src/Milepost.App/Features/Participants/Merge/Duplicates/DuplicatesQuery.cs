using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Merge.Duplicates;

/// <summary>Two records within reach that may be one person's.</summary>
/// <param name="One">The older record.</param>
public sealed record LikelyPair(DuplicatePerson One, DuplicatePerson Other, Likeness Likeness);

public sealed record DuplicatePerson(Guid Id, string Name, DateOnly BirthDate, string CaseNumber, string? Office, string? Planner);

/// <summary>Looks through everybody within reach for pairs so alike that nobody should keep both without having looked.</summary>
public sealed class DuplicatesQuery(MilepostDb db)
{
    public const int MostShown = 100;

    public async Task<IReadOnlyList<LikelyPair>> HandleAsync(CancellationToken ct)
    {
        var people = await (
            from p in db.VisibleParticipants.AsNoTracking()
            join office in db.OrgUnits on p.OfficeId equals (Guid?)office.Id into offices
            from office in offices.DefaultIfEmpty()
            join planner in db.Users on p.PlannerId equals (Guid?)planner.Id into planners
            from planner in planners.DefaultIfEmpty()
            orderby p.Id
            select new Row(
                p.Id, p.Profile.FirstName, p.Profile.MiddleName, p.Profile.LastName, p.Profile.PreferredName, p.Profile.BirthDate, p.CaseNumber,
                office == null ? null : office.Name, planner == null ? null : planner.DisplayName)).ToListAsync(ct);

        // Everybody with everybody would be too many: whoever is likely the same shares the birth date or a name as it is searched.
        var pairs = new Dictionary<(Guid, Guid), LikelyPair>();
        foreach (var block in people.GroupBy(p => p.BirthDate.ToString("O")).Concat(people.GroupBy(p => string.Join(' ', SearchWords.Of($"{p.FirstName} {p.LastName}").Order(StringComparer.Ordinal)))))
        {
            var alike = block.ToList();
            for (var i = 0; i < alike.Count; i++)
                for (var j = i + 1; j < alike.Count; j++)
                {
                    var (one, other) = (alike[i], alike[j]);
                    if (Likeness.Between(new($"{one.FirstName} {one.LastName}", one.BirthDate, null), other.OnFile) is { IsLikely: true } likeness)
                        pairs.TryAdd((one.Id, other.Id), new(one.Person, other.Person, likeness));
                }
        }
        return [.. pairs.Values.OrderByDescending(p => p.Likeness.Score).ThenBy(p => p.One.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.One.Id).Take(MostShown)];
    }

    private sealed record Row(
        Guid Id, string FirstName, string? MiddleName, string LastName, string? PreferredName, DateOnly BirthDate, string CaseNumber, string? Office, string? Planner)
    {
        public PersonOnFile OnFile => new(FirstName, MiddleName, LastName, PreferredName, BirthDate, CaseNumber);

        public DuplicatePerson Person => new(Id, $"{FirstName} {LastName}", BirthDate, CaseNumber, Office, Planner);
    }
}
