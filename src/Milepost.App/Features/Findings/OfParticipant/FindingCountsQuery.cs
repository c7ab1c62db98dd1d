using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings.OfParticipant;

/// <summary>How a record stands today, counted in the ledger by the database. For pages that only tell of it.</summary>
public sealed class FindingCountsQuery(MilepostDb db, AgencyTime time)
{
    public async Task<FindingCounts> HandleAsync(Guid participantId, CancellationToken ct)
    {
        var today = time.Today;
        var groups = await (
            from line in db.Findings.AsNoTracking()
            where line.ParticipantId == participantId && line.SeenFrom <= today && line.SeenThrough >= today
            group line by new { line.Outcome, IsLate = line.DueOn < today, IsWaived = line.WaivedThrough >= today } into all
            select new { all.Key.Outcome, all.Key.IsLate, all.Key.IsWaived, Count = all.Count() }).ToListAsync(ct);

        int Count(Func<Outcome, bool, bool, bool> counts) => groups.Where(g => counts(g.Outcome, g.IsLate, g.IsWaived)).Sum(g => g.Count);
        return new(
            Late: Count((outcome, late, waived) => outcome == Outcome.Due && late && !waived),
            Due: Count((outcome, late, waived) => outcome == Outcome.Due && !late && !waived),
            NotInOrder: Count((outcome, _, waived) => outcome is Outcome.NotMet or Outcome.CannotTell && !waived),
            Waived: Count((outcome, _, waived) => outcome <= Outcome.Due && waived),
            InOrder: Count((outcome, _, _) => outcome is Outcome.Met or Outcome.MetLate),
            Advice: Count((outcome, _, _) => outcome == Outcome.Advice));
    }
}
