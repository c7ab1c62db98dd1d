using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Outcomes.Overview;

public sealed class OutcomesPage(OutcomesQuery outcomes, Actor actor) : MilepostPage
{
    public OutcomesView View { get; private set; } = null!;

    public bool MayWrite => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await outcomes.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
