using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Register;

/// <summary>Somebody on file, within reach, who may be the person sought.</summary>
public sealed record LookalikeRow(
    Guid Id, string Name, string? PreferredName, DateOnly BirthDate, string CaseNumber, string? Office, string? Planner, Likeness Likeness);

/// <summary>Who on file may be the person sought, the likeliest first.</summary>
/// <param name="Elsewhere">How many likely ones are out of reach: counted, never named.</param>
/// <param name="Likely">Ids of all likely ones, those out of reach too; not for showing.</param>
public sealed record Lookalikes(IReadOnlyList<LookalikeRow> Rows, int Elsewhere, IReadOnlyList<Guid> Likely)
{
    public static readonly Lookalikes None = new([], 0, []);
}

/// <summary>Searches the whole installation before a new record is opened.</summary>
public sealed class LookalikesQuery(MilepostDb db, Actor actor)
{
    private const int MostShown = 20;

    /// <summary>The rough search in the database may find this many people; the close look happens here.</summary>
    private const int MostLookedAt = 2000;

    /// <summary>The whole installation, without signposts of merged records.</summary>
    private IQueryable<Participant> People => db.Participants.Where(p => p.MergedIntoId == null);

    public async Task<Lookalikes> HandleAsync(PersonSought sought, CancellationToken ct)
    {
        var found = new Dictionary<Guid, (PersonOnFile Person, Guid? OfficeId, Guid? PlannerId, Likeness Likeness)>();
        await LookAtAsync(ByName(sought));
        if (sought.BirthDate is { } birthDate) await LookAtAsync(People.Where(p => p.Profile.BirthDate == birthDate));
        if (sought.CaseNumber is { Length: > 0 } number)
        {
            var normalized = CaseNumbers.Normalize(number);
            await LookAtAsync(People.Where(p => p.CaseNumber == normalized));
        }

        var ranked = found.OrderByDescending(f => f.Value.Likeness.Score).ThenBy(f => f.Value.Person.LastName, StringComparer.OrdinalIgnoreCase).ThenBy(f => f.Key).ToList();
        var shown = ranked.Where(f => actor.CanSee(f.Value.OfficeId)).Take(MostShown).ToList();
        var officeIds = shown.Select(f => f.Value.OfficeId).ToList();
        var plannerIds = shown.Select(f => f.Value.PlannerId).ToList();
        var offices = await db.OrgUnits.AsNoTracking().Where(u => officeIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var planners = await db.Users.AsNoTracking().Where(u => plannerIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return new(
            [
                .. shown.Select(f => new LookalikeRow(
                    f.Key, $"{f.Value.Person.FirstName} {f.Value.Person.LastName}", f.Value.Person.PreferredName, f.Value.Person.BirthDate, f.Value.Person.CaseNumber,
                    f.Value.OfficeId is { } office ? offices.GetValueOrDefault(office) : null,
                    f.Value.PlannerId is { } planner ? planners.GetValueOrDefault(planner) : null, f.Value.Likeness)),
            ],
            ranked.Count(f => f.Value.Likeness.IsLikely && !actor.CanSee(f.Value.OfficeId)),
            [.. ranked.Where(f => f.Value.Likeness.IsLikely).Select(f => f.Key)]);

        async Task LookAtAsync(IQueryable<Participant>? people)
        {
            if (people is null) return;
            var rows = await people.AsNoTracking().OrderBy(p => p.Id).Take(MostLookedAt).Select(p => new
            {
                p.Id, p.Profile.FirstName, p.Profile.MiddleName, p.Profile.LastName, p.Profile.PreferredName, p.Profile.BirthDate, p.CaseNumber, p.OfficeId, p.PlannerId,
            }).ToListAsync(ct);
            foreach (var row in rows)
            {
                var person = new PersonOnFile(row.FirstName, row.MiddleName, row.LastName, row.PreferredName, row.BirthDate, row.CaseNumber);
                if (Likeness.Between(sought, person) is { } likeness) found[row.Id] = (person, row.OfficeId, row.PlannerId, likeness);
            }
        }
    }

    /// <summary>
    /// Everybody with words like the first and the last one sought. A word with one wrong letter still begins or ends alike, which a
    /// database can look for; whether it is really alike is decided afterward.
    /// </summary>
    private IQueryable<Participant>? ByName(PersonSought sought)
    {
        var words = SearchWords.Of(sought.Name ?? "");
        if (words.Length == 0) return null;
        var people = People;
        foreach (var word in new[] { words[0], words[^1] }.Distinct())
        {
            var length = Math.Min(word.Length, 2);
            var (start, end) = (word[..length], word[^length..]);
            people = people.Where(p => p.SearchText.Contains(start) || p.SearchText.Contains(end));
        }
        return people;
    }
}
