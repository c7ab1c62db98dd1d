using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Organization;
using Milepost.Domain.Services;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites;

public sealed record AddEmployer(Guid UnitId, EmployerDetails Details);

/// <param name="Version">Of the entry as the form was opened on it; so below.</param>
public sealed record ChangeEmployer(Guid EmployerId, long Version, EmployerDetails Details);

/// <summary>Ended after a day, with the reason; entries are never deleted, for placements name them.</summary>
public sealed record EndEmployer(Guid EmployerId, DateOnly On, string Reason);

public sealed record ResumeEmployer(Guid EmployerId, string Reason);

public sealed record AddWorksite(Guid EmployerId, WorksiteDetails Details);

public sealed record ChangeWorksite(Guid WorksiteId, long Version, WorksiteDetails Details);

public sealed record EndWorksite(Guid WorksiteId, DateOnly On, string Reason);

public sealed record ResumeWorksite(Guid WorksiteId, string Reason);

public sealed record AddJob(Guid WorksiteId, JobDetails Details);

public sealed record ChangeJob(Guid JobId, long Version, JobDetails Details);

public sealed record EndJob(Guid JobId, DateOnly On, string Reason);

public sealed record ResumeJob(Guid JobId, string Reason);

/// <summary>Keeps employers with their worksites and jobs, at the places within reach.</summary>
public sealed class KeepWorksitesHandler(MilepostDb db)
{
    public Task<Result<Employer>> HandleAsync(AddEmployer command, CancellationToken ct) => db.ChangeAsync<Employer>(async () =>
    {
        if ((await db.UnitsKeptByActorAsync(ct)).Find(u => u.Id == command.UnitId) is not { } unit) return WorksiteProblems.UnitMissing;
        var added = Employer.Add(command.UnitId, command.Details);
        if (!added.IsDone) return added;
        if (await IsNamedAsync(unit.Id, added.Value, ct)) return WorksiteProblems.NameTaken;
        db.Employers.Add(added.Value);
        db.Concerns(unit.Path);
        return added;
    }, ct);

    public Task<Result<Employer>> HandleAsync(ChangeEmployer command, CancellationToken ct) => OfEmployerAsync(command.EmployerId, async employer =>
    {
        if (employer.Version != command.Version) return StaleProblems.Changed;
        var changed = employer.Change(command.Details);
        return changed.IsDone && await IsNamedAsync(employer.OrgUnitId, employer, ct) ? WorksiteProblems.NameTaken : changed;
    }, ct);

    public Task<Result<Employer>> HandleAsync(EndEmployer command, CancellationToken ct) => OfEmployerAsync(command.EmployerId, async employer =>
        await StillThereAsync(p => p.EmployerId == Key(employer), command.On, ct) is { } problem ? problem : employer.End(command.On, command.Reason), ct);

    public Task<Result<Employer>> HandleAsync(ResumeEmployer command, CancellationToken ct) =>
        OfEmployerAsync(command.EmployerId, employer => Task.FromResult(employer.Resume(command.Reason)), ct);

    public Task<Result<Worksite>> HandleAsync(AddWorksite command, CancellationToken ct) => db.ChangeAsync<Worksite>(async () =>
    {
        if (await db.Employers.SingleOrDefaultAsync(e => e.Id == command.EmployerId, ct) is not { } employer || !await IsKeptAsync(employer, ct)) return WorksiteProblems.NotFound;
        var added = Worksite.Add(employer, command.Details);
        if (!added.IsDone) return added;
        if (await IsNamedAsync(added.Value, ct)) return WorksiteProblems.NameTaken;
        db.Worksites.Add(added.Value);
        return added;
    }, ct);

    public Task<Result<Worksite>> HandleAsync(ChangeWorksite command, CancellationToken ct) => OfWorksiteAsync(command.WorksiteId, async worksite =>
    {
        if (worksite.Version != command.Version) return StaleProblems.Changed;
        var changed = worksite.Change(command.Details);
        return changed.IsDone && await IsNamedAsync(worksite, ct) ? WorksiteProblems.NameTaken : changed;
    }, ct);

    public Task<Result<Worksite>> HandleAsync(EndWorksite command, CancellationToken ct) => OfWorksiteAsync(command.WorksiteId, async worksite =>
        await StillThereAsync(p => p.WorksiteId == Key(worksite), command.On, ct) is { } problem ? problem : worksite.End(command.On, command.Reason), ct);

    public Task<Result<Worksite>> HandleAsync(ResumeWorksite command, CancellationToken ct) =>
        OfWorksiteAsync(command.WorksiteId, worksite => Task.FromResult(worksite.Resume(command.Reason)), ct);

    public Task<Result<Job>> HandleAsync(AddJob command, CancellationToken ct) => db.ChangeAsync<Job>(async () =>
    {
        if (await db.Worksites.SingleOrDefaultAsync(w => w.Id == command.WorksiteId, ct) is not { } worksite || !await IsKeptAsync(worksite, ct)) return WorksiteProblems.NotFound;
        var added = Job.Add(worksite, command.Details);
        if (added.IsDone) db.Jobs.Add(added.Value);
        return added;
    }, ct);

    public Task<Result<Job>> HandleAsync(ChangeJob command, CancellationToken ct) => OfJobAsync(command.JobId, job =>
        Task.FromResult(job.Version != command.Version ? StaleProblems.Changed : job.Change(command.Details)), ct);

    public Task<Result<Job>> HandleAsync(EndJob command, CancellationToken ct) => OfJobAsync(command.JobId, async job =>
        await StillThereAsync(p => p.JobId == Key(job), command.On, ct) is { } problem ? problem : job.End(command.On, command.Reason), ct);

    public Task<Result<Job>> HandleAsync(ResumeJob command, CancellationToken ct) => OfJobAsync(command.JobId, job => Task.FromResult(job.Resume(command.Reason)), ct);

    /// <summary>How a placement names an entry of the list.</summary>
    public static string Key(Recorded entry) => entry.Id.ToString();

    private Task<Result<Employer>> OfEmployerAsync(Guid id, Func<Employer, Task<Result<Done>>> change, CancellationToken ct) => db.ChangeAsync<Employer>(async () =>
    {
        if (await db.Employers.SingleOrDefaultAsync(e => e.Id == id, ct) is not { } employer || !await IsKeptAsync(employer, ct)) return WorksiteProblems.NotFound;
        var changed = await change(employer);
        return changed.IsDone ? employer : changed.As<Employer>();
    }, ct);

    private Task<Result<Worksite>> OfWorksiteAsync(Guid id, Func<Worksite, Task<Result<Done>>> change, CancellationToken ct) => db.ChangeAsync<Worksite>(async () =>
    {
        if (await db.Worksites.SingleOrDefaultAsync(w => w.Id == id, ct) is not { } worksite || !await IsKeptAsync(worksite, ct)) return WorksiteProblems.NotFound;
        var changed = await change(worksite);
        return changed.IsDone ? worksite : changed.As<Worksite>();
    }, ct);

    private Task<Result<Job>> OfJobAsync(Guid id, Func<Job, Task<Result<Done>>> change, CancellationToken ct) => db.ChangeAsync<Job>(async () =>
    {
        if (await db.Jobs.SingleOrDefaultAsync(j => j.Id == id, ct) is not { } job) return WorksiteProblems.NotFound;
        if (!await IsKeptAsync(await db.Worksites.SingleAsync(w => w.Id == job.WorksiteId, ct), ct)) return WorksiteProblems.NotFound;
        var changed = await change(job);
        return changed.IsDone ? job : changed.As<Job>();
    }, ct);

    private async Task<bool> IsKeptAsync(Worksite worksite, CancellationToken ct) => await IsKeptAsync(await db.Employers.SingleAsync(e => e.Id == worksite.EmployerId, ct), ct);

    /// <summary>Within reach; the change then stands in the history of the place that keeps it.</summary>
    private async Task<bool> IsKeptAsync(Employer employer, CancellationToken ct)
    {
        if (!db.Actor.CanSee(employer.OrgUnitId)) return false;
        db.Concerns(await db.OrgUnits.Where(u => u.Id == employer.OrgUnitId).Select(u => u.Path).SingleAsync(ct));
        return true;
    }

    private async Task<bool> IsNamedAsync(Guid unitId, Employer employer, CancellationToken ct) =>
        (await db.Employers.AsNoTracking().Where(e => e.OrgUnitId == unitId && e.Id != employer.Id).ToListAsync(ct))
            .Exists(e => string.Equals(e.Details.Name, employer.Details.Name, StringComparison.OrdinalIgnoreCase));

    private async Task<bool> IsNamedAsync(Worksite worksite, CancellationToken ct) =>
        (await db.Worksites.AsNoTracking().Where(w => w.EmployerId == worksite.EmployerId && w.Id != worksite.Id).ToListAsync(ct))
            .Exists(w => string.Equals(w.Details.Name, worksite.Details.Name, StringComparison.OrdinalIgnoreCase));

    private async Task<Problem?> StillThereAsync(Func<Placement, bool> isHere, DateOnly on, CancellationToken ct)
    {
        var placements = await db.Services.AsNoTracking().Where(s => s.Details.Placement != null && s.EndsOn == null).Select(s => s.Details.Placement!).ToListAsync(ct);
        var people = placements.Count(p => isHere(p) && p.TakesAnOpening(on.AddDays(1)));
        return people == 0 ? null : WorksiteProblems.StillThere(people);
    }
}
