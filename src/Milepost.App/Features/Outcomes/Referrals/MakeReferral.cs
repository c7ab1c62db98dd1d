using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Partners.List;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Outcomes.Referrals;

/// <param name="IsDraft">It is to be sent to the partner; else it is given to the customer.</param>
public sealed record MakeReferral(Guid ParticipantId, ReferralDetails Details, bool IsDraft);

public sealed record ChangeReferral(Guid ParticipantId, Guid ReferralId, ReferralDetails Details, long Version);

public sealed class MakeReferralHandler(MilepostDb db, PartnersServingQuery partners, AgencyTime time)
{
    public Task<Result<Referral>> HandleAsync(MakeReferral command, CancellationToken ct) => db.ChangeAsync<Referral>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await CompleteAsync(participant, command.Details, null, ct) is not { } details) return ReferralProblems.PartnerEnded;
        var made = Referral.Make(participant, details, command.IsDraft, db.Actor.Name, time.Today);
        if (made.IsDone) db.Referrals.Add(made.Value);
        return made;
    }, ct);

    public Task<Result<Referral>> HandleAsync(ChangeReferral command, CancellationToken ct) => db.ChangeAsync<Referral>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.Referrals.SingleOrDefaultAsync(r => r.Id == command.ReferralId && r.ParticipantId == participant.Id, ct) is not { } referral) return OutcomeProblems.NotFound;
        if (referral.Version != command.Version) return StaleProblems.Changed;
        if (await CompleteAsync(participant, command.Details, referral, ct) is not { } details) return ReferralProblems.PartnerEnded;
        var changed = referral.Change(participant, details, time.Today);
        return changed.IsDone ? referral : changed.As<Referral>();
    }, ct);

    /// <summary>A partner of the list brings its name, and its contact where none was typed. Null when it serves this office no more.</summary>
    private async Task<ReferralDetails?> CompleteAsync(Participant participant, ReferralDetails details, Referral? existing, CancellationToken ct)
    {
        if (details.PartnerId is not { } id) return details;
        // One that ended meanwhile keeps what was referred there before.
        if (existing?.PartnerId == id) return details with { Partner = existing.Partner };
        if ((await partners.HandleAsync(participant.Id, ct)).FirstOrDefault(p => p.Id == id) is not { } partner) return null;
        return details with { Partner = partner.Details.Name, Contact = string.IsNullOrWhiteSpace(details.Contact) ? partner.Details.ContactLine : details.Contact };
    }
}
