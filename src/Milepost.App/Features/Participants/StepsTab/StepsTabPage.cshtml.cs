using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Participants.StepsTab;

/// <summary>Add Steps/Services, as the Illinois workNet Career Plan has it: every service of the person, by goal.</summary>
public sealed class StepsTabPage(StepsTabQuery steps, Actor actor) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "show")] public StepsShown Show { get; set; }

    public StepsTab View { get; private set; } = null!;

    public bool MayChange => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        // An address typed by hand with a word we do not know shows everything.
        if (!Enum.IsDefined(Show)) Show = StepsShown.All;
        ModelState.Clear();
        if (await steps.HandleAsync(participantId, Show, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
