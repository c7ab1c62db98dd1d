using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Worksites.Payroll;

public sealed class PayrollFilePage(PayrollFilesQuery files, TakeBackPayrollHandler takeBack, Actor actor) : MilepostPage
{
    public const int Shown = 500;

    [BindProperty] public TakeBackForm Form { get; set; } = new();

    public PayrollFileView View { get; private set; } = null!;

    public bool MayTakeBack => View.File.TakenBackAt is null && actor.MayTake("/worksites/payroll/{fileId:guid}", "POST");

    public async Task<IActionResult> OnGetAsync(Guid fileId, CancellationToken ct)
    {
        if (await files.FileAsync(fileId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid fileId, CancellationToken ct)
    {
        if (await files.FileAsync(fileId, ct) is not { } view) return NotFound();
        View = view;
        if (!ModelState.IsValid) return Page();
        return Answer(await takeBack.HandleAsync(new(fileId, Form.Reason!), ct), f => $"/worksites/payroll/{f.Id}", "The file is taken back. None of its rows counts any more.");
    }

    public sealed class TakeBackForm
    {
        [Display(Name = "Reason"), Required(ErrorMessage = "Enter the reason: it stands in the history of everybody in the file."), StringLength(500)]
        public string? Reason { get; set; }
    }
}
