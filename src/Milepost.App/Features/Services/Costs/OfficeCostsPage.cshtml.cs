using Microsoft.AspNetCore.Mvc;
using Milepost.App.DataFiles;
using Milepost.App.Features.Documents;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Costs;

/// <summary>Costs and funding over all people within reach; every number opens its list.</summary>
public sealed class OfficeCostsPage(OfficeCostsQuery costs, AgencyTime time) : MilepostPage
{
    /// <summary>More lines than this are for the file: the page says so.</summary>
    public const int MostLines = 200;

    private static readonly string[] Columns = ["Name", "Case number", "Service", "For", "Day", "Paid by", "Dollars", "Over the limit because"];

    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Place { get; set; }
    [BindProperty(SupportsGet = true)] public string? For { get; set; }
    [BindProperty(SupportsGet = true)] public string? Source { get; set; }

    public CostsAsked Asked { get; private set; } = null!;
    public OfficeCosts Costs { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        // A year typed by hand into the address must not leave the calendar.
        Asked = new(Year is >= 2000 and <= 2100 ? Year.Value : ProgramYear.Of(time.Today), Place, For, Source);
        Costs = await costs.HandleAsync(Asked, ct);
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        return SafeDownload.Of(Response, CsvFile.Write(Columns, Costs.Lines.Select(line => (IReadOnlyList<string?>)
        [
            line.Participant, line.CaseNumber, line.Service, line.Type, line.On.ToString("yyyy-MM-dd"), line.Source, line.Amount.ToString("0.00"), line.OverLimitBecause,
        ])), CsvFile.ContentType, $"costs-{Asked.Year}.csv");
    }

    public string With(string? type, string? source, string? handler = null) =>
        "/costs" + QueryString.Create(new Dictionary<string, string?>
        {
            ["year"] = $"{Asked.Year}", ["place"] = $"{Asked.PlaceId}", ["for"] = type, ["source"] = source, ["handler"] = handler,
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
