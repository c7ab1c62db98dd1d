using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Documents;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.PartnerDesk;

/// <summary>The partner accepts, declines with the reason, or is done and says what came of it.</summary>
public sealed record AnswerAsPartner(Guid ParticipantId, Guid ReferralId, ReferralState Answer, string? Text, UploadedFile? File);

public sealed record WriteAsPartner(Guid ParticipantId, Guid ReferralId, string? Text);

public sealed class AnswerAsPartnerHandler(MilepostDb db, UploadIntake uploads, Actor actor, AgencyTime time)
{
    public async Task<Result<Referral>> HandleAsync(AnswerAsPartner command, CancellationToken ct)
    {
        var taken = command is { Answer: ReferralState.Done, File: { } file } ? await uploads.TakeAsync(command.ParticipantId, file, "File", ct) : null;
        if (taken is { IsDone: false }) return taken.As<Referral>();
        return await ChangeAsync(command.ParticipantId, command.ReferralId, async (referral, person) =>
        {
            SharedDocument? attached = null;
            if (taken is not null)
            {
                var document = await PersonDocument.AddAsync(db, person.Id, DocumentKind.Upload, $"From {referral.Partner}: {taken.Value.FileName}", taken.Value, ct);
                await db.NoteAsync(person, "document.added", $"Document added: {document.Title}", null, ct);
                attached = new(document.Id, document.Title);
            }
            var answered = command.Answer switch
            {
                ReferralState.Accepted => referral.Accept(time.Today, actor.Name, command.Text, time.Today),
                ReferralState.Declined => referral.Decline(time.Today, actor.Name, command.Text, time.Today),
                ReferralState.Done => referral.Finish(time.Today, actor.Name, command.Text, attached, time.Today),
                _ => ReferralProblems.NotOpen,
            };
            if (answered.IsDone && command.Answer == ReferralState.Declined)
                foreach (var link in await db.PartnerLinks.Where(l => l.ReferralId == referral.Id && l.LinkSha256 != null).ToListAsync(ct)) link.Revoke("the partner declined");
            return answered;
        }, ct);
    }

    public Task<Result<Referral>> HandleAsync(WriteAsPartner command, CancellationToken ct) => ChangeAsync(command.ParticipantId, command.ReferralId,
        (referral, _) => Task.FromResult(referral.Write(actor.Name, fromPartner: true, command.Text, time.Today)), ct);

    /// <summary>The page has opened the record to this request; whether consent still stands is asked again inside the change.</summary>
    private Task<Result<Referral>> ChangeAsync(Guid participantId, Guid referralId, Func<Referral, Participant, Task<Result<Done>>> change, CancellationToken ct) => db.ChangeAsync<Referral>(async () =>
    {
        if (actor.PartnerOf is not { } partnerId || await db.FindParticipantAsync(participantId, ct) is not { } person) return OutcomeProblems.NotFound;
        if (await db.Referrals.SingleOrDefaultAsync(r => r.Id == referralId && r.ParticipantId == person.Id && r.PartnerId == partnerId, ct) is not { } referral) return OutcomeProblems.NotFound;
        if ((await PartnerVisits.ScopeAsync(db, referral, partnerId, time.Today, ct)).IsNothing) return OutcomeProblems.NotFound;
        var changed = await change(referral, person);
        return changed.IsDone ? referral : changed.As<Referral>();
    }, ct);
}
