using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Documents;
using Milepost.App.Web;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Payroll;

public sealed class PayrollPage(PayrollFilesQuery files, PayrollUploadsQuery uploads, Actor actor) : MilepostPage
{
    [BindProperty] public PayrollUploadForm Form { get; set; } = new();
    [BindProperty(SupportsGet = true)] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? Until { get; set; }

    public IReadOnlyList<PayrollFile> Files { get; private set; } = [];

    public IReadOnlyList<PayrollPeriod> Periods { get; private set; } = [];

    public bool MayUpload => actor.MayTake("/worksites/payroll", "POST");

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (UploadGate.WasTooLarge(HttpContext) || Form.File?.Length > PayrollSheet.MostBytes)
        {
            ModelState.Clear();
            ModelState.AddModelError("Form.File", $"This file is larger than {PayrollSheet.MostBytes / (1024 * 1024)} MB. Upload it in parts.");
        }
        if (!ModelState.IsValid || await UploadedFile.ReadAsync(Form.File, ct) is not { } file) return Page();
        return Redirect($"/worksites/payroll/report?upload={await uploads.KeepAsync(file with { FileName = Shortened(file.FileName) }, ct)}");
    }

    private static string Shortened(string name) => Path.GetFileName(name) is { Length: > 200 } longName ? longName[..200] : Path.GetFileName(name);

    private async Task LoadAsync(CancellationToken ct)
    {
        Files = await files.FilesAsync(ct);
        Periods = await files.PeriodsAsync(From, Until, ct);
    }

    public sealed class PayrollUploadForm
    {
        [Display(Name = "Payroll file"), Required(ErrorMessage = "Choose the payroll file.")]
        public IFormFile? File { get; set; }
    }
}
