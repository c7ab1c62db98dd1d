using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Payroll;

/// <summary>Takes a payroll file back as a whole: its rows stay in the records and no longer count.</summary>
public sealed record TakeBackPayroll(Guid FileId, string Reason);

public sealed class TakeBackPayrollHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<PayrollFile>> HandleAsync(TakeBackPayroll command, CancellationToken ct) => db.ChangeAsync<PayrollFile>(async () =>
    {
        if (await db.PayrollFiles.SingleOrDefaultAsync(f => f.Id == command.FileId, ct) is not { } file) return PayrollProblems.NotFound;
        var key = file.Key;
        var entries = await db.Payroll.Where(p => p.File == key && p.TakenBackOn == null).ToListAsync(ct);
        var ids = entries.Select(e => e.ParticipantId).Distinct().ToList();
        var people = await db.VisibleParticipants.Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync(ct);
        if (ids.Count > 0 && people.Count == 0) return PayrollProblems.NotFound;
        if (people.Count < ids.Count) return PayrollProblems.NotAllYours;

        var taken = file.TakeBack(command.Reason, db.Actor.Name, db.Clock.GetUtcNow());
        if (!taken.IsDone) return taken.As<PayrollFile>();
        foreach (var entry in entries) entry.TakeBack(file.TakenBackReason!, time.Today);
        await TakeInPayrollHandler.ConcernAsync(db, people.Select(p => p.OfficeId), ct);
        return file;
    }, Gates.Open, ct);
}
