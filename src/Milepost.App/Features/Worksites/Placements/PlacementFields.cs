using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Services;
using Milepost.App.Store;
using Milepost.Domain.Participants;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Placements;

/// <summary>What the fields of a placement offer and tell for one person.</summary>
/// <param name="Chosen">The job that is chosen in the form.</param>
/// <param name="Wages">What holds for this person there; nothing until the place is known.</param>
public sealed record PlacementOffer(IReadOnlyList<OfferedJob> Jobs, OfferedJob? Chosen, PlacementWages? Wages, DateOnly BirthDate)
{
    public const string Key = "PlacementOffer";

    /// <summary>Somebody under age works there: a work permit is asked for.</summary>
    public bool AsksPermit(DateOnly on) => Chosen?.Job.Details.WorkPermit == true && BirthDate.AddYears(MinimumWageLaw.AdultAge) > on;
}

/// <summary>Fills a placement's fields in from a job of the list.</summary>
public sealed class PlacementOfferQuery(MilepostDb db, JobPlacementQuery jobs, AgencyTime time)
{
    public async Task<PlacementOffer?> HandleAsync(Guid participantId, ServiceForm form, string? heldJobId, string? region, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        return await HandleAsync(participant, form, heldJobId, region, ct);
    }

    /// <summary>
    /// Fills in what was left empty, and says what may be chosen. With <paramref name="overwrite"/> the job's own say goes before what stands
    /// in the form: "Use this job".
    /// </summary>
    public async Task<PlacementOffer?> FillInAsync(Guid participantId, ServiceForm form, ModelStateDictionary state, string? heldJobId, string? region, bool overwrite, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var offer = await HandleAsync(participant, form, heldJobId, region, ct);
        if (offer.Chosen is not { } job) return offer;

        var details = job.Job.Details;
        if (overwrite || form.Employer is null) Fill(nameof(form.Employer), () => form.Employer = job.Employer.Details.Name);
        if (overwrite || form.Worksite is null) Fill(nameof(form.Worksite), () => form.Worksite = job.Worksite.Details.Name);
        if (overwrite || form.HourlyWage is null) Fill(nameof(form.HourlyWage), () => form.HourlyWage = details.HourlyWage);
        if ((overwrite || form.MinimumWage is null) && offer.Wages?.Minimum is { } minimum) Fill(nameof(form.MinimumWage), () => form.MinimumWage = minimum.DollarsPerHour);
        if ((overwrite || form.PositionType is null) && details.PositionType is { } type) Fill(nameof(form.PositionType), () => form.PositionType = type);
        if ((overwrite || form.WeeklyHours is null) && details.WeeklyHours is { } hours) Fill(nameof(form.WeeklyHours), () => form.WeeklyHours = hours);
        return offer;

        void Fill(string field, Action set)
        {
            set();
            state.Remove($"Form.{field}");
        }
    }

    private async Task<PlacementOffer> HandleAsync(Participant participant, ServiceForm form, string? heldJobId, string? region, CancellationToken ct)
    {
        var offered = await jobs.JobsAsync(participant, heldJobId, ct);
        var chosen = form.JobId is { } id ? offered.FirstOrDefault(j => j.Job.Id == id) : null;
        var place = chosen?.Worksite.Details.Region ?? region;
        var on = form.PlacementStartsOn ?? form.StartsOn ?? time.Today;
        return new(offered, chosen, place is null ? null : jobs.WagesOf(participant, place, form.Circumstance ?? WageCircumstance.ByAge, on), participant.Profile.BirthDate);
    }
}
