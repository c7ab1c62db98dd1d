using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Features.Supervision.Handovers;

/// <summary>People who came to a planner in one go and were not noted yet.</summary>
/// <param name="From">Who had them.</param>
public sealed record Arrival(Guid RunId, string From, string Reason, string By, DateTimeOffset At, IReadOnlyList<ArrivedPerson> People);

public sealed record ArrivedPerson(Guid Id, string Name);

/// <param name="IsVisible">The reader may still open the record.</param>
public sealed record HandoverRow(Guid ParticipantId, string Name, string CaseNumber, string From, string To, string Reason, string By, DateTimeOffset At, bool IsTransfer, bool IsVisible);

/// <summary>Who came, and who went.</summary>
public sealed class HandoversQuery(MilepostDb db, Actor actor)
{
    public const int MostShown = 200;

    /// <summary>What the reader has not noted yet.</summary>
    public async Task<IReadOnlyList<Arrival>> ArrivalsAsync(CancellationToken ct)
    {
        if (actor.AccountId is not { } me) return [];
        var came = await (
            from handover in db.Handovers.AsNoTracking()
            where handover.ToPlannerId == me && handover.AcknowledgedAt == null
            join person in db.VisibleParticipants on handover.ParticipantId equals person.Id
            where person.PlannerId == me
            orderby handover.At descending, person.Profile.LastName, person.Profile.FirstName
            select new { Handover = handover, person.Profile.FirstName, person.Profile.LastName }).ToListAsync(ct);
        return
        [
            .. came.GroupBy(c => (c.Handover.RunId, c.Handover.FromWords)).Select(run => new Arrival(
                run.Key.RunId, run.Key.FromWords, run.First().Handover.Reason, run.First().Handover.By, run.First().Handover.At,
                [.. run.Select(c => new ArrivedPerson(c.Handover.ParticipantId, $"{c.FirstName} {c.LastName}"))])),
        ];
    }

    /// <summary>The newest of everything that came to or went from the offices within reach. An office that lost a record still sees that, and nothing more.</summary>
    public async Task<IReadOnlyList<HandoverRow>> AllAsync(CancellationToken ct)
    {
        var offices = actor.Offices.Select(id => (Guid?)id).ToList();
        var rows = await db.Handovers.AsNoTracking()
            .Where(h => actor.SeesAll || offices.Contains(h.FromOfficeId) || offices.Contains(h.ToOfficeId))
            .OrderByDescending(h => h.At).ThenBy(h => h.Name).ThenBy(h => h.Id).Take(MostShown).ToListAsync(ct);
        var ids = rows.Select(h => h.ParticipantId).Distinct().ToList();
        var visible = (await db.VisibleParticipants.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        return [.. rows.Select(h => new HandoverRow(
            h.ParticipantId, h.Name, h.CaseNumber, h.FromWords, h.ToWords, h.Reason, h.By, h.At, h.IsTransfer, visible.Contains(h.ParticipantId)))];
    }
}
