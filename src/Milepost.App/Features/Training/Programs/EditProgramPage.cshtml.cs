using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.History;
using Milepost.App.Features.Training.Providers;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Training.Programs;

public sealed class EditProgramPage(ProvidersQuery providers, KeepProgramsHandler keep, LastOrganizationChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ProgramForm Form { get; set; } = new();

    public ProgramView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programId, CancellationToken ct)
    {
        if (!await LoadAsync(programId, ct)) return NotFound();
        Form = ProgramForm.Of(View.Program);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programId, CancellationToken ct)
    {
        if (!await LoadAsync(programId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new ChangeProgram(programId, Form.ToDetails(), Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = ProgramForm.Of(View.Program);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(ct));
        }
        return Answer(result, _ => $"/training/programs/{programId}", $"{Form.Name} is saved.");
    }

    private async Task<bool> LoadAsync(Guid programId, CancellationToken ct)
    {
        if (await providers.FindProgramAsync(programId, ct) is not { IsKept: true } view) return false;
        View = view;
        return true;
    }
}
