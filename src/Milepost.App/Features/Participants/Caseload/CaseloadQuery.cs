using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Participants.Caseload;

/// <summary>Which people to list.</summary>
/// <param name="Search">Words of a name or a case number.</param>
/// <param name="Order">"name", "plan" (oldest plan first) or "contact" (longest without contact first).</param>
/// <param name="Mine">Only those whose planner is the reader.</param>
public sealed record CaseloadFilter(string? Search, bool Mine, Program? Program, string? PlanState, Guid? OfficeId, string Order, int Page);

public sealed record CaseloadRow(
    Guid Id, string Name, string CaseNumber, string Programs, string? PlanKind, DateOnly? PlanOpenedOn, bool Signed, string? Planner, string? Office, DateOnly? LastContactOn);

public sealed record CaseloadList(IReadOnlyList<CaseloadRow> Rows, int Total, int Page, int Pages);

public sealed class CaseloadQuery(MilepostDb db, Actor actor)
{
    public const int PageSize = 50;

    public async Task<CaseloadList> HandleAsync(CaseloadFilter filter, CancellationToken ct)
    {
        var people = db.VisibleParticipants.AsNoTracking();
        if (filter.Mine) people = people.Where(p => p.PlannerId == actor.AccountId);
        if (filter.OfficeId is { } officeId) people = people.Where(p => p.OfficeId == officeId);
        foreach (var word in SearchWords.Normalize(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
            people = people.Where(p => p.SearchText.Contains(word));
        if (filter.Program is { } program) people = people.Where(p => db.Enrollments.Any(e => e.ParticipantId == p.Id && e.Program == program));
        people = filter.PlanState switch
        {
            "none" => people.Where(p => !db.Plans.Any(plan => plan.ParticipantId == p.Id)),
            "open" => people.Where(p => db.Plans.Any(plan => plan.ParticipantId == p.Id && plan.ClosedOn == null)),
            "closed" => people.Where(p => db.Plans.Any(plan => plan.ParticipantId == p.Id) && !db.Plans.Any(plan => plan.ParticipantId == p.Id && plan.ClosedOn == null)),
            _ => people,
        };

        var total = await people.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var found = await (
            from p in people
            join office in db.OrgUnits on p.OfficeId equals (Guid?)office.Id into offices
            from office in offices.DefaultIfEmpty()
            join planner in db.Users on p.PlannerId equals (Guid?)planner.Id into planners
            from planner in planners.DefaultIfEmpty()
            let openedOn = filter.Order == "plan" ? db.Plans.Where(x => x.ParticipantId == p.Id && x.ClosedOn == null).Min(x => (DateOnly?)x.OpenedOn) : null
            let contactOn = filter.Order == "contact" ? db.CaseNotes.Where(n => n.ParticipantId == p.Id && n.Details.TwoWay).Max(n => (DateOnly?)n.Details.OccurredOn) : null
            orderby openedOn == null, openedOn, contactOn != null, contactOn, p.Profile.LastName, p.Profile.FirstName, p.CaseNumber
            select new
            {
                p.Id, p.CaseNumber, p.Profile.FirstName, p.Profile.LastName,
                Office = office == null ? null : office.Name, Planner = planner == null ? null : planner.DisplayName,
            }).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);

        var ids = found.Select(f => f.Id).ToList();
        var enrollments = (await db.Enrollments.AsNoTracking().Where(e => ids.Contains(e.ParticipantId)).Select(e => new { e.ParticipantId, e.Program, e.ExitedOn }).ToListAsync(ct))
            .ToLookup(e => e.ParticipantId);
        var plans = (await db.Plans.AsNoTracking().IgnoreAutoIncludes().Include(p => p.Agreements).Where(p => ids.Contains(p.ParticipantId) && p.ClosedOn == null).ToListAsync(ct))
            .ToLookup(p => p.ParticipantId);
        var contacts = await db.CaseNotes.AsNoTracking().Where(n => ids.Contains(n.ParticipantId) && n.Details.TwoWay)
            .GroupBy(n => n.ParticipantId).Select(g => new { g.Key, Last = g.Max(n => n.Details.OccurredOn) }).ToDictionaryAsync(c => c.Key, c => c.Last, ct);

        var rows = found.Select(f =>
        {
            var plan = plans[f.Id].FirstOrDefault();
            return new CaseloadRow(f.Id, $"{f.FirstName} {f.LastName}", f.CaseNumber,
                string.Join(", ", enrollments[f.Id].Select(e => e.ExitedOn is null ? Words.Of(e.Program) : $"{Words.Of(e.Program)} (exited)").Distinct()),
                plan is null ? null : Words.Of(plan.Kind), plan?.Details.OpenedOn, plan?.SignedAsItStands == true, f.Planner, f.Office,
                contacts.TryGetValue(f.Id, out var last) ? last : null);
        }).ToList();
        return new(rows, total, page, pages);
    }
}
