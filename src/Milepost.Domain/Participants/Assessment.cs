namespace Milepost.Domain.Participants;

public sealed record AssessmentScore(string Name, string Score, string? Level);

/// <summary>An earlier text of an assessment's summary, kept when it is rewritten.</summary>
public sealed record EarlierSummary(DateOnly On, string Summary, string? By);

public sealed record AssessmentDetails
{
    public AssessmentType Type { get; init; }
    public string? Tool { get; init; }
    public DateOnly CompletedOn { get; init; }
    public bool? Formal { get; init; }
    public AssessmentSource? Source { get; init; }
    public IReadOnlyList<AssessmentArea> Areas { get; init; } = [];
    public string? Summary { get; init; }
    public IReadOnlyList<AssessmentScore> Scores { get; init; } = [];

    /// <summary>Barriers this assessment found; each waits, visibly, until the plan answers it.</summary>
    public IReadOnlyList<string> Barriers { get; init; } = [];
}

/// <summary>One assessment with its results and summary.</summary>
public sealed class Assessment : RecordPart
{
    private Assessment() { }

    public AssessmentDetails Details { get; private set; } = new();
    public IReadOnlyList<EarlierSummary> SummaryHistory { get; private set; } = [];

    public static Result<Assessment> Record(Participant participant, AssessmentDetails details, DateOnly today)
    {
        if (Check(details, today) is { Count: > 0 } problems) return problems;
        var assessment = new Assessment { ParticipantId = participant.Id, CaseFileId = participant.NextPartId("A"), Details = details };
        assessment.Raise("assessment.recorded", $"Assessment recorded: {Words.Of(details.Type)} of {details.CompletedOn.Words()}");
        return assessment;
    }

    public static Assessment Restore(Guid participantId, string id, AssessmentDetails details, IReadOnlyList<EarlierSummary> summaryHistory) =>
        new() { ParticipantId = participantId, CaseFileId = id, Details = details, SummaryHistory = summaryHistory };

    public Result<Done> Change(AssessmentDetails details, string by, DateOnly today)
    {
        if (Check(details, today) is { Count: > 0 } problems) return problems;
        if (Details.Summary is { } earlier && earlier != details.Summary) SummaryHistory = [.. SummaryHistory, new(today, earlier, by)];
        Details = details;
        Raise("assessment.changed", $"Assessment changed: {Words.Of(details.Type)} of {details.CompletedOn.Words()}");
        return Done.It;
    }

    private static List<Problem> Check(AssessmentDetails details, DateOnly today)
    {
        var problems = new List<Problem>();
        if (details.CompletedOn > today) problems.Add(ParticipantProblems.InFuture("CompletedOn", "the assessment was completed"));
        return problems;
    }
}

public static class AssessmentProblems
{
    public static readonly Problem NotFound = new("assessment.not-found", ProblemKind.NotFound, "There is no such assessment.");
}
