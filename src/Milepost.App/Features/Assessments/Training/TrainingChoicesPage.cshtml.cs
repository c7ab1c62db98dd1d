using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Assessments.Training;

/// <summary>The trainings considered for a person, and how each was chosen.</summary>
public sealed class TrainingChoicesPage(TrainingChoicesQuery choices, Actor actor) : MilepostPage
{
    public TrainingChoicesView View { get; private set; } = null!;

    public bool CanEdit => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await choices.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
