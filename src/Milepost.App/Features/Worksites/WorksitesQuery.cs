using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;
using Milepost.Domain.Services;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites;

/// <param name="Taken">How many openings are taken today, by whomever.</param>
public sealed record JobRow(Job Job, int Taken)
{
    public int Left => Math.Max(0, Job.Details.Openings - Taken);
}

public sealed record WorksiteRow(Worksite Worksite, IReadOnlyList<JobRow> Jobs);

/// <param name="Place">The name of the place that keeps it.</param>
/// <param name="IsKept">The reader may change it.</param>
public sealed record EmployerRow(Employer Employer, string Place, bool IsKept, IReadOnlyList<WorksiteRow> Worksites);

/// <summary>The employers that serve the reader's places, with worksites and jobs.</summary>
public sealed class WorksitesQuery(MilepostDb db, AgencyTime time)
{
    /// <param name="search">Words of an employer's, worksite's or job's name, of an address, or a FEIN.</param>
    /// <param name="ended">Also what is no longer used.</param>
    public async Task<IReadOnlyList<EmployerRow>> HandleAsync(string? search, bool ended, CancellationToken ct)
    {
        var rows = await LoadAsync(await db.UnitsServingActorAsync(ct), ct);
        var words = SearchWords.Of(search ?? "");
        return [.. rows
            .Where(row => ended || row.Employer.IsOpen(time.Today))
            .Where(row => words.Length == 0 || new ReferenceData.SearchText(TextOf(row)).HasAll(words))
            .Select(row => ended ? row : row with { Worksites = [.. row.Worksites.Where(w => w.Worksite.IsOpen(time.Today))] })
            .OrderBy(row => row.Employer.Details.Name, StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<EmployerRow?> EmployerAsync(Guid id, CancellationToken ct) => (await LoadAsync(await db.UnitsServingActorAsync(ct), ct, id)).SingleOrDefault();

    public async Task<(EmployerRow Employer, WorksiteRow Worksite)?> WorksiteAsync(Guid id, CancellationToken ct)
    {
        var employerId = await db.Worksites.Where(w => w.Id == id).Select(w => (Guid?)w.EmployerId).SingleOrDefaultAsync(ct);
        if (employerId is null || await EmployerAsync(employerId.Value, ct) is not { } employer) return null;
        return (employer, employer.Worksites.Single(w => w.Worksite.Id == id));
    }

    public async Task<(EmployerRow Employer, WorksiteRow Worksite, JobRow Job)?> JobAsync(Guid id, CancellationToken ct)
    {
        var worksiteId = await db.Jobs.Where(j => j.Id == id).Select(j => (Guid?)j.WorksiteId).SingleOrDefaultAsync(ct);
        if (worksiteId is null || await WorksiteAsync(worksiteId.Value, ct) is not var (employer, worksite)) return null;
        return (employer, worksite, worksite.Jobs.Single(j => j.Job.Id == id));
    }

    /// <summary>Those that serve an office: what its planners may place people with.</summary>
    public async Task<IReadOnlyList<EmployerRow>> OfOfficeAsync(Guid? officeId, CancellationToken ct) => await LoadAsync(await db.UnitsServingAsync(officeId, ct), ct);

    /// <summary>The places at which the reader may keep employers.</summary>
    public Task<List<OrgUnit>> PlacesAsync(CancellationToken ct) => db.UnitsKeptByActorAsync(ct);

    private async Task<List<EmployerRow>> LoadAsync(IReadOnlyList<Guid> units, CancellationToken ct, Guid? only = null)
    {
        var employers = await (
            from employer in db.Employers.AsNoTracking()
            join unit in db.OrgUnits on employer.OrgUnitId equals unit.Id
            where units.Contains(employer.OrgUnitId) && (only == null || employer.Id == only)
            select new { Employer = employer, unit.Name }).ToListAsync(ct);
        if (employers.Count == 0) return [];
        var ids = employers.Select(e => e.Employer.Id).ToList();
        var worksites = (await db.Worksites.AsNoTracking().Where(w => ids.Contains(w.EmployerId)).ToListAsync(ct)).OrderBy(w => w.Details.Name, StringComparer.OrdinalIgnoreCase).ToLookup(w => w.EmployerId);
        var jobs = (await (
            from job in db.Jobs.AsNoTracking()
            join worksite in db.Worksites on job.WorksiteId equals worksite.Id
            where ids.Contains(worksite.EmployerId)
            select job).ToListAsync(ct)).OrderBy(j => j.Details.Title, StringComparer.OrdinalIgnoreCase).ToLookup(j => j.WorksiteId);
        var taken = await TakenAsync(db, time.Today, ct);
        return [.. employers.Select(e => new EmployerRow(e.Employer, e.Name, db.Actor.CanSee(e.Employer.OrgUnitId),
            [.. worksites[e.Employer.Id].Select(w => new WorksiteRow(w, [.. jobs[w.Id].Select(j => new JobRow(j, taken.GetValueOrDefault(KeepWorksitesHandler.Key(j))))]))]))];
    }

    /// <summary>How many people each job has or is to have from a day on, whoever's people they are.</summary>
    internal static async Task<Dictionary<string, int>> TakenAsync(MilepostDb db, DateOnly on, CancellationToken ct, Guid? butService = null)
    {
        var placements = await db.Services.AsNoTracking().Where(s => s.Details.Placement != null && s.EndsOn == null && (butService == null || s.Id != butService))
            .Select(s => s.Details.Placement!).ToListAsync(ct);
        return placements.Where(p => p.JobId is not null && p.TakesAnOpening(on)).GroupBy(p => p.JobId!).ToDictionary(group => group.Key, group => group.Count());
    }

    private static string TextOf(EmployerRow row) => string.Join(' ', new[] { row.Employer.Details.Name, row.Employer.Details.Fein, row.Employer.Details.Industry }
        .Concat(row.Worksites.SelectMany(w => new[] { w.Worksite.Details.Name, w.Worksite.Details.Address, w.Worksite.Details.Region }.Concat(w.Jobs.Select(j => j.Job.Details.Title)))).OfType<string>());
}
