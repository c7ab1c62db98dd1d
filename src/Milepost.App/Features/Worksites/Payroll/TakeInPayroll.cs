using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Payroll;

/// <summary>Takes every row of a payroll file in, or none.</summary>
public sealed record TakeInPayroll(string FileName, byte[] Bytes);

public sealed class TakeInPayrollHandler(MilepostDb db, CheckPayrollQuery check, AgencyTime time)
{
    /// <remarks>What was paid was paid: no gate of policy stands in its way (<see cref="Gates.Open"/>). The file is checked again in the transaction.</remarks>
    public Task<Result<PayrollFile>> HandleAsync(TakeInPayroll command, CancellationToken ct) => db.ChangeAsync<PayrollFile>(async () =>
    {
        var report = await check.HandleAsync(command.FileName, command.Bytes, ct);
        if (!report.MayBeTakenIn) return PayrollProblems.HasMistakes;

        var file = PayrollFile.TakeIn(command.FileName, report.Sha256, report.Totals, report.Rows.Count, db.Actor.Name, db.Clock.GetUtcNow());
        db.PayrollFiles.Add(file);
        var ids = report.Rows.Select(r => r.ParticipantId).Distinct().ToList();
        var people = await db.VisibleParticipants.Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        foreach (var row in report.Rows) db.Payroll.Add(PayrollEntry.TakeIn(people[row.ParticipantId], row.Details, file.Key, time.Today));
        await ConcernAsync(db, people.Values.Select(p => p.OfficeId), ct);
        return file;
    }, Gates.Open, ct);

    /// <summary>A file stands in the history of the lowest place above all offices it is about.</summary>
    internal static async Task ConcernAsync(MilepostDb db, IEnumerable<Guid?> offices, CancellationToken ct)
    {
        var ids = offices.OfType<Guid>().Distinct().ToList();
        foreach (var path in await db.OrgUnits.Where(u => EF.Parameter(ids).Contains(u.Id)).Select(u => u.Path).ToListAsync(ct)) db.Concerns(path);
    }
}
