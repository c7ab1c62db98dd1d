using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants.Assignment;
using Milepost.App.Features.Participants.Caseload;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Supervision.Reassign;

/// <param name="Version">Of who has the record, for the run.</param>
public sealed record PersonToReassign(Guid Id, string Name, string CaseNumber, Guid? OfficeId, string? Office, Guid? PlannerId, string? Planner, long Version);

/// <summary>Who can be chosen, and who can get them.</summary>
/// <param name="Total">How many match, of whom only the first are listed.</param>
/// <param name="Receivers">The planners within reach, with how many people each has.</param>
public sealed record ReassignChoices(
    IReadOnlyList<PersonToReassign> People, int Total, IReadOnlyList<CaseloadPlanner> Planners, IReadOnlyList<OfficeChoice> Offices, IReadOnlyList<PlannerToShare> Receivers);

/// <summary>What a run would do, before it does it.</summary>
public sealed record ReassignPreview(IReadOnlyList<ReceivingPlanner> Planners, IReadOnlyList<Reassignment> Moves, int Staying, IReadOnlyList<PersonToReassign> People);

/// <param name="Gets">The people handed to this planner.</param>
/// <param name="Gives">How many of those chosen are this planner's now and go to somebody else.</param>
public sealed record ReceivingPlanner(Guid Id, string Name, int Has, IReadOnlyList<PersonToReassign> Gets, int Gives)
{
    /// <summary>More than anybody can meet every month, as Illinois asks; advice only, no source sets a limit.</summary>
    public const int Many = 100;

    public int WillHave => Has + Gets.Count - Gives;

    public bool IsOver => WillHave > Many;
}

public sealed class ReassignQuery(MilepostDb db, CaseloadQuery caseload, OfficeChoicesQuery offices)
{
    /// <summary>More boxes than this nobody ticks; everybody who matches can be chosen at once.</summary>
    public const int MostListed = 200;

    public async Task<ReassignChoices> HandleAsync(CaseloadFilter filter, CancellationToken ct)
    {
        var matching = caseload.Matching(filter);
        var choices = await offices.HandleAsync(ct);
        return new(await ReadAsync(matching, MostListed, ct), await matching.CountAsync(ct), await caseload.PlannersAsync(ct), choices, await ReceiversAsync(choices, ct));
    }

    /// <summary>Those ticked, or everybody who matches.</summary>
    public async Task<Result<ReassignPreview>> PreviewAsync(CaseloadFilter filter, bool everybody, IReadOnlyList<Guid> ticked, IReadOnlyList<Guid> planners, CancellationToken ct)
    {
        var chosen = everybody ? caseload.Matching(filter) : db.VisibleParticipants.AsNoTracking().Where(p => EF.Parameter(ticked).Contains(p.Id));
        var count = await chosen.CountAsync(ct);
        if (count == 0) return ReassignProblems.Nobody;
        if (count > ReassignHandler.MostAtOnce) return ReassignProblems.TooMany(count);
        var receivers = (await ReceiversAsync(await offices.HandleAsync(ct), ct)).Where(r => planners.Contains(r.Id)).ToList();
        if (receivers.Count == 0) return ReassignProblems.NoPlanner;

        var people = await ReadAsync(chosen, ReassignHandler.MostAtOnce, ct);
        var byId = people.ToDictionary(p => p.Id);
        var shared = FairShare.Of(people.Select(p => new PersonToShare(p.Id, p.OfficeId, p.PlannerId)), receivers);
        if (shared.Where(s => s.Planner is null).Select(s => byId[s.Person.Id].Name).ToList() is { Count: > 0 } elsewhere) return ReassignProblems.NobodyPlansThere(elsewhere);

        var moves = shared.Select(s => (Person: byId[s.Person.Id], Planner: s.Planner!)).Where(s => s.Person.PlannerId != s.Planner.Id).ToList();
        if (moves.Count == 0) return ReassignProblems.AllThereAlready;
        return new ReassignPreview(
            [.. receivers.Select(r => new ReceivingPlanner(r.Id, r.Name, r.Has,
                [.. moves.Where(m => m.Planner.Id == r.Id).Select(m => m.Person)], moves.Count(m => m.Person.PlannerId == r.Id)))],
            [.. moves.Select(m => new Reassignment(m.Person.Id, m.Planner.Id, m.Person.Version))], shared.Count - moves.Count, [.. moves.Select(m => m.Person)]);
    }

    private async Task<IReadOnlyList<PersonToReassign>> ReadAsync(IQueryable<Domain.Participants.Participant> people, int most, CancellationToken ct)
    {
        var rows = await (
            from p in people
            join office in db.OrgUnits on p.OfficeId equals (Guid?)office.Id into itsOffice
            from office in itsOffice.DefaultIfEmpty()
            join planner in db.Users on p.PlannerId equals (Guid?)planner.Id into itsPlanner
            from planner in itsPlanner.DefaultIfEmpty()
            orderby p.Profile.LastName, p.Profile.FirstName, p.CaseNumber
            select new
            {
                p.Id, p.Profile.FirstName, p.Profile.LastName, p.CaseNumber, p.OfficeId, Office = office == null ? null : office.Name,
                p.PlannerId, Planner = planner == null ? null : planner.DisplayName,
            }).Take(most).ToListAsync(ct);
        return [.. rows.Select(r => new PersonToReassign(
            r.Id, $"{r.FirstName} {r.LastName}", r.CaseNumber, r.OfficeId, r.Office, r.PlannerId, r.Planner, AssignParticipant.Of(r.OfficeId, r.PlannerId)))];
    }

    private async Task<IReadOnlyList<PlannerToShare>> ReceiversAsync(IReadOnlyList<OfficeChoice> choices, CancellationToken ct)
    {
        var has = await db.VisibleParticipants.Where(p => p.PlannerId != null).GroupBy(p => p.PlannerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct);
        return
        [
            .. from office in choices
               from planner in office.Planners
               group office.Id by planner into one
               orderby one.Key.Name, one.Key.Id
               select new PlannerToShare(one.Key.Id, one.Key.Name, has.GetValueOrDefault(one.Key.Id), one.ToHashSet()),
        ];
    }
}
