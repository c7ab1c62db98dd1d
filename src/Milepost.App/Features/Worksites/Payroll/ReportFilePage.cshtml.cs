using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.DataFiles;
using Milepost.App.Features.Documents;
using Milepost.App.Web;

namespace Milepost.App.Features.Worksites.Payroll;

/// <summary>The trial run's report, or the rows it refuses, as a file for a spreadsheet.</summary>
public sealed class ReportFilePage(PayrollUploadsQuery uploads, CheckPayrollQuery check) : MilepostPage
{
    private static readonly string[] Columns = ["line", "result", "column", "value", "expected"];

    [BindProperty(SupportsGet = true)] public Guid? Upload { get; set; }

    /// <summary>"refused" for the rows themselves.</summary>
    [BindProperty(SupportsGet = true)] public string? Rows { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await uploads.FindAsync(Upload, ct) is not { } file) return Redirect("/worksites/payroll/report");
        var report = await check.HandleAsync(file.FileName, file.Bytes, ct);
        return Rows == "refused"
            ? Send(CsvFile.Write([.. report.Sheet.Columns.Except(PayrollSheet.NotRead.Skip(1)), "line", "mistakes"], Refused(report)), "payroll-refused-rows.csv")
            : Send(CsvFile.Write(Columns, Lines(report)), "payroll-report.csv");
    }

    private FileContentResult Send(byte[] bytes, string name) => SafeDownload.Of(Response, bytes, CsvFile.ContentType, name);

    /// <summary>Every finding, and a line for each row without one.</summary>
    private static IEnumerable<string?[]> Lines(PayrollReport report)
    {
        var found = report.Findings.Select(f => (f.Line, Cells: new string?[] { Line(f.Line), f.IsMistake ? "mistake" : "worth a look", f.Column, f.Value, f.Expected }));
        var marked = report.Findings.Select(f => f.Line).ToHashSet();
        var sound = report.Rows.Where(r => !marked.Contains(r.Line)).Select(r => (r.Line, Cells: new string?[] { Line(r.Line), "in order", "", "", "" }));
        return found.Concat(sound).OrderBy(l => l.Line).Select(l => l.Cells);
    }

    private static IEnumerable<string?[]> Refused(PayrollReport report)
    {
        var mistakes = report.Mistakes.ToLookup(m => m.Line);
        var columns = report.Sheet.Columns.Except(PayrollSheet.NotRead.Skip(1)).ToList();
        return report.Sheet.Rows.Where(r => mistakes.Contains(r.Line)).Select(r => (string?[])
            [.. columns.Select(c => r[c]), Line(r.Line), string.Join(" ", mistakes[r.Line].Select(m => $"{m.Column}: {m.Expected}"))]);
    }

    private static string Line(int line) => line == 0 ? "file" : line.ToString(CultureInfo.InvariantCulture);
}
