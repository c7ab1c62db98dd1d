using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Services;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Placements;

/// <summary>What was paid at one placement.</summary>
/// <param name="Entries">All of it, the newest period first; what was taken back is marked and does not count.</param>
/// <param name="DaysCovered">Calendar days within paid periods in which hours were worked, each counted once.</param>
/// <param name="OfPerson">All pay of the person, at every placement.</param>
public sealed record PlacementPay(IReadOnlyList<PayrollEntry> Entries, PayrollTotals Totals, int DaysCovered, PayrollTotals OfPerson);

public sealed class PlacementPayQuery(MilepostDb db)
{
    public async Task<PlacementPay> HandleAsync(Service service, CancellationToken ct)
    {
        var all = await db.Payroll.AsNoTracking().Where(p => p.ParticipantId == service.ParticipantId).ToListAsync(ct);
        var entries = all.Where(p => p.Details.Service == service.CaseFileId).ToList();
        var counted = entries.Where(p => p.Counts).Select(p => p.Details).ToList();
        var days = counted.Where(p => p.AllHours > 0).SelectMany(p => Enumerable.Range(p.PeriodStart.DayNumber, p.Days)).Distinct().Count();
        return new([.. entries.OrderByDescending(p => p.Details.PeriodStart).ThenByDescending(p => p.Id)], PayrollTotals.Of(counted), days, PayrollTotals.Of(all.Where(p => p.Counts).Select(p => p.Details)));
    }
}
