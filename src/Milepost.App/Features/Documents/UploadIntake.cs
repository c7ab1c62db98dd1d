using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Milepost.App.Access;
using Milepost.App.Features.Documents.Scanning;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Documents;

/// <summary>
/// The one way in for a file: by its content, within the pack's limits, and past the scanner where there is one. Ask it before the change
/// that keeps the file, so that nobody's change waits for a scanner.
/// </summary>
public sealed class UploadIntake(MilepostDb db, Packs packs, VirusScanner scanner, Actor actor, IStringLocalizerFactory words)
{
    /// <param name="field">The form's field that a problem stands beside.</param>
    public async Task<Result<CheckedFile>> TakeAsync(Guid participantId, UploadedFile file, string field, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().Where(p => p.Id == participantId).Select(p => p.PackId).SingleOrDefaultAsync(ct) is not { } packId) return ParticipantProblems.NotFound;
        var (taken, refused) = UploadCheck.Look(file, packs[packId].Settings.Upload);
        if (taken is null) return Problem(refused!, field);

        var scan = await scanner.ScanAsync(taken.Bytes, ct);
        if (scan.Found is { } found)
        {
            await NoteAsync(participantId, taken.FileName, found, ct);
            return Problem(UploadRefusal.Infected(found), field);
        }
        return scan.IsClean ? taken : Problem(UploadRefusal.NotScanned, field);
    }

    /// <summary>Staff read English; customers the language of their page.</summary>
    public Problem Problem(UploadRefusal refusal, string field) =>
        actor.CustomerOf is null ? refusal.Problem(field) : refusal.Problem(field, words.Create(typeof(UploadRefusal)));

    /// <summary>Stands by itself: what the file came with is not saved, and its form may still be sent without the file.</summary>
    private async Task NoteAsync(Guid participantId, string fileName, string found, CancellationToken ct)
    {
        var submission = actor.Submission;
        actor.Submission = null;
        var noted = await db.ChangeAsync<Done>(async () =>
        {
            if (await db.FindParticipantAsync(participantId, ct) is not { } person) return ParticipantProblems.NotFound;
            await db.NoteAsync(person, "document.refused", $"File refused: {fileName}", $"The virus scanner found {found}.", ct);
            return Done.It;
        }, ct);
        actor.Submission = submission;
        _ = noted;
    }
}
