using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.DataFiles;
using Milepost.App.Features.Documents;
using Milepost.App.Web;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Worksites.Payroll;

/// <summary>The columns of a payroll file; for a worksite, with a row for everybody who works there.</summary>
public sealed class TemplatePage(WorksitePayQuery pays, AgencyTime time) : MilepostPage
{
    private static readonly string[] Columns =
        ["case_no", "name", "placement_id", "worksite", "period_start", "period_end", "hours", "overtime_hours", "hourly_wage", "gross_pay", "subsidized_amount", "check_no"];

    [BindProperty(SupportsGet = true)] public Guid? Worksite { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        IReadOnlyList<PlacedPerson> people = Worksite is { } id
            ? await pays.PlacementsAsync(p => p.WorksiteId == id.ToString() && p.Standing != PlacementStanding.Planned && (p.EndsOn is null || p.EndsOn >= time.Today.AddDays(-62)), ct) : [];
        var rows = people.Select(p => (string?[])
            [p.CaseNumber, p.Name, p.Service.CaseFileId, p.Placement.Worksite, "", "", "", "", p.Placement.HourlyWage.ToString("0.00", CultureInfo.InvariantCulture), "", "", ""]);
        return SafeDownload.Of(Response, CsvFile.Write(Columns, rows), CsvFile.ContentType, "payroll.csv");
    }
}
