using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.CaseFiles;

/// <summary>Gives one participant's whole record as a case file.</summary>
/// <param name="CaseNumber">The participant's id in case files.</param>
public sealed record ExportCaseFile(string CaseNumber);

public sealed class ExportCaseFileHandler(MilepostDb db)
{
    public async Task<Result<byte[]>> HandleAsync(ExportCaseFile query, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.CaseNumber == query.CaseNumber, ct) is not { } participant)
            return ParticipantProblems.NotFound;
        return await WriteAsync(participant, ct);
    }

    /// <summary>The same by the participant's id in the database, as addresses have it.</summary>
    public async Task<Result<byte[]>> ByIdAsync(Guid participantId, CancellationToken ct) =>
        await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is { } participant
            ? await WriteAsync(participant, ct) : ParticipantProblems.NotFound;

    private async Task<byte[]> WriteAsync(Participant participant, CancellationToken ct)
    {
        var record = await ParticipantRecord.LoadAsync(db, participant, ct);
        var office = participant.OfficeId is { } o ? await db.OrgUnits.Where(u => u.Id == o).Select(u => u.Code).SingleAsync(ct) : null;
        var planner = participant.PlannerId is { } p ? await db.Users.Where(u => u.Id == p).Select(u => u.Email).SingleAsync(ct) : null;
        return CaseFileWriter.Write(RecordToCaseFile.Write(record, office, planner));
    }
}
