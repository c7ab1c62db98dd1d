using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Features.Supervision.Approvals;
using Milepost.App.Policy;
using Milepost.App.Print;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Print;

/// <summary>
/// Settles the plan's version and keeps the printed form byte for byte. Printing the same version again gives back the form that is kept.
/// </summary>
/// <remarks>
/// One language is signed. Asked for the other language, a version that nobody signed or was asked to sign is printed anew, and that form is
/// the one to sign; else the kept form comes back, in the language it is in.
/// </remarks>
/// <param name="Language">"en" or "es"; null for that of the form that is kept, else the participant's own.</param>
public sealed record PrintForSigning(Guid ParticipantId, Guid PlanId, string? Language = null);

public sealed class PrintForSigningHandler(MilepostDb db, PlanFormContentQuery forms, IPlanFormPrinter printer, Packs packs, ApprovalsQuery approvals, AgencyTime time)
{
    public Task<Result<Document>> HandleAsync(PrintForSigning command, CancellationToken ct) => db.ChangeAsync(() => PrintAsync(command, ct), ct);

    /// <summary>The same inside a change that is under way already, such as asking for a signature on what is printed.</summary>
    public async Task<Result<Document>> PrintAsync(PrintForSigning command, CancellationToken ct)
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        if (await db.Plans.SingleOrDefaultAsync(p => p.Id == command.PlanId && p.ParticipantId == person.Id, ct) is not { } plan) return PlanProblems.NotFound;

        if (command.Language is not null && !ReaderLanguages.IsKnown(command.Language)) return PrintProblems.LanguageUnknown;

        var kept = plan.Settled ? await FormToSign.FindAsync(db.Documents, plan.Id, plan.VersionNumber, ct) : null;
        var language = command.Language ?? kept?.LanguageOrEnglish ?? ReaderLanguages.OrEnglish(person.Profile.Language);
        if (kept is not null && (kept.LanguageOrEnglish == language || await FormToSign.IsFixedAsync(db, plan, ct))) return kept;

        if (await approvals.RefusalAsync(person, plan, ct) is { } waits) return waits;
        var printed = plan.PrintForSigning(language);
        if (!printed.IsDone) return printed.As<Document>();

        var services = await db.Services.Where(s => s.ParticipantId == person.Id).ToListAsync(ct);
        await SettledVersion.KeepAsync(db, plan, services, ct);

        var id = RecordId.New();
        var form = await forms.ComposeAsync(person, plan, services, plan.VersionNumber, PlanFormContentQuery.ReferenceOf(id), language, ct);
        var paper = printer.Print(form.Content, form.Words, time.Local(time.Now));
        // The title is for staff, who read English.
        var name = packs[person.PackId].Settings.Words.PlanShortName(CodeWords.Of(plan.Kind));
        var inLanguage = language == ReaderLanguages.English ? "" : $" in {ReaderLanguages.NameOf(language)}";
        var document = new Document
        {
            Id = id, ParticipantId = person.Id, Kind = DocumentKind.PrintedPlan, Title = $"{name} version {plan.VersionNumber}, printed for signing{inLanguage}",
            FileName = $"{name} {person.CaseNumber} version {plan.VersionNumber}{inLanguage}.pdf", ContentType = "application/pdf",
            Length = paper.Bytes.Length, Sha256 = await KeptFile.KeepAsync(db, paper.Bytes, ct), PlanId = plan.Id, PlanVersion = plan.VersionNumber, Language = language,
            AddedAt = time.Now, AddedBy = db.Actor.Name,
        };
        db.Documents.Add(document);
        return document;
    }
}

public static class PrintProblems
{
    public static readonly Problem LanguageUnknown = new("print.language", ProblemKind.Invalid, "Choose English or Spanish.", "Language");
}
