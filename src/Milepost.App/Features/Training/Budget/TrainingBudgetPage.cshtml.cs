using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Training.Budget;

public sealed class TrainingBudgetPage(TrainingBudgetQuery budgets, Actor actor) : MilepostPage
{
    public TrainingBudgetView View { get; private set; } = null!;

    public bool MayWrite => !actor.OnlyReads;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await budgets.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
