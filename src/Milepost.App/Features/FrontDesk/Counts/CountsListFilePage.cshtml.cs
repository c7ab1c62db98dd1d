using Microsoft.AspNetCore.Mvc;
using Milepost.App.DataFiles;
using Milepost.App.Features.Documents;
using Milepost.Domain;

namespace Milepost.App.Features.FrontDesk.Counts;

/// <summary>The list behind a number, all of it, as a file for a spreadsheet.</summary>
public sealed class CountsListFilePage(DeskCountsQuery counts, AgencyTime time) : CountsOfPlacePage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return LocalRedirect("/front-desk/counts" + Request.QueryString);
        var (filter, what) = (FilterOn(time.Today), Counted);
        var bytes = what.IsOfPeople
            ? CsvFile.Write(["Name", "Birth date", "Visits", "Last visit", "Participant since"],
                (await counts.PeopleAsync(filter, what, ct)).Select(p => new[] { p.Name, Day(p.BirthDate), $"{p.Visits}", Day(p.LastOn), Day(p.ParticipantSince) }))
            : CsvFile.Write(["Day", "Name", "Birth date", "Office", "What for", "How"],
                (await counts.VisitsAsync(filter, what, ct)).Select(v => new[] { Day(v.On), v.Name, Day(v.BirthDate), v.Office, v.Services, Words.Of(v.How) }));
        return SafeDownload.Of(Response, bytes, CsvFile.ContentType, $"front-desk-list-{filter.From:yyyy-MM-dd}-{filter.To:yyyy-MM-dd}.csv");
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd");
}
