using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Office;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.FollowUps.List;

/// <param name="Quarter">The earliest quarter without a contact.</param>
public sealed record FollowUpRow(Guid ParticipantId, string Name, string CaseNumber, string? Planner, Program Program, DateOnly ExitedOn, FollowUpQuarter Quarter, FollowUpContact? Last);

public sealed record FollowUpList(IReadOnlyList<FollowUpRow> Rows, int Late, int Running, bool IsCut);

/// <summary>Quarters of follow-up that run or are late, for one caseload or an office.</summary>
public sealed class FollowUpsQuery(MilepostDb db, AgencyTime time)
{
    public const string Late = "late";
    public const string Running = "running";

    /// <summary>A year from a first day of work that came some months after the exit.</summary>
    private const int LookBackMonths = 24;
    private const int Most = 1000;

    public Task<FollowUpList> HandleAsync(PeopleFilter filter, CancellationToken ct) => OfAsync(filter.Of(db), filter.When, ct);

    /// <summary>What the planner's own people are due, for My Day: late, or planned by the coming week, or near the end of the quarter.</summary>
    public async Task<IReadOnlyList<FollowUpRow>> OfCaseloadAsync(CancellationToken ct)
    {
        var week = time.Today.AddDays(7);
        var list = await OfAsync(db.VisibleParticipants.Where(p => p.PlannerId == db.Actor.AccountId), null, ct);
        return [.. list.Rows.Where(row => row.Quarter.State == QuarterState.Late || row.Quarter.PlannedOn <= week)];
    }

    private async Task<FollowUpList> OfAsync(IQueryable<Participant> people, string? when, CancellationToken ct)
    {
        var today = time.Today;
        var since = today.AddMonths(-LookBackMonths);
        var found = await (
            from person in people.AsNoTracking()
            where db.Enrollments.Any(e => e.ParticipantId == person.Id && e.ExitedOn >= since) && !db.Enrollments.Any(e => e.ParticipantId == person.Id && e.ExitedOn == null)
            join planner in db.Users on person.PlannerId equals (Guid?)planner.Id into planners
            from planner in planners.DefaultIfEmpty()
            orderby person.Id
            select new { person.Id, person.Profile.FirstName, person.Profile.LastName, person.CaseNumber, Planner = planner == null ? null : planner.DisplayName })
            .Take(Most + 1).ToListAsync(ct);
        var ids = found.Take(Most).Select(each => each.Id).ToList();
        var enrollments = (await db.Enrollments.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.ParticipantId)).ToListAsync(ct)).ToLookup(e => e.ParticipantId);
        var services = (await db.Services.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.ParticipantId) && (s.Details.Kind == ServiceKind.FollowUp || s.Details.YouthElement == 9)).ToListAsync(ct))
            .ToLookup(s => s.ParticipantId);
        var contacts = (await db.FollowUpContacts.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.ParticipantId)).ToListAsync(ct)).ToLookup(c => c.ParticipantId);
        var rows = new List<FollowUpRow>();
        foreach (var person in found.Take(Most))
        {
            if (FollowUp.Of([.. enrollments[person.Id]], [.. services[person.Id]], [.. contacts[person.Id]], today) is not { IsDuty: true, IsRunning: true, Open: { } open } followUp) continue;
            if (open.State is not (QuarterState.Late or QuarterState.Due)) continue;
            rows.Add(new(person.Id, $"{person.FirstName} {person.LastName}", person.CaseNumber, person.Planner, followUp.Enrollment.Program, followUp.Enrollment.ExitedOn!.Value, open,
                contacts[person.Id].MaxBy(each => each.Details.On)));
        }
        return new(
            [.. rows.Where(row => when switch { Late => row.Quarter.State == QuarterState.Late, Running => row.Quarter.State == QuarterState.Due, _ => true })
                .OrderBy(row => row.Quarter.Through).ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase)],
            rows.Count(row => row.Quarter.State == QuarterState.Late), rows.Count(row => row.Quarter.State == QuarterState.Due), found.Count > Most);
    }
}
