using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Costs;

/// <param name="Year">The program year it starts in.</param>
/// <param name="PlaceId">A place of the organization, with all below it; null for everything within reach.</param>
/// <param name="Type">As <see cref="CostSums.TypeOf"/> says it; null for all.</param>
public sealed record CostsAsked(int Year, Guid? PlaceId, string? Type, string? Source);

/// <summary>One service's cost, or the part of it that one source pays.</summary>
public sealed record CostLine(Guid ParticipantId, string Participant, string CaseNumber, Guid ServiceId, string Service, string Type, DateOnly On, string Source, decimal Amount, string? OverLimitBecause);

/// <param name="Lines">By day and person.</param>
public sealed record OfficeCosts(
    IReadOnlyList<CostSum> ByType, IReadOnlyList<CostSum> BySource, IReadOnlyList<CostLine> Lines, int People, IReadOnlyList<SelectListItem> Places, IReadOnlyList<int> Years)
{
    public decimal Total => Lines.Sum(line => line.Amount);
}

/// <summary>What services cost, over all the people within reach.</summary>
public sealed class OfficeCostsQuery(MilepostDb db, AgencyTime time)
{
    public async Task<OfficeCosts> HandleAsync(CostsAsked asked, CancellationToken ct)
    {
        var kept = await db.UnitsKeptByActorAsync(ct);
        var people = db.VisibleParticipants.AsNoTracking();
        if (kept.Find(unit => unit.Id == asked.PlaceId) is { } place)
        {
            var below = kept.Where(unit => unit.Path.StartsWith(place.Path, StringComparison.Ordinal)).Select(unit => (Guid?)unit.Id).ToList();
            people = people.Where(p => below.Contains(p.OfficeId));
        }
        var (first, last) = (ProgramYear.FirstDay(asked.Year), ProgramYear.LastDay(asked.Year));
        // Added up here: SQLite keeps decimals as text so that no cent is lost, and cannot sum them.
        var found = await (from person in people
                           join service in db.Services.AsNoTracking() on person.Id equals service.ParticipantId
                           where service.Details.Cost != null && service.Details.StartsOn >= first && service.Details.StartsOn <= last
                           select new { person, service }).ToListAsync(ct);
        var lines = found
            .SelectMany(each => CostSums.SharesOf(each.service.Details).Select(share => new CostLine(
                each.person.Id, each.person.Name, each.person.CaseNumber, each.service.Id, each.service.Title, CostSums.TypeOf(each.service.Details), each.service.Details.StartsOn,
                share.Source, share.Amount, each.service.Details.Funding?.OverLimitBecause)))
            .Where(line => (asked.Type is null || line.Type == asked.Type) && (asked.Source is null || line.Source == asked.Source))
            .OrderBy(line => line.On).ThenBy(line => line.Participant, StringComparer.Ordinal).ToList();
        var now = ProgramYear.Of(time.Today);
        return new(Sums(lines, line => line.Type), Sums(lines, line => line.Source), lines, lines.Select(line => line.ParticipantId).Distinct().Count(),
            [.. kept.Select(unit => new SelectListItem(unit.Name, $"{unit.Id}", unit.Id == asked.PlaceId))], [.. Enumerable.Range(now - 5, 7).Reverse()]);
    }

    private static List<CostSum> Sums(IEnumerable<CostLine> lines, Func<CostLine, string> by) =>
        [.. lines.GroupBy(by).Select(group => new CostSum(group.Key, group.Sum(line => line.Amount), group.Count())).OrderByDescending(sum => sum.Amount).ThenBy(sum => sum.Words, StringComparer.Ordinal)];
}
