using Microsoft.AspNetCore.Mvc;
using Milepost.App.DataFiles;
using Milepost.App.Features.Documents;
using Milepost.Domain;

namespace Milepost.App.Features.FrontDesk.Counts;

/// <summary>The counts as a file for a spreadsheet; it names nobody.</summary>
public sealed class CountsFilePage(DeskCountsQuery counts, AgencyTime time) : CountsOfPlacePage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // A file cannot say what is wrong with a day; the page does.
        if (!ModelState.IsValid) return LocalRedirect("/front-desk/counts" + Request.QueryString);
        if (await counts.HandleAsync(FilterOn(time.Today), ct) is not { } found) return NotFound();
        List<string?[]> rows =
        [
            Row("All", "Visits", found.Visits), Row("All", "Visits without a name", found.Anonymous), Row("All", "Reportable individuals", found.People),
            Row("All", "Participants among them", found.Participants), Row("All", "Not participants", found.Others),
            .. found.Services.Select(s => Row(Words.Of(s.Kind), s.Name, s.Visits)),
            .. found.Offices.Select(o => Row("Visits by office", o.Name, o.Visits)),
            .. found.Offices.Select(o => Row("People by office", o.Name, o.People)),
        ];
        return SafeDownload.Of(Response, CsvFile.Write(["Place", "From", "To", "Group", "What", "Number"], rows), CsvFile.ContentType, $"front-desk-{found.From:yyyy-MM-dd}-{found.To:yyyy-MM-dd}.csv");

        string?[] Row(string group, string what, int number) => [found.Place.Name, $"{found.From:yyyy-MM-dd}", $"{found.To:yyyy-MM-dd}", group, what, $"{number}"];
    }
}
