using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Agreements.Overview;

/// <summary>Everything about agreeing to one plan: what stands, what waits for whom, and what happened before.</summary>
public sealed class AgreementPage(AgreementQuery query, Actor actor) : MilepostPage
{
    public AgreementView View { get; private set; } = null!;

    public bool MayChange => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
