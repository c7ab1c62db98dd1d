using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.CaseFiles;

/// <summary>Takes one participant's whole record in, as it happened.</summary>
/// <param name="Utf8">The file's bytes.</param>
/// <param name="Source">Said in the history: "case.json", "demo data".</param>
/// <param name="OfficeCode">Office for a file that names none.</param>
/// <param name="Replace">A record of the same id is made to be as the file says; without it such a file is refused unless it is equal.</param>
public sealed record ImportCaseFile(ReadOnlyMemory<byte> Utf8, string Source, string? OfficeCode = null, string? PlannerEmail = null, bool Replace = false);

public enum ImportOutcome { Added, Unchanged, Replaced }

/// <summary>What came of it: an outcome, or every problem of the file with its JSON path.</summary>
public sealed record ImportAnswer(ImportOutcome? Outcome, string? CaseNumber, Guid? ParticipantId, IReadOnlyList<CaseFileProblem> Problems);

public sealed class ImportCaseFileHandler(MilepostDb db, Packs packs)
{
    public async Task<ImportAnswer> HandleAsync(ImportCaseFile command, CancellationToken ct)
    {
        var reading = CaseFileReader.Read(command.Utf8);
        if (reading.File is not { } file) return Refused(reading.Problems);

        var problems = new List<CaseFileProblem>();
        if (!packs.Find(file.Pack, out _))
            problems.Add(new("$.pack", $"There is no pack \"{file.Pack}\". Use one of: {string.Join(", ", packs.All.Select(p => p.Id))}."));
        var office = await UnitAsync(file.Office ?? command.OfficeCode, problems, ct);
        var planner = await PlannerAsync(file.Planner ?? command.PlannerEmail, problems, ct);
        if (problems.Count > 0) return Refused(problems);

        var result = await db.ChangeAsync<ImportAnswer>(async () =>
        {
            var outcome = ImportOutcome.Added;
            // Asked without the reader's scope: an id that is taken elsewhere is taken.
            if (await db.Participants.SingleOrDefaultAsync(p => p.CaseNumber == file.Participant.Id, ct) is { } existing)
            {
                if (await IsEqualAsync(existing, file, ct)) return new ImportAnswer(ImportOutcome.Unchanged, existing.CaseNumber, existing.Id, []);
                if (!command.Replace)
                    return new Problem("import.exists", ProblemKind.Conflict,
                        $"\"{file.Participant.Id}\" is in Milepost already and differs from this file. Nothing was changed. To make the record as the file says, import it with --replace; its history is kept.");
                // The parts go, the person and the history stay.
                await RemovePartsAsync(existing.Id, ct);
                db.Participants.Remove(existing);
                await db.SaveChangesAsync(ct);
                outcome = ImportOutcome.Replaced;
                var taken = CaseFileToRecord.Read(file, office, planner, command.Source);
                CarryOn(taken.Participant, existing);
                Add(taken);
                return new ImportAnswer(outcome, taken.Participant.CaseNumber, taken.Participant.Id, []);
            }

            var record = CaseFileToRecord.Read(file, office, planner, command.Source);
            Add(record);
            return new ImportAnswer(outcome, record.Participant.CaseNumber, record.Participant.Id, []);
        }, ct);
        return result.IsDone ? result.Value : Refused([new("$.participant.id", result.Problem!.Message)]);
    }

    private static ImportAnswer Refused(IReadOnlyList<CaseFileProblem> problems) => new(null, null, null, problems);
}
