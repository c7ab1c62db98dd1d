using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Services.Elements;

public sealed class ElementsPage(ElementsQuery elements, Actor actor) : MilepostPage
{
    public PersonElements View { get; private set; } = null!;

    public bool MayWrite => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await elements.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
