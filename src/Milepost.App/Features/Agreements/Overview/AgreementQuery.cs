using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans.Print;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Agreements.Overview;

/// <summary>A request as it stands now.</summary>
public sealed record RequestRow(SignatureRequest Request, SigningStanding Standing);

/// <summary>Everything about agreeing to one plan.</summary>
/// <param name="Requests">Newest first.</param>
/// <param name="FormLanguage">Of the form that is printed of this version, else the participant's own.</param>
/// <param name="HasSignIn">The participant can sign in to the own dashboard.</param>
public sealed record AgreementView(Participant Person, Plan Plan, Pack Pack, IReadOnlyList<RequestRow> Requests, bool HasSignIn, string FormLanguage)
{
    /// <summary>The one that waits for somebody.</summary>
    public RequestRow? Open => Requests.FirstOrDefault(r => r.Standing is SigningStanding.Asked or SigningStanding.ParticipantSigned);
}

public sealed class AgreementQuery(MilepostDb db, Packs packs, AgencyTime time)
{
    public async Task<AgreementView?> HandleAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } person) return null;
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId && p.ParticipantId == participantId, ct) is not { } plan) return null;
        var requests = await db.SignatureRequests.AsNoTracking().Where(r => r.PlanId == planId && r.ParticipantId == participantId).OrderByDescending(r => r.AskedAt).ToListAsync(ct);
        return new(person, plan, packs[person.PackId], [.. requests.Select(r => new RequestRow(r, r.StandingAt(time.Now, plan.VersionToSign)))],
            await db.Users.AnyAsync(u => u.ParticipantId == participantId && u.IsActive, ct),
            (plan.Settled ? await FormToSign.FindAsync(db.Documents.AsNoTracking(), planId, plan.VersionNumber, ct) : null)?.LanguageOrEnglish ?? ReaderLanguages.OrEnglish(person.Profile.Language));
    }
}

/// <summary>What the participant is shown of a request.</summary>
/// <param name="Document">The form to read: as printed, or sealed once it is signed.</param>
/// <param name="Since">The version agreed before; null for a first plan.</param>
/// <param name="Changes">What is different since then, in the order of the plan.</param>
public sealed record SigningView(
    SignatureRequest Request, SigningStanding Standing, Participant Person, Plan Plan, Pack Pack, Document Document, int? Since, IReadOnlyList<PlanDifference> Changes);

/// <summary>Reads a request for the participant it belongs to; who may see it was decided before.</summary>
public sealed class SigningViewQuery(MilepostDb db, Packs packs, AgencyTime time)
{
    public async Task<SigningView?> HandleAsync(ParticipantSigner signer, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == signer.ParticipantId, ct) is not { } person) return null;
        if (await db.SignatureRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == signer.RequestId && r.ParticipantId == person.Id, ct) is not { } request) return null;
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PlanId && p.ParticipantId == person.Id, ct) is not { } plan) return null;

        var shown = request.SealedDocumentId ?? request.DocumentId;
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == shown && d.ParticipantId == person.Id, ct);
        var pack = packs[person.PackId];
        var since = plan.Agreements.Where(a => a.SignedByBoth && a.PlanVersion < request.PlanVersion).Select(a => (int?)a.PlanVersion).Max();
        var kept = await db.PlanVersions.AsNoTracking().Where(v => v.PlanId == plan.Id && (v.Number == since || v.Number == request.PlanVersion)).ToListAsync(ct);
        var changes = kept.Find(v => v.Number == since) is { } before && kept.Find(v => v.Number == request.PlanVersion) is { } now
            ? PlanComparison.Of(PlanContent.FromJson(before.Content), PlanContent.FromJson(now.Content), pack.Settings.Words.Objective) : [];
        return new(request, request.StandingAt(time.Now, plan.VersionToSign), person, plan, pack, document, since, changes);
    }
}
