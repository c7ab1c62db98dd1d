using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Training.Providers;
using Milepost.App.Web;

namespace Milepost.App.Features.Training.Programs;

public sealed class NewProgramPage(ProvidersQuery providers, KeepProgramsHandler keep) : MilepostPage
{
    [BindProperty] public ProgramForm Form { get; set; } = new();

    public ProviderView Provider { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid providerId, CancellationToken ct) => await LoadAsync(providerId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid providerId, CancellationToken ct)
    {
        if (!await LoadAsync(providerId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new AddProgram(providerId, Form.ToDetails()), ct);
        return Answer(result, program => $"/training/programs/{program.Id}", $"{Form.Name} is added. Now request or record its approval, and enter its credentials.");
    }

    private async Task<bool> LoadAsync(Guid providerId, CancellationToken ct)
    {
        if (await providers.FindAsync(providerId, ct) is not { IsKept: true } view) return false;
        Provider = view;
        return true;
    }
}
