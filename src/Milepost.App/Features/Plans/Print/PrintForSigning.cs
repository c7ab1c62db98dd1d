using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Print;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Print;

/// <summary>Settles the plan's version and keeps the printed form byte for byte. Printing the same version again gives back the form that is kept.</summary>
public sealed record PrintForSigning(Guid ParticipantId, Guid PlanId);

public sealed class PrintForSigningHandler(MilepostDb db, PlanFormContentQuery forms, IPlanFormPrinter printer, AgencyTime time)
{
    public Task<Result<Document>> HandleAsync(PrintForSigning command, CancellationToken ct) => db.ChangeAsync(() => PrintAsync(command, ct), ct);

    /// <summary>The same inside a change that is under way already, such as asking for a signature on what is printed.</summary>
    public async Task<Result<Document>> PrintAsync(PrintForSigning command, CancellationToken ct)
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        if (await db.Plans.SingleOrDefaultAsync(p => p.Id == command.PlanId && p.ParticipantId == person.Id, ct) is not { } plan) return PlanProblems.NotFound;

        if (plan.Settled && await FindPrintedAsync(plan, ct) is { } kept) return kept;

        var printed = plan.PrintForSigning();
        if (!printed.IsDone) return printed.As<Document>();

        var services = await db.Services.Where(s => s.ParticipantId == person.Id).ToListAsync(ct);
        await SettledVersion.KeepAsync(db, plan, services, ct);

        var id = RecordId.New();
        var form = await forms.ComposeAsync(person, plan, services, plan.VersionNumber, PlanFormContentQuery.ReferenceOf(id), ct);
        var paper = printer.Print(form.Content, form.Words, time.Local(time.Now));
        var name = form.Content.Kind == PlanFormKind.IndividualServiceStrategy ? form.Words.IssShort : form.Words.IepShort;
        var document = new Document
        {
            Id = id, ParticipantId = person.Id, Kind = DocumentKind.PrintedPlan, Title = $"{name} version {plan.VersionNumber}, printed for signing",
            FileName = $"{name} {person.CaseNumber} version {plan.VersionNumber}.pdf", ContentType = "application/pdf",
            Length = paper.Bytes.Length, Sha256 = await KeptFile.KeepAsync(db, paper.Bytes, ct), PlanId = plan.Id, PlanVersion = plan.VersionNumber,
            AddedAt = time.Now, AddedBy = db.Actor.Name,
        };
        db.Documents.Add(document);
        return document;
    }

    private Task<Document?> FindPrintedAsync(Plan plan, CancellationToken ct) =>
        db.Documents.FirstOrDefaultAsync(d => d.PlanId == plan.Id && d.PlanVersion == plan.VersionNumber && d.Kind == DocumentKind.PrintedPlan, ct);
}
