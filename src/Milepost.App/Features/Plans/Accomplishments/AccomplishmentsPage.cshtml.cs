using Milepost.App.Web;

namespace Milepost.App.Features.Plans.Accomplishments;

public sealed class AccomplishmentsPage(AccomplishmentsQuery accomplishments) : MilepostPage
{
    public Accomplishments List { get; private set; } = new([], [], []);

    public async Task OnGetAsync(Guid participantId, CancellationToken ct) => List = await accomplishments.HandleAsync(participantId, ct);
}
