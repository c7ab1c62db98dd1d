using Milepost.App.Web;

namespace Milepost.App.Features.Participants.Merge.Duplicates;

public sealed class DuplicatesPage(DuplicatesQuery duplicates) : MilepostPage
{
    public IReadOnlyList<LikelyPair> Pairs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Pairs = await duplicates.HandleAsync(ct);
}
