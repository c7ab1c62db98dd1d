using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Attend;

/// <param name="Hours">Nothing: a line that stands for these days goes.</param>
public sealed record AttendanceLine(DateOnly From, DateOnly To, AttendanceHours? Hours);

/// <summary>The lines of one page of the attendance of a service. All are saved, or none.</summary>
public sealed record RecordAttendance(Guid ParticipantId, Guid ServiceId, IReadOnlyList<AttendanceLine> Lines);

/// <summary>One person's hours on the day or in the week of a class.</summary>
public sealed record ClassLine(Guid ParticipantId, Guid ServiceId, AttendanceHours? Hours);

/// <summary>The same days for many people.</summary>
public sealed record RecordClassAttendance(DateOnly From, DateOnly To, IReadOnlyList<ClassLine> Lines);

public sealed class RecordAttendanceHandler(MilepostDb db, AgencyTime time)
{
    /// <returns>How many lines stand now that were not there before or said something else.</returns>
    public Task<Result<int>> HandleAsync(RecordAttendance command, CancellationToken ct) => db.ChangeAsync<int>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        return await RecordAsync(participant, command.ServiceId, command.Lines, row => $"Rows[{row}].", ct);
    }, ct);

    public Task<Result<int>> HandleAsync(RecordClassAttendance command, CancellationToken ct) => db.ChangeAsync<int>(async () =>
    {
        var problems = new List<Problem>();
        var changed = 0;
        for (var row = 0; row < command.Lines.Count; row++)
        {
            var line = command.Lines[row];
            if (await db.FindParticipantAsync(line.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
            var (here, recorded) = (row, await RecordAsync(participant, line.ServiceId, [new(command.From, command.To, line.Hours)], _ => $"Rows[{row}].", ct));
            if (recorded.IsDone) changed += recorded.Value;
            else if (recorded.Problem!.Kind == ProblemKind.NotFound) return recorded.Problem;
            else problems.AddRange(recorded.Problems.Select(p => p with { Message = $"{participant.Name}: {p.Message}" }));
        }
        return problems.Count > 0 ? problems : changed;
    }, ct);

    private async Task<Result<int>> RecordAsync(Participant participant, Guid serviceId, IReadOnlyList<AttendanceLine> lines, Func<int, string> place, CancellationToken ct)
    {
        if (await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == serviceId && s.ParticipantId == participant.Id, ct) is not { } service) return ServiceProblems.NotFound;
        if (!service.KeepsAttendance) return AttendanceProblems.NotKept;
        var entries = await db.AttendanceEntries.Where(e => e.ParticipantId == participant.Id && e.Service == service.CaseFileId).ToListAsync(ct);
        var problems = new List<Problem>();
        var changed = 0;
        for (var row = 0; row < lines.Count; row++)
        {
            var line = lines[row];
            var standing = entries.Find(e => e.Hours.From == line.From && e.Hours.To == line.To);
            if (line.Hours is not { } hours)
            {
                if (standing is null) continue;
                standing.Withdraw(service);
                db.AttendanceEntries.Remove(standing);
                entries.Remove(standing);
                changed++;
                continue;
            }
            var others = entries.Where(e => e != standing);
            if (standing is not null)
            {
                var before = standing.Hours;
                Add(standing.Change(service, hours, others, time.Today).Problems, row);
                if (standing.Hours != before) changed++;
                continue;
            }
            var recorded = AttendanceEntry.Record(participant, service, hours, db.Actor.Name, others, time.Today);
            Add(recorded.Problems, row);
            if (!recorded.IsDone) continue;
            db.AttendanceEntries.Add(recorded.Value);
            entries.Add(recorded.Value);
            changed++;
        }
        return problems.Count > 0 ? problems : changed;

        void Add(IEnumerable<Problem> found, int row) => problems.AddRange(found.Select(p => p with { Field = place(row) + p.Field }));
    }
}
