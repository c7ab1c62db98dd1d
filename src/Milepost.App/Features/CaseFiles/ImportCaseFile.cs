using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Telemetry;
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
        var answer = await TakeAsync(command, ct);
        Figures.Imports.Add(1, new KeyValuePair<string, object?>("outcome", answer.Outcome?.ToString() ?? "Refused"));
        return answer;
    }

    private async Task<ImportAnswer> TakeAsync(ImportCaseFile command, CancellationToken ct)
    {
        var reading = CaseFileReader.Read(command.Utf8);
        if (reading.File is not { } file) return Refused(reading.Problems);

        var problems = new List<CaseFileProblem>();
        if (!packs.Find(file.Pack, out _))
            problems.Add(new("$.pack", $"There is no pack \"{file.Pack}\". Use one of: {string.Join(", ", packs.All.Select(p => p.Id))}."));
        var office = await UnitAsync(file.Office ?? command.OfficeCode, problems, ct);
        var planner = await PlannerAsync(file.Planner ?? command.PlannerEmail, problems, ct);
        var visitedCodes = file.Visits.Select(visit => visit.Office).Distinct().ToList();
        var offices = await db.OrgUnits.Where(u => visitedCodes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Id, ct);
        if (office is { } home)
        {
            // A file from elsewhere names offices that are not here: such a visit is kept at the record's own office.
            var homeCode = await db.OrgUnits.Where(u => u.Id == home).Select(u => u.Code).SingleAsync(ct);
            file = file with { Visits = [.. file.Visits.Select(visit => offices.ContainsKey(visit.Office) ? visit : visit with { Office = homeCode })] };
            offices[homeCode] = home;
        }
        for (var at = 0; at < file.Visits.Count; at++)
            if (!offices.ContainsKey(file.Visits[at].Office)) _ = await UnitAsync(file.Visits[at].Office, problems, ct, $"$.visits[{at}].office");
        if (problems.Count > 0) return Refused(problems);

        var result = await db.ChangeAsync<ImportAnswer>(async () =>
        {
            // Asked without the reader's scope: an id that is taken elsewhere is taken.
            var existing = await db.Participants.SingleOrDefaultAsync(p => p.CaseNumber == file.Participant.Id, ct);
            if (existing?.MergedIntoId is { } survivor)
                return ImportProblems.Merged(file.Participant.Id, await db.Participants.Where(p => p.Id == survivor).Select(p => p.CaseNumber).SingleAsync(ct));
            if (existing is not null)
            {
                var kept = await ParticipantRecord.LoadAsync(db, existing, ct);
                var isKept = CaseFileWriter.Write(await WriteAsync(kept, ct));
                var wouldBeKept = CaseFileWriter.Write(await AsItWouldComeOutAsync(file, office, planner, ct));
                if (isKept.AsSpan().SequenceEqual(wouldBeKept))
                    return new ImportAnswer(ImportOutcome.Unchanged, existing.CaseNumber, existing.Id, []);
                if (!command.Replace) return ImportProblems.Exists(file.Participant.Id);
                db.RemoveRange(kept.Parts);
            }

            var record = CaseFileToRecord.Read(file, office, planner, command.Source, existing);
            if (existing is null) db.Participants.Add(record.Participant);
            db.AddRange(record.Parts);
            await CaseVisits.TakeAsync(db, record.Participant, record.Visits, offices, ct);
            foreach (var plan in record.Plans) await SettledVersion.KeepAsync(db, plan, record.Services, ct);
            return new ImportAnswer(existing is null ? ImportOutcome.Added : ImportOutcome.Replaced, record.Participant.CaseNumber, record.Participant.Id, []);
        }, Gates.Open, ct);
        // Many files follow one another in one session; what is still tracked of the last one would slow the next.
        db.ChangeTracker.Clear();
        return result.IsDone ? result.Value : Refused([new("$.participant.id", result.Problem!.Message)]);
    }

    private async Task<CaseFile> WriteAsync(ParticipantRecord record, CancellationToken ct) =>
        RecordToCaseFile.Write(record,
            record.Participant.OfficeId is { } office ? await db.OrgUnits.Where(u => u.Id == office).Select(u => u.Code).SingleAsync(ct) : null,
            record.Participant.PlannerId is { } planner ? await db.Users.Where(u => u.Id == planner).Select(u => u.Email).SingleAsync(ct) : null);

    private Task<CaseFile> AsItWouldComeOutAsync(CaseFile file, Guid? office, Guid? planner, CancellationToken ct) =>
        WriteAsync(CaseFileToRecord.Read(file, office, planner, "", null), ct);

    private async Task<Guid?> UnitAsync(string? code, List<CaseFileProblem> problems, CancellationToken ct, string path = "$.office")
    {
        if (code is null) return null;
        var unit = await db.OrgUnits.Where(u => u.Code == code).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
        if (unit is null) problems.Add(new(path, $"There is no office \"{code}\". Use the code of an office, as the Organization page shows it, or leave it out."));
        return unit;
    }

    private async Task<Guid?> PlannerAsync(string? email, List<CaseFileProblem> problems, CancellationToken ct)
    {
        if (email is null) return null;
        var normalized = email.ToUpperInvariant();
        var account = await db.Users.Where(u => u.NormalizedEmail == normalized && u.ParticipantId == null && u.PartnerId == null).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
        if (account is null) problems.Add(new("$.planner", $"There is no staff account \"{email}\". Use the e-mail address of an account, or leave it out."));
        return account;
    }

    private static ImportAnswer Refused(IReadOnlyList<CaseFileProblem> problems) => new(null, null, null, problems);
}

public static class ImportProblems
{
    public static Problem Merged(string id, string survivor) => new("import.merged", ProblemKind.Conflict,
        $"\"{id}\" was merged into \"{survivor}\". Nothing was changed. Import into that record, or undo the merge first.");

    public static Problem Exists(string id) => new("import.exists", ProblemKind.Conflict,
        $"\"{id}\" is in Milepost already and differs from this file. Nothing was changed. To make the record as the file says, import it with --replace; its history is kept.");
}
