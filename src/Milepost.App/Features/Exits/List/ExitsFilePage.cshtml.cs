using Microsoft.AspNetCore.Mvc;
using Milepost.App.DataFiles;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Office;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Exits.List;

/// <summary>The exits coming, as they are filtered on the page, as a file for a spreadsheet.</summary>
public sealed class ExitsFilePage(ExitsQuery exits, AgencyTime time) : MilepostPage
{
    private static readonly string[] Columns = ["Name", "Case number", "Programs", "Exit falls due", "Exit date", "Last service", "Last service day", "Why", "Planner", "Office"];

    [BindProperty(SupportsGet = true, Name = "")] public PeopleFilter At { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => SafeDownload.Of(
        Response, CsvFile.Write(Columns, (await exits.HandleAsync(At, ct)).Rows.Select(Cells)), CsvFile.ContentType, $"exits-{time.Today:yyyy-MM-dd}.csv");

    private static string?[] Cells(ExitRow row) =>
    [
        row.Name, row.CaseNumber, row.Programs, Day(row.DueOn), Day(row.Forecast?.ExitOn), row.Forecast is { } forecast ? ExitWords.Name(forecast.LastService) : null,
        Day(row.Forecast?.LastServiceOn), row.Forecast is null ? null : ExitWords.Why(row.Forecast), row.Planner, row.Office,
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd");
}
