using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Training.Providers;

public sealed class EndProviderPage(ProvidersQuery providers, KeepProvidersHandler keep) : MilepostPage
{
    [BindProperty] public EndForm Form { get; set; } = new();

    public ProviderView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid providerId, CancellationToken ct) => await LoadAsync(providerId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid providerId, CancellationToken ct)
    {
        if (!await LoadAsync(providerId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var ends = View.Provider.EndedOn is null;
        var result = await keep.HandleAsync(new EndProvider(providerId, ends, Form.Why), ct);
        return Answer(result, _ => $"/training/providers/{providerId}", $"{View.Provider.Details.Name} is {(ends ? "no longer offered" : "offered again")}.");
    }

    private async Task<bool> LoadAsync(Guid providerId, CancellationToken ct)
    {
        if (await providers.FindAsync(providerId, ct) is not { IsKept: true } view) return false;
        View = view;
        return true;
    }
}

public sealed class EndForm
{
    [Display(Name = "Reason"), StringLength(1000)] public string? Why { get; set; }
}
