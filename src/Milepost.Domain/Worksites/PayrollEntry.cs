using Milepost.Domain.Participants;

namespace Milepost.Domain.Worksites;

/// <summary>What one row of a payroll says: somebody's pay for one period at one placement. Dollars and hours as they were given.</summary>
/// <param name="Service">Case-file id of the service whose placement it is.</param>
public sealed record PayrollDetails
{
    public required string Service { get; init; }
    public required DateOnly PeriodStart { get; init; }
    public required DateOnly PeriodEnd { get; init; }
    public required decimal Hours { get; init; }
    public decimal? OvertimeHours { get; init; }
    public required decimal HourlyWage { get; init; }
    public required decimal GrossPay { get; init; }
    public required decimal SubsidizedAmount { get; init; }
    public string? CheckNumber { get; init; }

    public int Days => PeriodEnd.DayNumber - PeriodStart.DayNumber + 1;

    public decimal AllHours => Hours + (OvertimeHours ?? 0);

    public bool Overlaps(PayrollDetails other) => Service == other.Service && PeriodStart <= other.PeriodEnd && other.PeriodStart <= PeriodEnd;

    /// <summary>The same pay once more: same placement, period and check.</summary>
    public bool IsSameAs(PayrollDetails other) =>
        Service == other.Service && PeriodStart == other.PeriodStart && PeriodEnd == other.PeriodEnd && (CheckNumber ?? "") == (other.CheckNumber ?? "");
}

/// <summary>One pay of a participant. Taken back with its file, it stays in the record and no longer counts.</summary>
public sealed class PayrollEntry : RecordPart
{
    private PayrollEntry() { }

    public PayrollDetails Details { get; private set; } = null!;

    /// <summary>The payroll file it came with.</summary>
    public string? File { get; private set; }
    public DateOnly RecordedOn { get; private set; }
    public DateOnly? TakenBackOn { get; private set; }

    public bool Counts => TakenBackOn is null;

    public static PayrollEntry TakeIn(Participant participant, PayrollDetails details, string file, DateOnly today)
    {
        var entry = Restore(participant.Id, participant.NextPartId("PR"), details, file, today, null);
        entry.Raise("payroll.taken-in", $"Payroll: {details.PeriodStart.Words()} to {details.PeriodEnd.Words()}, {details.AllHours:0.##} hours, ${details.GrossPay:#,##0.00}");
        return entry;
    }

    public void TakeBack(string reason, DateOnly today)
    {
        TakenBackOn = today;
        Raise("payroll.taken-back", $"Payroll taken back: {Details.PeriodStart.Words()} to {Details.PeriodEnd.Words()}, ${Details.GrossPay:#,##0.00}", reason);
    }

    public static PayrollEntry Restore(Guid participantId, string caseFileId, PayrollDetails details, string? file, DateOnly recordedOn, DateOnly? takenBackOn) => new()
    {
        ParticipantId = participantId, CaseFileId = caseFileId, Details = details, File = file, RecordedOn = recordedOn, TakenBackOn = takenBackOn,
    };
}

/// <summary>A payroll file that was taken in: all of its rows or none.</summary>
public sealed class PayrollFile : Recorded
{
    private PayrollFile() { }

    public string Name { get; private set; } = "";

    /// <summary>Tells the same file when it comes again.</summary>
    public string Sha256 { get; private set; } = "";
    public DateTimeOffset TakenInAt { get; private set; }
    public string TakenInBy { get; private set; } = "";
    public int Rows { get; private set; }

    /// <summary>Sums, kept as text so that both databases give them back to the cent.</summary>
    public PayrollTotals Totals { get; private set; } = PayrollTotals.None;
    public DateTimeOffset? TakenBackAt { get; private set; }
    public string? TakenBackBy { get; private set; }
    public string? TakenBackReason { get; private set; }

    /// <summary>How its rows name it.</summary>
    public string Key => Id.ToString("N");

    public static PayrollFile TakeIn(string name, string sha256, PayrollTotals totals, int rows, string by, DateTimeOffset at)
    {
        var file = new PayrollFile { Name = name, Sha256 = sha256, Totals = totals, Rows = rows, TakenInAt = at, TakenInBy = by };
        file.Raise("payroll.file-taken-in", $"Payroll file taken in: {name}, {rows} rows, ${totals.Gross:#,##0.00}");
        return file;
    }

    public Result<Done> TakeBack(string reason, string by, DateTimeOffset at)
    {
        if (TakenBackAt is not null) return PayrollProblems.TakenBackAlready;
        if (string.IsNullOrWhiteSpace(reason)) return PayrollProblems.ReasonMissing;
        (TakenBackAt, TakenBackBy, TakenBackReason) = (at, by, reason.Trim());
        Raise("payroll.file-taken-back", $"Payroll file taken back: {Name}, {Rows} rows, ${Totals.Gross:#,##0.00}", TakenBackReason);
        return Done.It;
    }
}

/// <summary>Sums of pay, to the cent.</summary>
public sealed record PayrollTotals(decimal Hours, decimal Gross, decimal Subsidized)
{
    public static readonly PayrollTotals None = new(0, 0, 0);

    /// <summary>What the employers paid themselves.</summary>
    public decimal Unsubsidized => Gross - Subsidized;

    public static PayrollTotals Of(IEnumerable<PayrollDetails> rows) => rows.Aggregate(None, (sum, row) =>
        new(sum.Hours + row.AllHours, sum.Gross + row.GrossPay, sum.Subsidized + row.SubsidizedAmount));
}

public static class PayrollProblems
{
    public static readonly Problem NotFound = new("payroll.not-found", ProblemKind.NotFound, "There is no such payroll file, or it is not yours to see.");
    public static readonly Problem TakenBackAlready = new("payroll.taken-back-already", ProblemKind.Conflict, "This file was taken back already.");
    public static readonly Problem ReasonMissing = new("payroll.reason-missing", ProblemKind.Invalid, "Enter the reason: it stands in the history of everybody in the file.", "Reason");
    public static readonly Problem NotAllYours = new("payroll.not-all-yours", ProblemKind.Conflict,
        "Some people in this file are not within your reach. Ask somebody above both offices to take it back.");
    public static readonly Problem HasMistakes = new("payroll.has-mistakes", ProblemKind.Conflict,
        "Nothing was taken in: the file has mistakes as the records stand now. Read the report below, correct the file and upload it again.");
}
