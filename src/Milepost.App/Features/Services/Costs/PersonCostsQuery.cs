using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Costs;

/// <summary>What one person's services cost, by program year, newest first.</summary>
/// <param name="Limits">What is left of each limit on support today.</param>
/// <param name="WithoutCost">Services of a kind that costs something, where no cost is entered.</param>
public sealed record PersonCosts(string Name, IReadOnlyList<YearOfCosts> Years, IReadOnlyList<LimitLeft> Limits, IReadOnlyList<Service> WithoutCost)
{
    public decimal Total => Years.Sum(year => year.Total);
}

/// <param name="Year">The program year, by the year it begins in; services count in the year they start in.</param>
/// <param name="ByType">By type of support, other services by their kind; the dearest first.</param>
/// <param name="BySource">Who pays; "Not said" where nobody was named.</param>
public sealed record YearOfCosts(int Year, IReadOnlyList<CostSum> ByType, IReadOnlyList<CostSum> BySource, IReadOnlyList<Service> Services)
{
    public decimal Total => ByType.Sum(sum => sum.Amount);
}

public sealed record CostSum(string Words, decimal Amount, int Services);

/// <summary>How costs are added up, the same for a person and an office.</summary>
public static class CostSums
{
    public const string NotSaid = "Not said";

    public static string TypeOf(ServiceDetails service) => service.Kind == ServiceKind.Support ? service.SupportType ?? service.Name : Words.Of(service.Kind);

    public static IReadOnlyList<CostSum> ByType(IReadOnlyCollection<ServiceDetails> services) =>
        Sorted(services.GroupBy(TypeOf).Select(group => new CostSum(group.Key, group.Sum(s => s.Cost ?? 0), group.Count())));

    public static IReadOnlyList<CostSum> BySource(IReadOnlyCollection<ServiceDetails> services) =>
        Sorted(services.SelectMany(SharesOf).GroupBy(share => share.Source).Select(group => new CostSum(group.Key, group.Sum(share => share.Amount), group.Count())));

    /// <summary>Always comes to the cost: what no share covers is told as not said.</summary>
    public static IEnumerable<FundingShare> SharesOf(ServiceDetails service)
    {
        var left = (service.Cost ?? 0) - (service.Funding?.Total ?? 0);
        return [.. service.Funding?.Shares ?? [], .. left == 0 && service.Funding is { Shares.Count: > 0 } ? [] : new[] { new FundingShare(NotSaid, left) }];
    }

    private static List<CostSum> Sorted(IEnumerable<CostSum> sums) => [.. sums.OrderByDescending(sum => sum.Amount).ThenBy(sum => sum.Words, StringComparer.Ordinal)];
}

public sealed class PersonCostsQuery(MilepostDb db, SupportLimitsQuery limits, AgencyTime time)
{
    public async Task<PersonCosts?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).OrderByDescending(s => s.Details.StartsOn).ToListAsync(ct);
        var years = services.Where(s => s.Details.Cost is not null).GroupBy(s => ProgramYear.Of(s.Details.StartsOn)).OrderByDescending(year => year.Key).Select(year =>
        {
            var details = year.Select(s => s.Details).ToList();
            return new YearOfCosts(year.Key, CostSums.ByType(details), CostSums.BySource(details), [.. year]);
        });
        return new(
            participant.Name, [.. years], await limits.LeftAsync(participant, null, time.Today, ct),
            [.. services.Where(s => s.Details is { Cost: null, Kind: ServiceKind.Support or ServiceKind.Training })]);
    }
}
