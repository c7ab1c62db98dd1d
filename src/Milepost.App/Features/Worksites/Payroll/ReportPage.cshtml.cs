using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Worksites.Payroll;

/// <summary>What the trial run found, and the button that takes the file in.</summary>
public sealed class ReportPage(PayrollUploadsQuery uploads, CheckPayrollQuery check, TakeInPayrollHandler takeIn) : MilepostPage
{
    /// <summary>How many findings of a kind stand on the page.</summary>
    public const int Shown = 500;

    [BindProperty(SupportsGet = true)] public Guid? Upload { get; set; }

    /// <summary>Nothing when the upload is not kept any more.</summary>
    public PayrollReport? Report { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (await uploads.FindAsync(Upload, ct) is { } file) Report = await check.HandleAsync(file.FileName, file.Bytes, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await uploads.FindAsync(Upload, ct) is not { } file) return Page();
        var taken = await takeIn.HandleAsync(new(file.FileName, file.Bytes), ct);
        if (taken.IsDone) await uploads.ForgetAsync(Upload!.Value, ct);
        else Report = await check.HandleAsync(file.FileName, file.Bytes, ct);
        return Answer(taken, f => $"/worksites/payroll/{f.Id}", taken.IsDone ? $"{taken.Value.Rows:#,##0} rows are taken in, ${taken.Value.Totals.Gross:#,##0.00} gross." : "");
    }
}
