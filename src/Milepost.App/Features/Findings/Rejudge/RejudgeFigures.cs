using Milepost.App.Telemetry;

namespace Milepost.App.Features.Findings.Rejudge;

/// <summary>How many records are still to be judged by the policy and the day of now.</summary>
public sealed class RejudgeFigures(RejudgeRecordsHandler rejudge) : IQueueFigures
{
    /// <summary>It looks at every record's line, which at a million takes a second.</summary>
    public static TimeSpan Every => TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<QueueFigure>> ReadAsync(CancellationToken ct)
    {
        var progress = await rejudge.ProgressAsync(ct);
        return
        [
            new("milepost.rejudge.waiting", "{record}", "Records still to be judged by the policy and the day of now.", Math.Max(0, progress.Waiting)),
            new("milepost.records", "{record}", "Records in the database.", progress.All),
        ];
    }
}
