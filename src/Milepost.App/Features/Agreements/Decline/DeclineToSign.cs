using Milepost.App.Features.Messages;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements.Decline;

/// <summary>The participant does not sign now: would rather sign on paper, or has a question first.</summary>
public sealed record DeclineToSign(ParticipantSigner Signer, bool WantsPaper, string? Question);

public sealed class DeclineToSignHandler(MilepostDb db, Correspondence correspondence, AgencyTime time)
{
    public Task<Result<SignatureRequest>> HandleAsync(DeclineToSign command, CancellationToken ct) => db.ChangeAsync<SignatureRequest>(async () =>
    {
        if (await OpenRequest.FindAsync(db, command.Signer.ParticipantId, command.Signer.RequestId, ct) is not { } open) return SigningProblems.NotFound;
        var declined = open.Request.Decline(command.WantsPaper, command.Question, time.Now, open.Plan.VersionToSign);
        if (!declined.IsDone) return declined.As<SignatureRequest>();

        if (!string.IsNullOrWhiteSpace(command.Question))
            await correspondence.TellStaffAsync(open.Person, MessageKind.Letter,
                new("A question about the plan to sign", command.Question.Trim()), new("Una pregunta sobre el plan que se va a firmar", command.Question.Trim()), ct, open.Request.Id);
        return open.Request;
    }, ct);
}
