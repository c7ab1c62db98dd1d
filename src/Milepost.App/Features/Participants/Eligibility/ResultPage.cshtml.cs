using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain.Eligibility;

namespace Milepost.App.Features.Participants.Eligibility;

/// <summary>Which programs the answers open, and why: each reason with the answers and the words it rests on.</summary>
public sealed class ResultPage(EligibilityQuery eligibility, Actor actor) : MilepostPage
{
    public EligibilityView View { get; private set; } = null!;

    public bool CanEdit => !actor.OnlyReads;

    public IReadOnlyList<FrozenReason> Reasons(IReadOnlyList<Reason> reasons) => [.. reasons.Select(reason => FrozenReason.Of(reason, View))];

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await eligibility.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
