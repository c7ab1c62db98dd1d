using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain.Eligibility;

namespace Milepost.App.Features.Participants.Eligibility;

/// <summary>One decision as it was frozen, with what is different now beside it.</summary>
public sealed class SnapshotPage(SnapshotsQuery snapshots, EligibilityQuery eligibility) : MilepostPage
{
    public EligibilitySnapshot Snapshot { get; private set; } = null!;

    public FrozenDecision? Frozen { get; private set; }

    public IReadOnlyList<string> Since { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid snapshotId, CancellationToken ct)
    {
        if ((await snapshots.HandleAsync(participantId, ct)).FirstOrDefault(each => each.Id == snapshotId) is not { } found) return NotFound();
        (Snapshot, Frozen) = (found, FrozenDecision.Read(found.Frozen));
        if (Frozen is not null && await eligibility.HandleAsync(participantId, ct) is { } now) Since = Frozen.Since(now);
        return Page();
    }
}
