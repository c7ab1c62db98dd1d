using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Training.Providers;

public sealed class ProvidersPage(ProvidersQuery providers, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? Show { get; set; }

    public IReadOnlyList<ProviderRow> Rows { get; private set; } = [];

    public bool All => Show == "all";

    public DateOnly Today => time.Today;

    public bool MayKeep => actor.HasRoleFor("/training/providers/new");

    public async Task OnGetAsync(CancellationToken ct) => Rows = await providers.HandleAsync(Search, All, Today, ct);
}
