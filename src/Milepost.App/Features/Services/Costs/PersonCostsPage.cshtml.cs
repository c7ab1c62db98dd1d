using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Services.Costs;

public sealed class PersonCostsPage(PersonCostsQuery costs) : MilepostPage
{
    public PersonCosts Costs { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await costs.HandleAsync(participantId, ct) is not { } found) return NotFound();
        Costs = found;
        return Page();
    }
}
