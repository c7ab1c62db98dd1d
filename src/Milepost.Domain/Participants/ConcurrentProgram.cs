namespace Milepost.Domain.Participants;

public enum ConcurrentStatus { Applied, Active, Ended, Denied }

/// <summary>How it is known that somebody is in a partner's program.</summary>
public enum ConcurrentSource { ToldByCustomer, DataMatch, ReferralResult }

public sealed record ConcurrentDetails
{
    /// <summary>A name of the list of partner programs, or another one.</summary>
    public string Program { get; init; } = "";
    public string? Partner { get; init; }
    public Guid? PartnerId { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public string? Contact { get; init; }
    public ConcurrentStatus Status { get; init; }
    public ConcurrentSource Source { get; init; }

    /// <summary>Whether its services keep the common exit from coming.</summary>
    public bool? CommonExit { get; init; }
}

/// <summary>
/// A partner's program that serves the participant at the same time (Illinois DCEO chapter 4.3, Case notes and file maintenance).
/// The record's list of program names is kept in step: it names what is under way.
/// </summary>
public sealed class ConcurrentProgram : RecordPart
{
    private ConcurrentProgram() { }

    public ConcurrentDetails Details { get; private set; } = new();
    public DateOnly RecordedOn { get; private set; }

    public bool IsUnderWay => Details.Status == ConcurrentStatus.Active;

    public static Result<ConcurrentProgram> Add(Participant participant, ConcurrentDetails details, IReadOnlyList<ConcurrentProgram> others, DateOnly today)
    {
        if (Check(participant, details, today) is { Count: > 0 } problems) return problems;
        var program = Restore(participant.Id, participant.NextPartId("CP"), Tidy(details), today);
        program.Raise("concurrent.added", $"Concurrent program: {program.Details.Program}, {SharingWords.Of(details.Status).ToLowerInvariant()} from {details.From.Words()}");
        participant.SetPartnerPrograms(Names(participant, [.. others, program]));
        return program;
    }

    /// <param name="all">Every detailed program of the record, this one among them.</param>
    public Result<Done> Change(Participant participant, ConcurrentDetails details, IReadOnlyList<ConcurrentProgram> all, DateOnly today)
    {
        if (Check(participant, details, today) is { Count: > 0 } problems) return problems;
        if (Tidy(details) == Details) return Done.It;
        Details = Tidy(details);
        Raise("concurrent.changed", $"Concurrent program changed: {Details.Program}, {SharingWords.Of(Details.Status).ToLowerInvariant()}");
        participant.SetPartnerPrograms(Names(participant, all));
        return Done.It;
    }

    /// <summary>The list of names no longer has it, so it ended; nobody said when but that it is so today.</summary>
    public void EndBecauseUnnamed(DateOnly today)
    {
        if (!IsUnderWay) return;
        Details = Details with { Status = ConcurrentStatus.Ended, To = Details.To ?? (today < Details.From ? Details.From : today) };
        Raise("concurrent.changed", $"Concurrent program ended: {Details.Program}");
    }

    /// <summary>Names without details stay as they are; those with details are there while one of them is under way.</summary>
    private static List<string> Names(Participant participant, IReadOnlyList<ConcurrentProgram> all) =>
        [.. participant.PartnerPrograms.Where(name => !all.Any(p => p.Details.Program == name) || all.Any(p => p.Details.Program == name && p.IsUnderWay))
            .Concat(all.Where(p => p.IsUnderWay).Select(p => p.Details.Program)).Distinct()];

    private static List<Problem> Check(Participant participant, ConcurrentDetails details, DateOnly today)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(details.Program)) problems.Add(ConcurrentProblems.ProgramMissing);
        if (details.From < participant.Profile.BirthDate) problems.Add(ConcurrentProblems.BeforeBirth(participant.Profile.BirthDate));
        else if (details.From > today.AddYears(1)) problems.Add(ConcurrentProblems.TooFar);
        if (details.To < details.From) problems.Add(ConcurrentProblems.EndsBeforeItStarts(details.From));
        if (details is { Status: ConcurrentStatus.Ended, To: null }) problems.Add(ConcurrentProblems.EndMissing);
        if (details.Status == ConcurrentStatus.Active && details.To < today) problems.Add(ConcurrentProblems.OverButActive);
        return problems;
    }

    private static ConcurrentDetails Tidy(ConcurrentDetails d) =>
        d with { Program = d.Program.Trim(), Partner = string.IsNullOrWhiteSpace(d.Partner) ? null : d.Partner.Trim(), Contact = string.IsNullOrWhiteSpace(d.Contact) ? null : d.Contact.Trim() };

    public static ConcurrentProgram Restore(Guid participantId, string caseFileId, ConcurrentDetails details, DateOnly recordedOn) =>
        new() { ParticipantId = participantId, CaseFileId = caseFileId, Details = details, RecordedOn = recordedOn };
}

public static class ConcurrentProblems
{
    public static readonly Problem NotFound = new("concurrent.not-found", ProblemKind.NotFound, "There is no such program on this record.");
    public static readonly Problem ProgramMissing = new("concurrent.program-missing", ProblemKind.Invalid, "Choose the program, or enter its name.", "Program");
    public static readonly Problem TooFar = new("concurrent.too-far", ProblemKind.Invalid, "Check the year: the first day is more than a year from now.", "From");
    public static readonly Problem EndMissing = new("concurrent.end-missing", ProblemKind.Invalid, "Enter the last day of a program that has ended.", "To");
    public static readonly Problem OverButActive = new("concurrent.over-but-active", ProblemKind.Invalid, "The last day is past: choose Ended, or correct the day.", "Status");

    public static Problem BeforeBirth(DateOnly birthDate) => new("concurrent.before-birth", ProblemKind.Invalid, $"Check the year: the person was born on {birthDate.Words()}.", "From");
    public static Problem EndsBeforeItStarts(DateOnly from) => new("concurrent.end-before-start", ProblemKind.Invalid, $"Enter a day on or after {from.Words()}.", "To");
}
