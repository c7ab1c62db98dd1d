using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.DataFiles;
using Milepost.App.Features.Documents;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Training.Budgets;

/// <summary>The training budgets as they are filtered on the page, as a file for a spreadsheet.</summary>
public sealed class TrainingBudgetsFilePage(TrainingBudgetsQuery budgets) : MilepostPage
{
    private static readonly string[] Columns =
        ["Program year", "Name", "Case number", "Office", "Program", "Training", "Account number", "Planned", "Obligated", "Invoiced", "Paid", "Left to pay"];

    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Office { get; set; }
    [BindProperty(SupportsGet = true)] public Program? Program { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var list = await budgets.HandleAsync(new(Year, Office, Program), ct);
        var rows = list.Rows.Select(row => (IReadOnlyList<string?>)[
            $"{list.Year}", row.Name, row.CaseNumber, row.Office, row.Program is { } program ? Words.Of(program) : null, row.Training, row.ItaNumber,
            Amount(row.Planned), Amount(row.Obligated), Amount(row.Invoiced), Amount(row.Paid), Amount(row.LeftToPay)]);
        return SafeDownload.Of(Response, CsvFile.Write(Columns, rows), CsvFile.ContentType, $"training-budgets-{list.Year}.csv");
    }

    /// <summary>As spreadsheets add it up.</summary>
    private static string Amount(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
