using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.App.Web.TagHelpers;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.FollowUps.Overview;

/// <summary>Twelve months after exit, quarter by quarter.</summary>
public sealed class FollowUpPage(FollowUpQuery followUps, Actor actor) : MilepostPage
{
    public FollowUpView View { get; private set; } = null!;

    public bool MayWrite => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await followUps.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }

    public static StatusKind KindOf(QuarterState state) => state switch
    {
        QuarterState.Done => StatusKind.Good,
        QuarterState.Late => StatusKind.Late,
        QuarterState.Due => StatusKind.Attention,
        _ => StatusKind.Info,
    };

    public static string WordOf(QuarterState state) => state switch
    {
        QuarterState.Done => "Done",
        QuarterState.Late => "Late",
        QuarterState.Due => "Running",
        QuarterState.Later => "To come",
        _ => "Not needed",
    };
}
