using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Training.Providers;
using Milepost.App.Web;

namespace Milepost.App.Features.Training.Programs;

public sealed class EndProgramPage(ProvidersQuery providers, KeepProgramsHandler keep) : MilepostPage
{
    [BindProperty] public EndForm Form { get; set; } = new();

    public ProgramView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programId, CancellationToken ct) => await LoadAsync(programId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid programId, CancellationToken ct)
    {
        if (!await LoadAsync(programId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var ends = View.Program.EndedOn is null;
        var result = await keep.HandleAsync(new EndProgram(programId, ends, Form.Why), ct);
        return Answer(result, _ => $"/training/programs/{programId}", $"{View.Program.Details.Name} is {(ends ? "no longer offered" : "offered again")}.");
    }

    private async Task<bool> LoadAsync(Guid programId, CancellationToken ct)
    {
        if (await providers.FindProgramAsync(programId, ct) is not { IsKept: true } view) return false;
        View = view;
        return true;
    }
}
