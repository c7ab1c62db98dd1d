using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Participants.Overview;

public sealed class OverviewPage(OverviewQuery overview, Actor actor) : MilepostPage
{
    public Overview View { get; private set; } = null!;

    public bool MayChange => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await overview.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }

    /// <summary>Enough to know what a message is about.</summary>
    public static string Beginning(string text) => text.Length <= 400 ? text : $"{text[..(char.IsHighSurrogate(text[399]) ? 399 : 400)]}…";

    public static int Age(DateOnly birth, DateOnly today) => today.Year - birth.Year - (today < birth.AddYears(today.Year - birth.Year) ? 1 : 0);
}
