using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Training.Providers;

public sealed class NewProviderPage(ProvidersQuery providers, KeepProvidersHandler keep) : MilepostPage
{
    [BindProperty] public NewProviderForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Places is [var first, ..]) Form.Place = Guid.Parse(first.Value);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new AddProvider(Form.Place!.Value, Form.ToDetails()), ct);
        return Answer(result, provider => $"/training/providers/{provider.Id}", $"{Form.Name} is added. Now add its programs.");
    }

    private async Task LoadAsync(CancellationToken ct) =>
        Places = [.. (await providers.PlacesAsync(ct)).Select(u => new SelectListItem($"{u.Name} ({Words.Of(u.Kind).ToLowerInvariant()})", u.Id.ToString()))];
}
