using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Documents;
using Milepost.App.Store;

namespace Milepost.App.Features.Worksites.Payroll;

/// <summary>
/// Holds an uploaded payroll file between the trial run and taking it in, for the person who sent it and for an hour: in the database,
/// since the next request may reach another node. The trial run itself writes nothing of what the file says.
/// </summary>
public sealed class PayrollUploadsQuery(MilepostDb db, Actor actor)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public async Task<Guid> KeepAsync(UploadedFile file, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        await db.HeldFiles.Where(f => f.Until < now).ExecuteDeleteAsync(ct);
        var held = new HeldFile { Id = Guid.NewGuid(), AccountId = actor.AccountId!.Value, FileName = file.FileName, Bytes = file.Bytes, Until = now + Kept };
        db.HeldFiles.Add(held);
        await db.SaveChangesAsync(ct);
        db.Entry(held).State = EntityState.Detached;
        return held.Id;
    }

    public async Task<UploadedFile?> FindAsync(Guid? id, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        return await db.HeldFiles.AsNoTracking().Where(f => f.Id == id && f.AccountId == actor.AccountId && f.Until >= now)
            .Select(f => new UploadedFile(f.FileName, f.Bytes)).SingleOrDefaultAsync(ct);
    }

    public Task ForgetAsync(Guid id, CancellationToken ct) => db.HeldFiles.Where(f => f.Id == id && f.AccountId == actor.AccountId).ExecuteDeleteAsync(ct);
}
