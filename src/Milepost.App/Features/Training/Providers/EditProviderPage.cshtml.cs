using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.History;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Training.Providers;

public sealed class EditProviderPage(ProvidersQuery providers, KeepProvidersHandler keep, LastOrganizationChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ProviderForm Form { get; set; } = new();

    public ProviderView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid providerId, CancellationToken ct)
    {
        if (!await LoadAsync(providerId, ct)) return NotFound();
        Form = ProviderForm.Of(View.Provider);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid providerId, CancellationToken ct)
    {
        if (!await LoadAsync(providerId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new ChangeProvider(providerId, Form.ToDetails(), Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = ProviderForm.Of(View.Provider);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(ct));
        }
        return Answer(result, _ => $"/training/providers/{providerId}", $"{Form.Name} is saved.");
    }

    private async Task<bool> LoadAsync(Guid providerId, CancellationToken ct)
    {
        if (await providers.FindAsync(providerId, ct) is not { IsKept: true } view) return false;
        View = view;
        return true;
    }
}
