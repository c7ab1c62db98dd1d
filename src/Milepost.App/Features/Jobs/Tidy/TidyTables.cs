using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Quartz;

namespace Milepost.App.Features.Jobs.Tidy;

/// <summary>Removes what only served for a while: marks of changes, uploads that nobody took in, counted sign-ins. Nothing of a record.</summary>
public sealed class TidyTablesHandler(MilepostDb db)
{
    /// <summary>A form that lay open for longer than this is not sent a second time by mistake.</summary>
    private static readonly TimeSpan MarksAreKept = TimeSpan.FromDays(30);

    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        var old = now - MarksAreKept;
        return await db.Submissions.Where(s => s.At < old).ExecuteDeleteAsync(ct)
            + await db.HeldFiles.Where(f => f.Until < now).ExecuteDeleteAsync(ct)
            + await db.UnknownSignIns.Where(u => u.Until < now).ExecuteDeleteAsync(ct);
    }
}

[DisallowConcurrentExecution]
public sealed class TidyTablesJob(TidyTablesHandler tidy, IHostApplicationLifetime program) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => Round.RunAsync(ct => tidy.HandleAsync(ct), program, cancellationToken);
}
