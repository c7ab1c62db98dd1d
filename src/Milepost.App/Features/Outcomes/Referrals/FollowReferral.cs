using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Partners;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.Referrals;

/// <summary>What the partner answered by telephone or letter, entered by the planner.</summary>
public sealed record RecordPartnerAnswer(Guid ParticipantId, Guid ReferralId, ReferralState Answer, DateOnly On, string? Text);

public sealed record ReviewReferral(Guid ParticipantId, Guid ReferralId, string? Text);

public sealed record WithdrawReferral(Guid ParticipantId, Guid ReferralId, string? Reason);

public sealed record WriteToPartner(Guid ParticipantId, Guid ReferralId, string? Text);

/// <summary>Puts the link of a partner without an account out of use; the referral itself stays open.</summary>
public sealed record RevokePartnerLink(Guid ParticipantId, Guid ReferralId);

/// <summary>What a planner does about a referral that is under way.</summary>
public sealed class FollowReferralHandler(MilepostDb db, Outbox outbox, AgencyTime time)
{
    public Task<Result<Referral>> HandleAsync(RecordPartnerAnswer command, CancellationToken ct) => ChangeAsync(command.ParticipantId, command.ReferralId, referral => Task.FromResult(command.Answer switch
    {
        ReferralState.Accepted => referral.Accept(command.On, db.Actor.Name, command.Text, time.Today),
        ReferralState.Declined => referral.Decline(command.On, db.Actor.Name, command.Text, time.Today),
        ReferralState.Done => referral.Finish(command.On, db.Actor.Name, command.Text, null, time.Today),
        _ => ReferralProblems.NotOpen,
    }), ct);

    public Task<Result<Referral>> HandleAsync(ReviewReferral command, CancellationToken ct) => ChangeAsync(command.ParticipantId, command.ReferralId, async referral =>
    {
        var reviewed = referral.Review(db.Actor.Name, command.Text, time.Today);
        if (reviewed.IsDone) await RevokeAsync(referral, "the result was reviewed", ct);
        return reviewed;
    }, ct);

    public Task<Result<Referral>> HandleAsync(WithdrawReferral command, CancellationToken ct) => ChangeAsync(command.ParticipantId, command.ReferralId, async referral =>
    {
        var withdrawn = referral.Withdraw(db.Actor.Name, command.Reason, time.Today);
        if (withdrawn.IsDone) await RevokeAsync(referral, "the referral was withdrawn", ct);
        return withdrawn;
    }, ct);

    public Task<Result<Referral>> HandleAsync(RevokePartnerLink command, CancellationToken ct) => ChangeAsync(command.ParticipantId, command.ReferralId, async referral =>
    {
        await RevokeAsync(referral, "the career planner put it out of use", ct);
        return Done.It;
    }, ct);

    public Task<Result<Referral>> HandleAsync(WriteToPartner command, CancellationToken ct) => ChangeAsync(command.ParticipantId, command.ReferralId, async referral =>
    {
        var written = referral.Write(db.Actor.Name, fromPartner: false, command.Text, time.Today);
        if (!written.IsDone) return written;
        // Nobody is told of a note that consent no longer lets them read.
        var consents = await db.Consents.AsNoTracking().Where(c => c.ParticipantId == referral.ParticipantId).ToListAsync(ct);
        var partner = await db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.Id == referral.PartnerId, ct);
        if (partner is null || referral.SharedOn(time.Today, consents, partner.Details.Programs).IsNothing) return ReferralProblems.NotOpen;
        var people = await db.Users.AsNoTracking().Where(u => u.PartnerId == partner.Id && u.IsActive && u.Email != null).Select(u => new { u.Id, u.Email }).ToListAsync(ct);
        foreach (var person in people) outbox.Queue(PartnerLetters.Note(person.Email!, person.Id, PartnerPaths.DeskReferral(referral.Id)));
        if (people.Count == 0 && await db.PartnerLinks.AsNoTracking().Where(l => l.ReferralId == referral.Id && l.LinkSha256 != null).Select(l => l.Email).FirstOrDefaultAsync(ct) is { } email)
            outbox.Queue(PartnerLetters.Note(email, null, null));
        return written;
    }, ct);

    private async Task RevokeAsync(Referral referral, string why, CancellationToken ct)
    {
        foreach (var link in await db.PartnerLinks.Where(l => l.ReferralId == referral.Id && l.LinkSha256 != null).ToListAsync(ct)) link.Revoke(why);
    }

    private Task<Result<Referral>> ChangeAsync(Guid participantId, Guid referralId, Func<Referral, Task<Result<Done>>> change, CancellationToken ct) => db.ChangeAsync<Referral>(async () =>
    {
        if (await db.FindParticipantAsync(participantId, ct) is not { } person) return ParticipantProblems.NotFound;
        if (await db.Referrals.SingleOrDefaultAsync(r => r.Id == referralId && r.ParticipantId == person.Id, ct) is not { } referral) return OutcomeProblems.NotFound;
        var changed = await change(referral);
        return changed.IsDone ? referral : changed.As<Referral>();
    }, ct);
}
