using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Agreements.TakeBack;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Sign;

/// <summary>Records the signatures on a printed version of the plan.</summary>
/// <param name="InFolder">The original is kept in the paper folder, so a scan is not needed.</param>
public sealed record SignOnPaper(
    Guid ParticipantId, Guid PlanId, int PlanVersion, DateOnly? ParticipantSignedOn, DateOnly? StaffSignedOn, DateOnly? CopyGivenOn, bool InFolder, UploadedFile? Scan);

public sealed class SignOnPaperHandler(MilepostDb db, Packs packs, UploadIntake uploads, TakeBackRequestHandler requests, AgencyTime time)
{
    public async Task<Result<Agreement>> HandleAsync(SignOnPaper command, CancellationToken ct)
    {
        var scan = command.Scan is { } sent ? await uploads.TakeAsync(command.ParticipantId, sent, "Scan", ct) : null;
        return await db.ChangeAsync(() => SignAsync(command, scan, ct), ct);
    }

    private async Task<Result<Agreement>> SignAsync(SignOnPaper command, Result<CheckedFile>? scan, CancellationToken ct)
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        if (await db.Plans.SingleOrDefaultAsync(p => p.Id == command.PlanId && p.ParticipantId == person.Id, ct) is not { } plan) return PlanProblems.NotFound;

        var settings = packs[person.PackId].Settings;
        var problems = new List<Problem>();
        // Only what was printed here is known word for word; a signature on anything else proves nothing.
        if (!await db.Documents.AnyAsync(d => d.PlanId == plan.Id && d.PlanVersion == command.PlanVersion && d.Kind == DocumentKind.PrintedPlan, ct))
            problems.Add(PlanProblems.VersionUnknown);

        if (scan is { IsDone: false }) problems.AddRange(scan.Problems);
        else if (scan is null && !command.InFolder) problems.Add(SignProblems.NoProof);

        var document = problems.Count == 0 && scan is not null
            ? await PersonDocument.AddAsync(db, person.Id, DocumentKind.SignedPlan, $"{settings.Words.PlanShortName(CodeWords.Of(plan.Kind))} version {command.PlanVersion}, signed",
                scan.Value, ct, plan.Id, command.PlanVersion)
            : null;
        var signed = plan.SignOnPaper(person, command.PlanVersion, command.ParticipantSignedOn, command.StaffSignedOn, command.CopyGivenOn, document?.Id, time.Today);
        problems.AddRange(signed.Problems.Where(p => !problems.Contains(p)));
        if (problems.Count > 0) return problems;

        await requests.SignedOnPaperAsync(person, plan, command.PlanVersion, ct);
        if (document is not null) await db.NoteAsync(person, "document.signed-plan", $"Signed form uploaded: {document.Title}", null, ct);
        if (signed.Value.CopyGivenOn is { } copy) CopyNote.Write(db, person, settings, plan, signed.Value, copy, time.Today);
        await SettledVersion.KeepAsync(db, plan, await db.Services.Where(s => s.ParticipantId == person.Id).ToListAsync(ct), ct);
        return signed.Value;
    }
}

public static class SignProblems
{
    public static readonly Problem NoProof = new("sign.no-proof", ProblemKind.Invalid,
        "Choose the scan of the signed form, or say above that the original is kept in the folder.", "Scan");

    public static readonly Problem CopyAlreadyGiven = new("sign.copy-already-given", ProblemKind.Conflict, "The copy of this version is recorded already.");
}
