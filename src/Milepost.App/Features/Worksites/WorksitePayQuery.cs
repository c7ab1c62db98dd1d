using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Services;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites;

/// <summary>A placement with its person, and what was paid at it.</summary>
public sealed record PlacedPerson(Guid ParticipantId, string Name, string CaseNumber, DateOnly BirthDate, Service Service, IReadOnlyList<PayrollDetails> Pay)
{
    public Placement Placement => Service.Details.Placement!;

    /// <summary>The last day anybody could be paid for; nothing while it goes on.</summary>
    public DateOnly? LastDay => Placement.EndsOn ?? Service.EndsOn;

    public PayrollTotals Totals => PayrollTotals.Of(Pay);
}

/// <summary>The placements of people within the reader's reach, and sums of their pay.</summary>
public sealed class WorksitePayQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<PlacedPerson>> PlacementsAsync(Func<Placement, bool>? which, CancellationToken ct)
    {
        var rows = await (
            from service in db.Services.AsNoTracking()
            join person in db.VisibleParticipants.AsNoTracking() on service.ParticipantId equals person.Id
            where service.Details.Placement != null
            select new { person, service }).ToListAsync(ct);
        var chosen = rows.Where(r => which is null || which(r.service.Details.Placement!)).ToList();
        if (chosen.Count == 0) return [];
        var ids = chosen.Select(r => r.person.Id).Distinct().ToList();
        var pay = (await db.Payroll.AsNoTracking().Where(p => p.TakenBackOn == null && EF.Parameter(ids).Contains(p.ParticipantId)).ToListAsync(ct)).ToLookup(p => (p.ParticipantId, p.Details.Service), p => p.Details);
        return [.. chosen.Select(r => new PlacedPerson(
            r.person.Id, r.person.Name, r.person.CaseNumber, r.person.Profile.BirthDate, r.service, [.. pay[(r.person.Id, r.service.CaseFileId)]]))
            .OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<PayrollTotals> OfEmployerAsync(string employerId, CancellationToken ct) =>
        PayrollTotals.Of((await PlacementsAsync(p => p.EmployerId == employerId, ct)).SelectMany(p => p.Pay));

    public async Task<PayrollTotals> OfWorksiteAsync(string worksiteId, CancellationToken ct) =>
        PayrollTotals.Of((await PlacementsAsync(p => p.WorksiteId == worksiteId, ct)).SelectMany(p => p.Pay));
}
