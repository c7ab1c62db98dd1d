using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Sealing;
using Milepost.App.Policy;
using Milepost.App.Print;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Agreements.Sign;

/// <summary>The participant agrees to the plan and signs its form.</summary>
/// <param name="Intent">The words beside the button that was pressed.</param>
/// <param name="ConsentWords">The words about signing electronically that were shown.</param>
/// <param name="Consents">Whether they were agreed to.</param>
/// <param name="DocumentSha256">Of the form as it was shown on the page.</param>
public sealed record SignAsParticipant(
    ParticipantSigner Signer, string? Name, string Intent, string ConsentWords, bool Consents, string Language, string DocumentSha256, SigningDevice Device);

/// <summary>
/// Seals the signature into the form and records it, all in one transaction: a process killed on the way leaves nothing signed, and
/// nobody is told otherwise.
/// </summary>
public sealed class SignAsParticipantHandler(MilepostDb db, AgencySeal seal, Packs packs, AgencyTime time)
{
    public Task<Result<SignatureRequest>> HandleAsync(SignAsParticipant command, CancellationToken ct) => db.ChangeAsync<SignatureRequest>(async () =>
    {
        if (await OpenRequest.FindAsync(db, command.Signer.ParticipantId, command.Signer.RequestId, ct) is not { } open) return SigningProblems.NotFound;
        var (request, person, plan) = open;
        var problems = new List<Problem>();
        var name = Visible(command.Name ?? "");
        if (name.Length == 0) problems.Add(SigningProblems.NameMissing);
        if (!command.Consents) problems.Add(SigningProblems.ConsentMissing);
        if (problems.Count > 0) return problems;
        if (request.StandingAt(time.Now, plan.VersionToSign) != SigningStanding.Asked) return SigningProblems.NotOpen;

        var now = time.Now;
        var evidence = new SigningEvidence(name, now, command.Intent, command.ConsentWords, command.Language, command.Signer.IdentifiedBy, command.Signer.Vouched,
            command.Signer.AccountId, command.Device.Address, command.Device.Browser, command.DocumentSha256);
        if (evidence.DocumentSha256 != request.DocumentSha256) return SigningProblems.OtherForm;

        var settings = packs[person.PackId].Settings;
        var signed = await SealedForm.AddAsync(db, seal, open, settings, request.DocumentId, PlanForm.ParticipantField, name, settings.Words.Participant, evidence, time, ct);
        if (!signed.IsDone) return signed.As<SignatureRequest>();

        var agreement = plan.SignElectronically(person, signed.Value.Id, time.Today);
        if (!agreement.IsDone) return agreement.As<SignatureRequest>();
        var done = request.SignByParticipant(evidence, agreement.Value.Id, signed.Value.Id, plan.VersionToSign);
        return done.IsDone ? request : done.As<SignatureRequest>();
    }, ct);

    /// <summary>A name is what can be seen: letters that hide or turn others around sign nothing.</summary>
    private static string Visible(string typed) =>
        string.Concat(typed.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).Trim();
}
