using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Findings;
using Milepost.App.Features.Office;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Exits.List;

/// <param name="DueOn">As the ledger of findings has it.</param>
/// <param name="Forecast">What the date rests on.</param>
public sealed record ExitRow(Guid ParticipantId, string Name, string CaseNumber, string? Planner, string? Office, DateOnly DueOn, ExitForecast? Forecast)
{
    public string Programs => Forecast is null ? "" : ExitWords.Programs(Forecast.Programs);
}

/// <param name="IsCut">There are more than are listed.</param>
public sealed record ExitList(IReadOnlyList<ExitRow> Rows, int Late, int Within10, int Within30, bool IsCut);

/// <summary>Exits that fall due within 30 days or are late: due dates of the ledger compared with today.</summary>
public sealed class ExitsQuery(MilepostDb db, ExitForecastQuery forecasts, AgencyTime time)
{
    public const int SoonDays = 10;
    public const int WarningDays = 30;
    public const int Most = 500;

    public const string Late = "late";
    public const string Soon = "10";

    public async Task<ExitList> HandleAsync(PeopleFilter filter, CancellationToken ct)
    {
        var today = time.Today;
        var until = today.AddDays(WarningDays);
        var requirements = forecasts.Requirements;
        var lines = db.Findings.AsNoTracking().Where(Urgencies.IsOpenOn(today))
            .Where(f => requirements.Contains(f.Requirement) && f.Outcome == Outcome.Due && f.DueOn <= until && !(f.WaivedThrough >= today));
        var found = await (
            from person in filter.Of(db).AsNoTracking()
            join line in lines on person.Id equals line.ParticipantId
            join planner in db.Users on person.PlannerId equals (Guid?)planner.Id into planners
            from planner in planners.DefaultIfEmpty()
            join office in db.OrgUnits on person.OfficeId equals (Guid?)office.Id into offices
            from office in offices.DefaultIfEmpty()
            orderby line.DueOn, person.Id
            select new { person.Id, person.Profile.FirstName, person.Profile.LastName, person.CaseNumber, line.DueOn, Planner = planner == null ? null : planner.DisplayName, Office = office == null ? null : office.Name })
            .Take(Most + 1).ToListAsync(ct);
        var soon = today.AddDays(SoonDays);
        var shown = found.Take(Most).Where(each => filter.When switch { Late => each.DueOn < today, Soon => each.DueOn >= today && each.DueOn <= soon, _ => true }).ToList();
        var outlooks = await forecasts.OfManyAsync([.. shown.Select(each => each.Id)], ct);
        return new(
            [.. shown.Select(each => new ExitRow(each.Id, $"{each.FirstName} {each.LastName}", each.CaseNumber, each.Planner, each.Office, each.DueOn!.Value, outlooks.GetValueOrDefault(each.Id)?.First))],
            found.Count(each => each.DueOn < today), found.Count(each => each.DueOn >= today && each.DueOn <= soon), found.Count(each => each.DueOn >= today), found.Count > Most);
    }
}
