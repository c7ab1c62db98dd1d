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
        details = Trim(details);
        if (Check(details, participant.Profile.BirthDate, today) is { Count: > 0 } problems) return problems;
        var assessment = new Assessment { ParticipantId = participant.Id, CaseFileId = participant.NextPartId("A"), Details = details };
        assessment.Raise("assessment.recorded", $"Assessment recorded: {Words.Of(details.Type)} of {details.CompletedOn.Words()}");
        return assessment;
    }

    public static Assessment Restore(Guid participantId, string id, AssessmentDetails details, IReadOnlyList<EarlierSummary> summaryHistory) =>
        new() { ParticipantId = participantId, CaseFileId = id, Details = details, SummaryHistory = summaryHistory };

    /// <param name="by">Who rewrites it; kept beside the earlier summary.</param>
    public Result<Done> Change(AssessmentDetails details, string by, DateOnly birthDate, DateOnly today)
    {
        details = Trim(details);
        if (Check(details, birthDate, today) is { Count: > 0 } problems) return problems;
        if (Same(details, Details)) return Done.It;
        if (Details.Summary is { } earlier && earlier != details.Summary) SummaryHistory = [.. SummaryHistory, new(today, earlier, by)];
        Details = details;
        Raise("assessment.changed", $"Assessment changed: {Words.Of(details.Type)} of {details.CompletedOn.Words()}");
        return Done.It;
    }

    /// <summary>
    /// Until when another agency's result may be used. Formal assessments of the last six months are acceptable
    /// (Illinois DCEO chapter 4.3, Assessments); the federal text only says "recent". Null for an own one, which does not age this way.
    /// </summary>
    public DateOnly? BorrowedUntil => Details.Source == AssessmentSource.Partner ? Details.CompletedOn.AddMonths(6) : null;

    private static List<Problem> Check(AssessmentDetails details, DateOnly birthDate, DateOnly today)
    {
        var problems = new List<Problem>();
        if (details.CompletedOn > today) problems.Add(ParticipantProblems.InFuture("CompletedOn", "the assessment was completed"));
        else if (details.CompletedOn <= birthDate) problems.Add(ParticipantProblems.BeforeBirth("CompletedOn", birthDate));
        for (var row = 0; row < details.Scores.Count; row++)
        {
            if (details.Scores[row].Name.Length == 0) problems.Add(AssessmentProblems.ScoreNameMissing(row));
            if (details.Scores[row].Score.Length == 0) problems.Add(AssessmentProblems.ScoreMissing(row));
        }
        return problems;
    }

    private static AssessmentDetails Trim(AssessmentDetails details) => details with
    {
        Tool = Blank(details.Tool),
        Summary = Blank(details.Summary),
        Scores = [.. details.Scores.Select(s => new AssessmentScore(s.Name.Trim(), s.Score.Trim(), Blank(s.Level)))],
        Barriers = [.. details.Barriers.Select(b => b.Trim()).Where(b => b.Length > 0).DistinctBy(SearchWords.Normalize)],
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool Same(AssessmentDetails one, AssessmentDetails other) =>
        one with { Areas = other.Areas, Scores = other.Scores, Barriers = other.Barriers } == other
        && one.Areas.SequenceEqual(other.Areas) && one.Scores.SequenceEqual(other.Scores) && one.Barriers.SequenceEqual(other.Barriers);
}

public static class AssessmentProblems
{
    public static readonly Problem NotFound = new("assessment.not-found", ProblemKind.NotFound, "There is no such assessment, or it is not yours to see.");

    public static readonly Problem UnknownBarrier = new("assessment.unknown-barrier", ProblemKind.Invalid,
        "Choose barriers from the list, or write others in the field below it.", "Barriers");

    public static Problem ScoreNameMissing(int row) =>
        new("assessment.score-name-missing", ProblemKind.Invalid, "Enter what was scored, or empty the row.", $"Scores[{row}].Name");

    public static Problem ScoreMissing(int row) =>
        new("assessment.score-missing", ProblemKind.Invalid, "Enter the score, or empty the row.", $"Scores[{row}].Score");
}
