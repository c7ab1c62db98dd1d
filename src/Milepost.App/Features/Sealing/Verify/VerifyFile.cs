using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Sealing.Verify;

/// <summary>What can be said of a file.</summary>
/// <param name="Kind">The one answer.</param>
/// <param name="Record">What the record knows of it; null when there is no record to ask, or it knows nothing.</param>
public sealed record VerifyAnswer(VerifyKind Kind, SealFinding Finding, RecordedCopy? Record = null)
{
    /// <summary>The largest file that is looked at; forms and scans are a tenth of it.</summary>
    public const int LargestFile = 50 * 1024 * 1024;

    public bool IsGenuine => Kind is VerifyKind.Genuine or VerifyKind.GenuineByItself or VerifyKind.PaperScan || (Kind == VerifyKind.GenuineUnrecorded && Record is not null);

    /// <summary>By the file alone.</summary>
    /// <param name="trust">Whose seal counts; null where it is for the reader to compare the certificate.</param>
    public static VerifyAnswer ByItself(byte[] file, SealTrust? trust)
    {
        var finding = SealCheck.Of(file);
        return new(finding.Verdict switch
        {
            SealVerdict.Unreadable => VerifyKind.Unreadable,
            SealVerdict.NoSeal => VerifyKind.NoSeal,
            SealVerdict.Broken => VerifyKind.Changed,
            SealVerdict.AddedTo => VerifyKind.AddedTo,
            SealVerdict.SeveralCertificates => VerifyKind.SeveralCertificates,
            SealVerdict.OutsideValidity => VerifyKind.OutsideValidity,
            _ when trust is null => VerifyKind.GenuineByItself,
            _ => trust.Holds(finding.Signet!) ? VerifyKind.Genuine : VerifyKind.ForeignCertificate,
        }, finding);
    }
}

public enum VerifyKind
{
    /// <summary>Intact, by a certificate that is known.</summary>
    Genuine,

    /// <summary>Intact; the certificate is for the reader to compare.</summary>
    GenuineByItself,

    /// <summary>Intact and by the agency's certificate, but the record asked does not hold it.</summary>
    GenuineUnrecorded,

    /// <summary>The scan of signed paper, byte for byte as it is kept.</summary>
    PaperScan,

    /// <summary>The form as it was printed; on this copy nobody signed.</summary>
    PrintedOnly,

    NoSeal,
    Changed,
    AddedTo,
    SeveralCertificates,
    OutsideValidity,

    /// <summary>By a certificate that is not one of the trusted, or of this agency.</summary>
    ForeignCertificate,

    /// <summary>By a certificate of the agency's, but after it was taken out of use.</summary>
    RetiredCertificate,

    Unreadable,
}

/// <summary>What the record knows of a file. No names, no program, no goal: whoever holds the file may ask.</summary>
/// <param name="Plan">"IEP" or "ISS".</param>
/// <param name="SignedOn">The days that the agreement on paper bears, for a scan.</param>
public sealed record RecordedCopy(DocumentKind Kind, string Plan, int Version, VersionStanding Standing, (DateOnly? Participant, DateOnly? Staff) SignedOn);

public enum VersionStanding
{
    /// <summary>The newest agreement, and the plan stands as it was agreed.</summary>
    Current,

    /// <summary>The newest agreement; the plan was changed since and is not yet agreed again.</summary>
    BeingChanged,

    /// <summary>A later version was agreed.</summary>
    Superseded,

    /// <summary>This version is not agreed by both.</summary>
    NotAgreed,

    /// <summary>Both agreed, but one of them after this copy was made.</summary>
    AgreedLater,
}

/// <summary>Checks a file by itself and against the record.</summary>
public sealed class VerifyFileHandler(MilepostDb db, Packs packs)
{
    /// <summary>Clocks of several nodes are not quite together.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public async Task<VerifyAnswer> HandleAsync(byte[] file, CancellationToken ct)
    {
        var certificates = await db.SealCertificates.AsNoTracking().Select(c => new { c.Thumbprint, c.RetiredAt }).ToListAsync(ct);
        var alone = VerifyAnswer.ByItself(file, new SealTrust(certificates.Select(c => c.Thumbprint)));
        var kept = await FindAsync(Convert.ToHexStringLower(SHA256.HashData(file)), ct);
        switch (alone.Kind)
        {
            case VerifyKind.Genuine:
                var retired = certificates.Single(c => c.Thumbprint == alone.Finding.Signet!.Fingerprint).RetiredAt;
                if (retired is { } at && alone.Finding.Seals.Any(s => s.At > at + Tolerance)) return alone with { Kind = VerifyKind.RetiredCertificate };
                if (kept is { Standing: VersionStanding.Current or VersionStanding.BeingChanged } && alone.Finding.EmptyFields.Count > 0) kept = kept with { Standing = VersionStanding.AgreedLater };
                if (kept is not null) return alone with { Record = kept };
                // Where the copy itself is not kept, the form it was signed on may be.
                return alone with { Kind = VerifyKind.GenuineUnrecorded, Record = alone.Finding.FormSha256 is { } form ? await FindAsync(form, ct) : null };
            case VerifyKind.NoSeal or VerifyKind.Unreadable when kept?.Kind == DocumentKind.PrintedPlan:
                return alone with { Kind = VerifyKind.PrintedOnly, Record = kept };
            case VerifyKind.NoSeal or VerifyKind.Unreadable when kept?.Kind == DocumentKind.SignedPlan:
                return alone with { Kind = VerifyKind.PaperScan, Record = kept };
            default:
                return alone;
        }
    }

    private async Task<RecordedCopy?> FindAsync(string sha256, CancellationToken ct)
    {
        var found = await (from document in db.Documents
                           where document.Sha256 == sha256 && document.PlanId != null && document.PlanVersion != null
                               && (document.Kind == DocumentKind.PrintedPlan || document.Kind == DocumentKind.SignedPlan)
                           join person in db.Participants on document.ParticipantId equals person.Id
                           orderby document.AddedAt
                           select new { document.Id, document.Kind, document.PlanId, document.PlanVersion, person.PackId }).AsNoTracking().ToListAsync(ct);
        // The same bytes may stand in a record as both: what was signed says more.
        if (found.OrderByDescending(d => d.Kind == DocumentKind.SignedPlan).FirstOrDefault() is not { } newest) return null;
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == newest.PlanId, ct) is not { } plan) return null;

        var version = newest.PlanVersion!.Value;
        var agreement = plan.Agreements.LastOrDefault(a => a.SignedByBoth && a.PlanVersion == version);
        var standing = plan.Agreements.Any(a => a.SignedByBoth && a.PlanVersion > version) ? VersionStanding.Superseded
            : agreement is null ? VersionStanding.NotAgreed
            : plan.VersionNumber > version ? VersionStanding.BeingChanged : VersionStanding.Current;
        return new(newest.Kind, packs[newest.PackId].Settings.Words.PlanShortName(CodeWords.Of(plan.Kind)), version, standing, (agreement?.ParticipantSignedOn, agreement?.StaffSignedOn));
    }
}
