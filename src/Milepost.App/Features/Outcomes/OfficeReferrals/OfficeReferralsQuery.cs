using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.OfficeReferrals;

/// <param name="State">A standing; null for all that are not over.</param>
/// <param name="Mine">Only of one's own caseload.</param>
public sealed record OfficeReferralFilter(ReferralStanding? State, string? Partner, Guid? Planner, bool Mine, bool NeedsPlanner);

public sealed record OfficeReferralRow(Referral Referral, ReferralStanding Standing, Guid ParticipantId, string Name, string? Planner, bool NeedsPlanner);

public sealed record OfficeReferrals(IReadOnlyList<OfficeReferralRow> Rows, bool IsCut, IReadOnlyList<string> Partners, IReadOnlyList<(Guid Id, string Name)> Planners);

/// <summary>The referrals of everybody within reach, those that need somebody first.</summary>
public sealed class OfficeReferralsQuery(MilepostDb db, Actor actor, AgencyTime time)
{
    public const int Most = 300;

    public async Task<OfficeReferrals> HandleAsync(OfficeReferralFilter filter, CancellationToken ct)
    {
        var today = time.Today;
        var people = db.VisibleParticipants;
        if (filter.Mine) people = people.Where(p => p.PlannerId == actor.AccountId);
        if (filter.Planner is { } planner) people = people.Where(p => p.PlannerId == planner);
        var found =
            from referral in db.Referrals.AsNoTracking()
            join person in people on referral.ParticipantId equals person.Id
            join user in db.Users on person.PlannerId equals (Guid?)user.Id into users
            from user in users.DefaultIfEmpty()
            select new { Referral = referral, person.Id, person.Profile.FirstName, person.Profile.LastName, Planner = user == null ? null : user.DisplayName };
        if (filter.Partner is { } partner) found = found.Where(f => f.Referral.Partner == partner);
        found = filter.State switch
        {
            ReferralStanding.Given => found.Where(f => (f.Referral.State == null || f.Referral.State == ReferralState.Given) && f.Referral.Outcome == null),
            ReferralStanding.Answered => found.Where(f => (f.Referral.State == null || f.Referral.State == ReferralState.Given) && f.Referral.Outcome != null),
            ReferralStanding.Expired => found.Where(f => (f.Referral.State == ReferralState.Sent || f.Referral.State == ReferralState.Accepted) && f.Referral.OpenUntil < today),
            ReferralStanding.Sent => found.Where(f => f.Referral.State == ReferralState.Sent && f.Referral.OpenUntil >= today),
            ReferralStanding.Accepted => found.Where(f => f.Referral.State == ReferralState.Accepted && f.Referral.OpenUntil >= today),
            { } one when Enum.TryParse<ReferralState>(one.ToString(), out var state) => found.Where(f => f.Referral.State == state),
            _ => found.Where(f => f.Referral.State == ReferralState.Drafted || f.Referral.State == ReferralState.Sent || f.Referral.State == ReferralState.Accepted || f.Referral.State == ReferralState.Done
                || ((f.Referral.State == null || f.Referral.State == ReferralState.Given) && f.Referral.Outcome == null)),
        };
        var rows = (await found.OrderByDescending(f => f.Referral.On).ThenByDescending(f => f.Referral.Id).Take(Most + 1).ToListAsync(ct))
            .ConvertAll(f => new OfficeReferralRow(f.Referral, f.Referral.StandingOn(today), f.Id, $"{f.FirstName} {f.LastName}", f.Planner, f.Referral.NeedsPlannerOn(today)));
        return new(
            [.. rows.Take(Most).Where(r => !filter.NeedsPlanner || r.NeedsPlanner).OrderByDescending(r => r.NeedsPlanner).ThenBy(r => r.Referral.NeededBy ?? DateOnly.MaxValue).ThenBy(r => r.Referral.On)], rows.Count > Most,
            [.. (await db.Referrals.Where(r => db.VisibleParticipants.Any(p => p.Id == r.ParticipantId)).Select(r => r.Partner).Distinct().ToListAsync(ct)).Order(StringComparer.OrdinalIgnoreCase)],
            [.. (await db.Users.Where(u => db.VisibleParticipants.Any(p => p.PlannerId == u.Id)).Select(u => new { u.Id, u.DisplayName }).OrderBy(u => u.DisplayName).ToListAsync(ct)).Select(u => (u.Id, u.DisplayName))]);
    }
}
