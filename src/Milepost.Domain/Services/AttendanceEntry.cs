namespace Milepost.Domain.Services;

/// <summary>How long somebody was there, on one day or in one week.</summary>
/// <param name="From">The day, or the first day of the week.</param>
/// <param name="To">The same day, or the last day of the week.</param>
/// <param name="Scheduled">Hours that were to be attended.</param>
/// <param name="Attended">Hours attended; more than scheduled where something was made up.</param>
/// <param name="Excused">The hours that are missing were missed for a good reason.</param>
public sealed record AttendanceHours(DateOnly From, DateOnly To, decimal Scheduled, decimal Attended, bool Excused, string? Note)
{
    public decimal Missed => Math.Max(0, Scheduled - Attended);

    /// <summary>Not there at all though expected, and without an excuse.</summary>
    public bool IsAbsence => Scheduled > 0 && Attended == 0 && !Excused;
}

/// <summary>One line of the attendance of a service.</summary>
public sealed class AttendanceEntry : RecordPart
{
    public const int LongestDays = 7;

    private AttendanceEntry() { }

    /// <summary>Case-file id of the service, so that it holds when an import replaces the record.</summary>
    public string Service { get; private set; } = "";
    public AttendanceHours Hours { get; private set; } = new(default, default, 0, 0, false, null);
    public DateOnly RecordedOn { get; private set; }
    public string RecordedBy { get; private set; } = "";

    /// <param name="others">The other entries of the service: no day is told twice.</param>
    public static Result<AttendanceEntry> Record(
        Participants.Participant participant, Service service, AttendanceHours hours, string by, IEnumerable<AttendanceEntry> others, DateOnly today)
    {
        hours = Trim(hours);
        if (Check(service, hours, others, today) is { Count: > 0 } problems) return problems;
        var entry = Restore(participant.Id, participant.NextPartId("H"), service.CaseFileId, hours, today, by);
        entry.Raise("attendance.recorded", $"Attendance of {service.Title}: {entry.InWords()}");
        return entry;
    }

    public static AttendanceEntry Restore(Guid participantId, string caseFileId, string service, AttendanceHours hours, DateOnly recordedOn, string recordedBy) =>
        new() { ParticipantId = participantId, CaseFileId = caseFileId, Service = service, Hours = hours, RecordedOn = recordedOn, RecordedBy = recordedBy };

    public Result<Done> Change(Service service, AttendanceHours hours, IEnumerable<AttendanceEntry> others, DateOnly today)
    {
        hours = Trim(hours);
        if (Check(service, hours, others, today) is { Count: > 0 } problems) return problems;
        if (hours == Hours) return Done.It;
        Hours = hours;
        Raise("attendance.changed", $"Attendance of {service.Title} changed: {InWords()}");
        return Done.It;
    }

    /// <summary>Says that the line goes; the store takes it out and keeps what it said in the history.</summary>
    public void Withdraw(Service service) => Raise("attendance.removed", $"Attendance of {service.Title} taken out: {InWords()}");

    private string InWords() => FormattableString.Invariant(
        $"{Hours.From.Words()}{(Hours.To == Hours.From ? "" : $" to {Hours.To.Words()}")}, {Hours.Attended:0.##} of {Hours.Scheduled:0.##} hours{(Hours.Excused ? ", excused" : "")}");

    private static AttendanceHours Trim(AttendanceHours hours) => hours with { Note = string.IsNullOrWhiteSpace(hours.Note) ? null : hours.Note.Trim() };

    private static List<Problem> Check(Service service, AttendanceHours hours, IEnumerable<AttendanceEntry> others, DateOnly today)
    {
        var problems = new List<Problem>();
        var most = hours.From == hours.To ? 24 : 168;
        if (hours.To < hours.From || hours.To >= hours.From.AddDays(LongestDays)) problems.Add(AttendanceProblems.Period);
        if (hours.From > today) problems.Add(AttendanceProblems.InFuture);
        if (hours.To < service.Details.StartsOn) problems.Add(AttendanceProblems.BeforeStart(service.Details.StartsOn));
        if (service.EndsOn is { } end && hours.From > end) problems.Add(AttendanceProblems.AfterEnd(end));
        if (!IsSound(hours.Scheduled, most)) problems.Add(AttendanceProblems.Hours("Scheduled", most));
        if (!IsSound(hours.Attended, most)) problems.Add(AttendanceProblems.Hours("Attended", most));
        if (others.FirstOrDefault(o => o.Hours.From <= hours.To && hours.From <= o.Hours.To) is { } other) problems.Add(AttendanceProblems.Twice(other.Hours));
        return problems;
    }

    private static bool IsSound(decimal hours, int most) => hours >= 0 && hours <= most && decimal.Round(hours, 2) == hours;
}

/// <summary>The attendance of a service in sum.</summary>
/// <param name="Percent">Hours attended of those scheduled; nothing while none were scheduled.</param>
/// <param name="AbsencesInARow">Unexcused absences that followed one another up to the last entry.</param>
/// <param name="LongestAbsence">The longest such row there ever was.</param>
public sealed record AttendanceSummary(decimal Scheduled, decimal Attended, decimal Excused, decimal? Percent, int AbsencesInARow, int LongestAbsence)
{
    /// <summary>So many absences in a row are flagged. No source names a number; three is ours.</summary>
    public const int Flagged = 3;

    public bool IsFlagged => AbsencesInARow >= Flagged;

    public static AttendanceSummary Of(IEnumerable<AttendanceHours> entries)
    {
        var all = entries.OrderBy(e => e.From).ToList();
        var (row, longest) = (0, 0);
        foreach (var entry in all.Where(e => e.Scheduled > 0))
        {
            row = entry.IsAbsence ? row + 1 : 0;
            longest = Math.Max(longest, row);
        }
        var (scheduled, attended) = (all.Sum(e => e.Scheduled), all.Sum(e => e.Attended));
        return new(scheduled, attended, all.Where(e => e.Excused).Sum(e => e.Missed), scheduled == 0 ? null : decimal.Round(100 * attended / scheduled, 1, MidpointRounding.AwayFromZero), row, longest);
    }
}

public static class AttendanceProblems
{
    public static readonly Problem NotKept = new("attendance.not-kept", ProblemKind.Conflict, "This kind of service keeps no attendance.");
    public static readonly Problem Period = new("attendance.period", ProblemKind.Invalid, "Enter one day, or a week of seven days at most.", "From");
    public static readonly Problem InFuture = new("attendance.in-future", ProblemKind.Invalid, "Enter attendance for today or earlier.", "Attended");
    public static readonly Problem Nothing = new("attendance.nothing", ProblemKind.Invalid, "Enter the hours of at least one line.");

    public static Problem BeforeStart(DateOnly startsOn) =>
        new("attendance.before-start", ProblemKind.Invalid, $"The service began on {startsOn.Words()}. Leave earlier days empty.", "Attended");

    public static Problem AfterEnd(DateOnly endsOn) =>
        new("attendance.after-end", ProblemKind.Invalid, $"The service ended on {endsOn.Words()}. Leave later days empty.", "Attended");

    public static Problem Hours(string field, int most) =>
        new("attendance.hours", ProblemKind.Invalid, $"Enter hours from 0 to {most}, with two digits after the point at most.", field);

    public static Problem Twice(AttendanceHours other) => new("attendance.twice", ProblemKind.Invalid,
        $"{other.From.Words()}{(other.To == other.From ? "" : $" to {other.To.Words()}")} is recorded already. Change that line.", "Attended");
}
