using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Sealing;
using Milepost.App.Store;
using Milepost.App.Web.Languages;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Agreements;

/// <summary>Puts one signature into a form and keeps the sealed form as a document of its own. Call inside the change that records the signature.</summary>
internal static class SealedForm
{
    /// <param name="onto">The form as it stands: as printed, or with the participant's signature.</param>
    /// <param name="role">"participant", "Career planner": as the pack calls the signer.</param>
    public static async Task<Result<Document>> AddAsync(
        MilepostDb db, AgencySeal seal, OpenRequest open, PackSettings settings, Guid onto, string field, string name, string role, SigningEvidence evidence, AgencyTime time,
        CancellationToken ct)
    {
        var form = await db.Documents.SingleAsync(d => d.Id == onto && d.ParticipantId == open.Person.Id, ct);
        var bytes = await db.StoredFiles.AsNoTracking().Where(f => f.Sha256 == form.Sha256).Select(f => f.Bytes).SingleAsync(ct);
        var plan = settings.Words.PlanShortName(CodeWords.Of(open.Plan.Kind));
        var sealedForm = await seal.SealAsync(bytes, new(
            field, name, role, $"Agreed to {plan} version {open.Request.PlanVersion}", time.Local(evidence.SignedAt),
            LinesOf(form.LanguageOrEnglish, name, evidence, time)), ct);
        if (!sealedForm.IsDone) return sealedForm.As<Document>();

        var byBoth = field == Print.PlanForm.PlannerField;
        var document = await PersonDocument.AddAsync(db, open.Person.Id, DocumentKind.SignedPlan,
            $"{plan} version {open.Request.PlanVersion}, signed electronically {(byBoth ? "by both" : $"by the {settings.Words.Participant.ToLowerInvariant()}")}",
            new CheckedFile($"{plan} {open.Person.CaseNumber} version {open.Request.PlanVersion} signed.pdf", "application/pdf", sealedForm.Value), ct, open.Plan.Id, open.Request.PlanVersion, form.LanguageOrEnglish);
        await db.NoteAsync(open.Person, "document.sealed", $"{document.Title}: sealed, SHA-256 {document.Sha256}", null, ct);
        return document;
    }

    /// <summary>What stands in the signature's box, in the form's language.</summary>
    private static string[] LinesOf(string language, string name, SigningEvidence evidence, AgencyTime time)
    {
        var local = time.Local(evidence.SignedAt);
        var day = CustomerDates.Words(DateOnly.FromDateTime(local.DateTime), language);
        return language == ReaderLanguages.Spanish
            ? [name, $"Firmado electrónicamente el {day}, {local:HH:mm}", SpanishWords.Of(evidence.IdentifiedBy)]
            : [name, $"Signed electronically {time.Words(evidence.SignedAt)}", Words.Of(evidence.IdentifiedBy)];
    }
}
