using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Training.Providers;

public sealed class ProviderPage(ProvidersQuery providers, Actor actor, AgencyTime time) : MilepostPage
{
    public ProviderView View { get; private set; } = null!;

    public DateOnly Today => time.Today;

    public bool MayKeep => View.IsKept && actor.HasRoleFor("/training/providers/new");

    public async Task<IActionResult> OnGetAsync(Guid providerId, CancellationToken ct)
    {
        if (await providers.FindAsync(providerId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
