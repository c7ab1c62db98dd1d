using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Agreements.FollowUp;
using Milepost.App.Features.FollowUps.List;
using Milepost.App.Features.Mail.Bounces;
using Milepost.App.Features.Supervision.Approvals;
using Milepost.App.Features.Supervision.Handovers;
using Milepost.App.Features.Outcomes.Referrals;
using Milepost.App.Store;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Findings.MyDay;

/// <summary>What a planner cannot settle alone, and what others wrote meanwhile.</summary>
/// <param name="Signatures">Plans printed for signing whose signature is not on file yet.</param>
/// <param name="Referrals">Referrals without an answer.</param>
/// <param name="RefusedAddresses">People whose e-mail address takes no mail.</param>
/// <param name="ToSign">Signatures that the planner has to do something about.</param>
/// <param name="Arrivals">People who were handed to the planner, until that is noted.</param>
/// <param name="Approvals">What waits for a decision of the reader, or came back.</param>
/// <param name="Documents">Documents that participants are asked for.</param>
/// <param name="Unread">People who wrote and were not read yet, who has waited longest first.</param>
public sealed record WaitingForOthers(
    int Signatures, int Referrals, int Documents, IReadOnlyList<UnreadThread> Unread, IReadOnlyList<RefusedAddress> RefusedAddresses, IReadOnlyList<SigningToFollow> ToSign,
    IReadOnlyList<Arrival> Arrivals, ApprovalsWaiting Approvals)
{
    /// <summary>Quarters after exit that want a contact.</summary>
    public IReadOnlyList<FollowUpRow> FollowUps { get; init; } = [];

    /// <summary>Referrals that their planner has to do something about: no answer for long, a note, a result.</summary>
    public IReadOnlyList<WaitingReferral> ReferralsToFollow { get; init; } = [];

    public bool IsAny => Signatures + Referrals + Documents + RefusedAddresses.Count + Approvals.Asked.Count > 0;

    public static WaitingForOthers Nothing { get; } = new(0, 0, 0, [], [], [], [], ApprovalsWaiting.None);
}

/// <summary>What one person wrote that nobody has read.</summary>
public sealed record UnreadThread(Guid ParticipantId, string Name, int Messages, DateTimeOffset Since);

public sealed class WaitingQuery(MilepostDb db, RefusedAddressQuery refused, SigningFollowUpQuery signing, FollowUpsQuery followUps, HandoversQuery handovers, ApprovalsQuery approvals, Actor actor, AgencyTime time)
{
    public async Task<WaitingForOthers> HandleAsync(DueFilter filter, CancellationToken ct)
    {
        if (!filter.IsMine) return WaitingForOthers.Nothing;
        var mine = db.VisibleParticipants.Where(p => actor.Caseload.Contains(p.PlannerId)).Select(p => p.Id);
        var printed = db.Plans.Where(p => mine.Contains(p.ParticipantId) && p.ClosedOn == null && !p.Agreements.Any()
            && db.Documents.Any(d => d.PlanId == p.Id && d.Kind == DocumentKind.PrintedPlan));
        var unread = await (
            from message in db.CustomerMessages.AsNoTracking()
            where message.FromParticipant && message.ReadAt == null && mine.Contains(message.ParticipantId)
            join person in db.Participants on message.ParticipantId equals person.Id
            select new { person.Id, person.Profile.FirstName, person.Profile.LastName, message.SentAt }).ToListAsync(ct);
        var referrals = await (
            from referral in db.Referrals.AsNoTracking()
            where mine.Contains(referral.ParticipantId) && (referral.Outcome == null || referral.State == ReferralState.Accepted || referral.State == ReferralState.Done)
            join person in db.Participants on referral.ParticipantId equals person.Id
            select new { Referral = referral, person.Id, person.Profile.FirstName, person.Profile.LastName }).ToListAsync(ct);
        return new(
            await printed.CountAsync(ct),
            referrals.Count(r => r.Referral.Outcome == null && r.Referral.StandingOn(time.Today) is ReferralStanding.Given or ReferralStanding.Sent),
            await db.DocumentRequests.CountAsync(r => mine.Contains(r.ParticipantId) && r.AnsweredAt == null && r.CancelledAt == null, ct),
            [.. unread.GroupBy(m => m.Id).Select(m => new UnreadThread(m.Key, $"{m.First().FirstName} {m.First().LastName}", m.Count(), m.Min(one => one.SentAt))).OrderBy(t => t.Since)],
            await refused.OfCaseloadAsync(ct), await signing.HandleAsync(ct), await handovers.ArrivalsAsync(ct), await approvals.WaitingAsync(ct))
        {
            FollowUps = await followUps.OfCaseloadAsync(ct),
            ReferralsToFollow =
            [
                .. referrals.Where(r => r.Referral.NeedsPlannerOn(time.Today)).OrderBy(r => r.Referral.SentOn)
                    .Select(r => new WaitingReferral(r.Id, r.Referral.Id, $"{r.FirstName} {r.LastName}", WaitingReferral.WordsOf(r.Referral, time.Today))),
            ],
        };
    }
}
