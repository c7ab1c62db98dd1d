using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.DataFiles;
using Milepost.App.Features.Documents;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Participants.Caseload;

/// <summary>The caseload as it is filtered and sorted on the page, every page of it, as a file for a spreadsheet.</summary>
public sealed class CaseloadFilePage(CaseloadQuery caseload, Actor actor, AgencyTime time) : MilepostPage
{
    private static readonly string[] Columns =
        ["Name", "Case number", "Program", "Plan", "Plan opened", "Signature", "Last two-way contact", "Next due", "What is due", "Late", "Planner", "Office"];

    [BindProperty(SupportsGet = true, Name = "")] public CaseloadAddress At { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var rows = await caseload.AllAsync(At.For(actor), ct);
        return SafeDownload.Of(Response, CsvFile.Write(Columns, rows.Select(Cells)), CsvFile.ContentType, $"caseload-{time.Today:yyyy-MM-dd}.csv");
    }

    private static string?[] Cells(CaseloadRow row) =>
    [
        row.Name, row.CaseNumber, row.Programs.Length == 0 ? "Not enrolled" : row.Programs, row.PlanKind ?? "No open plan", Day(row.PlanOpenedOn),
        row.PlanKind is null ? null : row.Signed ? "Signed" : "Not signed", Day(row.LastContactOn), Day(row.Next?.On), row.Next?.Words, $"{row.Late}", row.Planner, row.Office,
    ];

    /// <summary>As spreadsheets sort it.</summary>
    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd");
}
