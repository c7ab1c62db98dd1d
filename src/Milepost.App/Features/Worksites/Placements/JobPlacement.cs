using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Placements;

/// <summary>A job that a person may be placed in, with where it is.</summary>
public sealed record OfferedJob(Employer Employer, Worksite Worksite, JobRow Row)
{
    public Job Job => Row.Job;

    public string Words => $"{Job.Details.Title}, {Worksite.Details.Name} ({Employer.Details.Name}), ${Job.Details.HourlyWage:0.00} an hour, {(Row.Left == 1 ? "1 opening" : $"{Row.Left} openings")} left";
}

/// <summary>What holds for one person at a placement on its first day.</summary>
/// <param name="Minimum">Nothing where the list has no rate for it.</param>
/// <param name="Steps">The days within a year on which the minimum changes.</param>
public sealed record PlacementWages(WageOnDay? Minimum, IReadOnlyList<WageStep> Steps);

/// <summary>Ties a placement to a job of the list: names, wage and minimum wage come from there, and what the job asks for is checked.</summary>
public sealed class JobPlacementQuery(MilepostDb db, WorksitesQuery worksites, ReferenceLists lists, AgencyTime time)
{
    /// <summary>The jobs that serve a person's office, those offered today; one that is held already stays on offer.</summary>
    public async Task<IReadOnlyList<OfferedJob>> JobsAsync(Participant participant, string? heldJobId, CancellationToken ct)
    {
        var today = time.Today;
        return [.. (await AllAsync(participant, ct))
            .Where(j => KeepWorksitesHandler.Key(j.Job) == heldJobId || (j.Employer.IsOpen(today) && j.Worksite.IsOpen(today) && j.Job.IsOpen(today)))];
    }

    public async Task<OfferedJob?> FindAsync(Participant participant, Guid jobId, CancellationToken ct) => (await AllAsync(participant, ct)).FirstOrDefault(j => j.Job.Id == jobId);

    /// <summary>The minimum wage that is proposed, with its source and what is to come.</summary>
    public PlacementWages WagesOf(Participant participant, string region, WageCircumstance circumstance, DateOnly on) => new(
        lists.WageLaw.On(region, participant.Profile.BirthDate, circumstance, on),
        lists.WageLaw.Steps(region, participant.Profile.BirthDate, circumstance, on, on.AddYears(1)));

    /// <summary>
    /// The placement with what its job says, or what stands against it. Names that were typed are tied to the list where they are in it; where the
    /// pack asks for the list, other names are refused for a new placement.
    /// </summary>
    /// <param name="before">The placement as it stands, when it is changed.</param>
    public async Task<Result<Placement>> TieAsync(Participant participant, Placement placement, Placement? before, Guid? serviceId, string? listedFirst, CancellationToken ct)
    {
        var tied = await FindPlaceAsync(participant, placement, before, serviceId, listedFirst, ct);
        // The hourly wage is held against the minimum of the placement, so that one may not be lower than the law's (Illinois workNet guide: "based on your
        // region and customer's age/circumstance"). It may be higher: the list may not know the newest rate.
        return tied.IsDone && tied.Value.Region is { } region && WagesOf(participant, region, tied.Value.Circumstance ?? WageCircumstance.ByAge, placement.StartsOn).Minimum is { } minimum
            && tied.Value.MinimumWage < minimum.DollarsPerHour && (before is null || before.MinimumWage != placement.MinimumWage || before.StartsOn != placement.StartsOn)
            ? WorksiteProblems.MinimumTooLow(minimum)
            : tied;
    }

    private async Task<Result<Placement>> FindPlaceAsync(Participant participant, Placement placement, Placement? before, Guid? serviceId, string? listedFirst, CancellationToken ct)
    {
        var all = await AllAsync(participant, ct);
        var job = placement.JobId is { } asked ? all.FirstOrDefault(j => KeepWorksitesHandler.Key(j.Job) == asked) : null;
        if (placement.JobId is not null && job is null) return placement.JobId == before?.JobId ? Kept(placement, before) : WorksiteProblems.JobUnknown;
        if (job is null)
        {
            var site = all.FirstOrDefault(j => Same(j.Employer.Details.Name, placement.Employer) && Same(j.Worksite.Details.Name, placement.Worksite));
            if (site is null)
            {
                var isAsBefore = before is not null && Same(before.Employer, placement.Employer) && Same(before.Worksite, placement.Worksite);
                if (listedFirst is not null && !isAsBefore) return WorksiteProblems.NotListed(listedFirst);
                return isAsBefore ? Kept(placement, before!) : placement;
            }
            return placement with
            {
                Employer = site.Employer.Details.Name, Worksite = site.Worksite.Details.Name, EmployerId = KeepWorksitesHandler.Key(site.Employer),
                WorksiteId = KeepWorksitesHandler.Key(site.Worksite), Region = site.Worksite.Details.Region,
            };
        }

        if (placement.JobId != before?.JobId)
        {
            var ended = new[] { job.Employer.EndedOn, job.Worksite.EndedOn, job.Job.EndedOn }.Min();
            if (ended < placement.StartsOn) return WorksiteProblems.JobEnded(job.Job.Details.Title, ended.Value);
            var taken = (await WorksitesQuery.TakenAsync(db, placement.StartsOn < time.Today ? placement.StartsOn : time.Today, ct, serviceId)).GetValueOrDefault(placement.JobId!);
            if (placement.TakesAnOpening(time.Today) && taken >= job.Job.Details.Openings) return WorksiteProblems.NoOpening(job.Job.Details.Title, job.Job.Details.Openings);
        }
        if (job.Job.Details.MinimumAge is { } age && participant.Profile.BirthDate.AddYears(age) is var reached && reached > placement.StartsOn)
            return WorksiteProblems.TooYoung(job.Job.Details.Title, age, reached);
        return placement with
        {
            Employer = job.Employer.Details.Name, Worksite = job.Worksite.Details.Name, EmployerId = KeepWorksitesHandler.Key(job.Employer),
            WorksiteId = KeepWorksitesHandler.Key(job.Worksite), JobTitle = job.Job.Details.Title, Region = job.Worksite.Details.Region,
        };
    }

    private static Placement Kept(Placement placement, Placement before) => placement with
    {
        EmployerId = before.EmployerId, WorksiteId = before.WorksiteId, JobTitle = before.JobTitle, Region = before.Region,
    };

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private async Task<List<OfferedJob>> AllAsync(Participant participant, CancellationToken ct) =>
        [.. (await worksites.OfOfficeAsync(participant.OfficeId, ct)).SelectMany(e => e.Worksites.SelectMany(w => w.Jobs.Select(j => new OfferedJob(e.Employer, w.Worksite, j))))
            .OrderBy(j => j.Employer.Details.Name, StringComparer.OrdinalIgnoreCase)];
}
