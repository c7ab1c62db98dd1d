using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Payroll;

/// <param name="Entry">One pay of the file.</param>
public sealed record PayrollFileRow(PayrollEntry Entry, string Name, string CaseNumber, Guid ServiceId, string Employer, string Worksite);

/// <param name="Others">Rows about people outside the reader's reach.</param>
public sealed record PayrollFileView(PayrollFile File, IReadOnlyList<PayrollFileRow> Rows, int Others)
{
    public IReadOnlyList<PayrollSum> ByWorksite => [.. Rows.GroupBy(r => (r.Employer, r.Worksite)).OrderBy(g => g.Key.Employer, StringComparer.OrdinalIgnoreCase)
        .Select(g => new PayrollSum(g.Key.Employer, g.Key.Worksite, g.Count(), PayrollTotals.Of(g.Select(r => r.Entry.Details))))];
}

public sealed record PayrollPeriod(DateOnly Start, DateOnly End, int Rows, PayrollTotals Totals);

/// <summary>Payroll files with people of the reader's, and what was paid by period.</summary>
public sealed class PayrollFilesQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<PayrollFile>> FilesAsync(CancellationToken ct)
    {
        var keys = await VisiblePay().Where(p => p.File != null).Select(p => p.File!).Distinct().ToListAsync(ct);
        var ids = keys.Where(k => Guid.TryParse(k, out _)).Select(Guid.Parse).ToList();
        return [.. (await db.PayrollFiles.AsNoTracking().Where(f => EF.Parameter(ids).Contains(f.Id)).ToListAsync(ct)).OrderByDescending(f => f.TakenInAt)];
    }

    public async Task<IReadOnlyList<PayrollPeriod>> PeriodsAsync(DateOnly? from, DateOnly? until, CancellationToken ct)
    {
        var pay = (await VisiblePay().Where(p => p.TakenBackOn == null).ToListAsync(ct)).Select(p => p.Details);
        return [.. pay.Where(p => (from is null || p.PeriodEnd >= from) && (until is null || p.PeriodStart <= until))
            .GroupBy(p => (p.PeriodStart, p.PeriodEnd)).OrderByDescending(g => g.Key.PeriodStart).ThenByDescending(g => g.Key.PeriodEnd)
            .Select(g => new PayrollPeriod(g.Key.PeriodStart, g.Key.PeriodEnd, g.Count(), PayrollTotals.Of(g)))];
    }

    public async Task<PayrollFileView?> FileAsync(Guid id, CancellationToken ct)
    {
        if (await db.PayrollFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) is not { } file) return null;
        var key = file.Key;
        var rows = await (
            from entry in db.Payroll.AsNoTracking()
            join person in db.VisibleParticipants.AsNoTracking() on entry.ParticipantId equals person.Id
            where entry.File == key
            select new { entry, person }).ToListAsync(ct);
        if (rows.Count == 0) return null;
        var people = rows.Select(r => r.person.Id).Distinct().ToList();
        var services = (await db.Services.AsNoTracking().Where(s => EF.Parameter(people).Contains(s.ParticipantId)).ToListAsync(ct)).ToDictionary(s => (s.ParticipantId, s.CaseFileId));
        return new(file,
            [.. rows.OrderBy(r => r.entry.Id).Select(r =>
            {
                var service = services.GetValueOrDefault((r.person.Id, r.entry.Details.Service));
                return new PayrollFileRow(r.entry, r.person.Name, r.person.CaseNumber, service?.Id ?? Guid.Empty, service?.Details.Placement?.Employer ?? "", service?.Details.Placement?.Worksite ?? "");
            })], Math.Max(0, file.Rows - rows.Count));
    }

    private IQueryable<PayrollEntry> VisiblePay() =>
        from entry in db.Payroll.AsNoTracking()
        join person in db.VisibleParticipants on entry.ParticipantId equals person.Id
        select entry;
}
