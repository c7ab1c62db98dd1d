namespace Milepost.Domain.Participants;

public sealed record AssessmentScore(string Name, string Score, string? Level);

/// <summary>An earlier text of an assessment's summary, kept when it is rewritten.</summary>
public sealed record EarlierSummary(DateOnly On, string Summary, string? By);

/// <summary>Which of two tests this is: a level gained between a pre-test and its post-test can be a measurable skill gain.</summary>
public enum TestPart { PreTest, PostTest }

/// <summary>How a test battery was given; its subtests are the assessment's scores.</summary>
/// <param name="Form">The form and level of the booklet, "Form 11 M".</param>
/// <param name="PreTest">Case-file id of the pre-test that a post-test is compared with.</param>
/// <param name="GiverTrained">Whoever gave it completed the training for it (in Illinois that of the ICCB's Professional Development Network, chapter 4.3).</param>
/// <param name="EnglishLearner">The test was chosen for somebody who is learning English; packs approve other tests for them.</param>
public sealed record TestBattery(TestPart? Part, string? Form, string? PreTest, string? GivenBy, bool? GiverTrained, bool? EnglishLearner)
{
    public static readonly TestBattery None = new(null, null, null, null, null, null);
}

/// <summary>What an Objective Assessment Summary says of one of the eight areas.</summary>
public sealed record AreaFinding(AssessmentArea Area, string? Finding, string? Strength, string? Need)
{
    public bool IsEmpty => (Finding, Strength, Need) is (null, null, null);
}

/// <summary>What a career exploration led to.</summary>
/// <param name="Occupations">As plans keep them, "15-1232.00 Computer User Support Specialists".</param>
public sealed record CareerExploration(string? Interests, IReadOnlyList<string> Occupations, string? Learned)
{
    public bool Equals(CareerExploration? other) => other is not null && (Interests, Learned) == (other.Interests, other.Learned) && Occupations.SequenceEqual(other.Occupations);

    public override int GetHashCode() => HashCode.Combine(Interests, Learned, Occupations.Count);
}

/// <summary>The employment goals of the Illinois workNet assessment; the desired career path on the overview is part of it (workNet guide, Overview).</summary>
public sealed record EmploymentGoals(string? CareerPath, string? Occupation, decimal? HourlyWage, string? Hours, string? CanStart, string? Conditions);

/// <summary>Where somebody learned a skill.</summary>
public enum SkillSource { PreviousWork, Education, Informal }

/// <summary>One line of the Skills Inventory Worksheet.</summary>
/// <param name="Transfers">It is of use in the target occupation.</param>
public sealed record InventorySkill(string Skill, SkillSource From, string? Level, string? Evidence, bool Transfers);

/// <summary>The Skills Inventory Worksheet: what somebody can do, where it was learned, and what training should add (Chicago Cook procedure, section 4.1, 6).</summary>
/// <param name="SignedOffBy">The career coach who completed it.</param>
public sealed record SkillsWorksheet(string? TargetOccupation, IReadOnlyList<InventorySkill> Skills, string? Recommendation, string? SignedOffBy, DateOnly? SignedOffOn)
{
    public bool Equals(SkillsWorksheet? other) => other is not null
        && (TargetOccupation, Recommendation, SignedOffBy, SignedOffOn) == (other.TargetOccupation, other.Recommendation, other.SignedOffBy, other.SignedOffOn)
        && Skills.SequenceEqual(other.Skills);

    public override int GetHashCode() => HashCode.Combine(TargetOccupation, Recommendation, SignedOffBy, SignedOffOn, Skills.Count);
}

/// <summary>Who brought a result from elsewhere.</summary>
public enum Lender { Participant, Partner }

/// <param name="Partner">The agency that assessed.</param>
/// <param name="Document">The paper that shows it.</param>
public sealed record BorrowedResult(Lender By, string? Partner, string? Document);

/// <summary>Why somebody need not be tested in basic skills. It stands among the assessments and is none: it covers no area.</summary>
/// <param name="Proof">The document that shows it.</param>
public sealed record TestExemption(string Reason, string Proof, DateOnly? WithdrawnOn, string? WithdrawnWhy);

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

    public IReadOnlyList<AreaFinding> Findings { get; init; } = [];
    public TestBattery? Battery { get; init; }
    public CareerExploration? Exploration { get; init; }
    public EmploymentGoals? EmploymentGoals { get; init; }
    public SkillsWorksheet? Worksheet { get; init; }
    public BorrowedResult? Borrowed { get; init; }
    public TestExemption? Exemption { get; init; }
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

    /// <summary>Records that somebody need not be tested in basic skills, and why.</summary>
    public static Result<Assessment> Except(Participant participant, string? reason, string? proof, DateOnly on, DateOnly today)
    {
        var problems = new List<Problem>();
        if (Blank(reason) is null) problems.Add(AssessmentProblems.ExceptionReasonMissing);
        if (Blank(proof) is null) problems.Add(AssessmentProblems.ExceptionProofMissing);
        if (on > today) problems.Add(ParticipantProblems.InFuture("On", "the exception was decided"));
        else if (on <= participant.Profile.BirthDate) problems.Add(ParticipantProblems.BeforeBirth("On", participant.Profile.BirthDate));
        if (problems.Count > 0) return problems;
        var excepted = new Assessment
        {
            ParticipantId = participant.Id, CaseFileId = participant.NextPartId("A"),
            Details = new() { Type = AssessmentType.Other, CompletedOn = on, Exemption = new(Blank(reason)!, Blank(proof)!, null, null) },
        };
        excepted.Raise("assessment.excepted", $"Need not be tested in basic skills since {on.Words()}: {Blank(reason)}");
        return excepted;
    }

    public Result<Done> WithdrawException(string? why, DateOnly today)
    {
        if (Details.Exemption is not { WithdrawnOn: null } exemption) return AssessmentProblems.NotFound;
        if (Blank(why) is not { } reason) return AssessmentProblems.WithdrawalReasonMissing;
        Details = Details with { Exemption = exemption with { WithdrawnOn = today, WithdrawnWhy = reason } };
        Raise("assessment.exception-withdrawn", $"Exception from the basic skills test withdrawn: {exemption.Reason}", reason);
        return Done.It;
    }

    /// <summary>An exception stands here because it takes the place of a test; it assesses nothing.</summary>
    public bool IsExemption => Details.Exemption is not null;

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

    /// <summary>Whether a plan may rest on it on that day: borrowed results grow too old, and of those only formal ones are accepted.</summary>
    public bool IsUsableOn(DateOnly day) => !IsExemption && !(BorrowedUntil < day) && !(Details.Source == AssessmentSource.Partner && Details.Formal == false);

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
        if (details.Worksheet is { } sheet)
        {
            for (var row = 0; row < sheet.Skills.Count; row++)
                if (sheet.Skills[row].Skill.Length == 0) problems.Add(AssessmentProblems.SkillMissing(row));
            if (sheet.SignedOffOn > today) problems.Add(ParticipantProblems.InFuture("SignedOffOn", "the worksheet was signed off"));
            else if (sheet.SignedOffOn < details.CompletedOn) problems.Add(AssessmentProblems.SignedOffBeforeDone(details.CompletedOn));
            if (sheet.SignedOffOn is not null && sheet.SignedOffBy is null) problems.Add(AssessmentProblems.SignedOffByMissing);
            if (sheet.SignedOffBy is not null && sheet.SignedOffOn is null) problems.Add(AssessmentProblems.SignedOffOnMissing);
        }
        if (details.Battery is { PreTest: not null, Part: not TestPart.PostTest }) problems.Add(AssessmentProblems.PairedWithoutPost);
        if (details.EmploymentGoals?.HourlyWage < 0) problems.Add(AssessmentProblems.NegativeWage);
        return problems;
    }

    private static AssessmentDetails Trim(AssessmentDetails details) => details with
    {
        Tool = Blank(details.Tool),
        Summary = Blank(details.Summary),
        Scores = [.. details.Scores.Select(s => new AssessmentScore(s.Name.Trim(), s.Score.Trim(), Blank(s.Level)))],
        Barriers = [.. details.Barriers.Select(b => b.Trim()).Where(b => b.Length > 0).DistinctBy(SearchWords.Normalize)],
        Findings = [.. details.Findings.Select(f => new AreaFinding(f.Area, Blank(f.Finding), Blank(f.Strength), Blank(f.Need))).Where(f => !f.IsEmpty).OrderBy(f => f.Area)],
        Battery = details.Battery is { } b ? Unless(TestBattery.None, b with { Form = Blank(b.Form), PreTest = Blank(b.PreTest), GivenBy = Blank(b.GivenBy) }) : null,
        Exploration = details.Exploration is { } e
            ? Unless(new(null, [], null), new CareerExploration(Blank(e.Interests), [.. e.Occupations.Select(o => o.Trim()).Where(o => o.Length > 0).Distinct()], Blank(e.Learned))) : null,
        EmploymentGoals = details.EmploymentGoals is { } g
            ? Unless(new(null, null, null, null, null, null), new EmploymentGoals(Blank(g.CareerPath), Blank(g.Occupation), g.HourlyWage, Blank(g.Hours), Blank(g.CanStart), Blank(g.Conditions))) : null,
        Worksheet = details.Worksheet is { } w
            ? Unless(new(null, [], null, null, null), new SkillsWorksheet(
                Blank(w.TargetOccupation), [.. w.Skills.Select(s => s with { Skill = s.Skill.Trim(), Level = Blank(s.Level), Evidence = Blank(s.Evidence) })],
                Blank(w.Recommendation), Blank(w.SignedOffBy), w.SignedOffOn)) : null,
        Borrowed = details is { Source: AssessmentSource.Partner, Borrowed: { } lent } ? lent with { Partner = Blank(lent.Partner), Document = Blank(lent.Document) } : null,
    };

    private static T? Unless<T>(T nothing, T said) where T : class => said.Equals(nothing) ? null : said;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool Same(AssessmentDetails one, AssessmentDetails other) =>
        one with { Areas = other.Areas, Scores = other.Scores, Barriers = other.Barriers, Findings = other.Findings } == other
        && one.Findings.SequenceEqual(other.Findings) && one.Areas.SequenceEqual(other.Areas) && one.Scores.SequenceEqual(other.Scores) && one.Barriers.SequenceEqual(other.Barriers);
}

public static class AssessmentProblems
{
    public static readonly Problem NotFound = new("assessment.not-found", ProblemKind.NotFound, "There is no such assessment, or it is not yours to see.");

    public static readonly Problem UnknownBarrier = new("assessment.unknown-barrier", ProblemKind.Invalid,
        "Choose barriers from the list, or write others in the field below it.", "Barriers");

    public static readonly Problem ExceptionReasonMissing = new("assessment.exception-reason-missing", ProblemKind.Invalid,
        "Choose the reason from the list, or write another one.", "Reason");

    public static readonly Problem ExceptionProofMissing = new("assessment.exception-proof-missing", ProblemKind.Invalid,
        "Name the document that shows it, such as a diploma.", "Proof");

    public static readonly Problem WithdrawalReasonMissing = new("assessment.withdrawal-reason-missing", ProblemKind.Invalid,
        "Say why the exception no longer holds.", "Why");

    public static readonly Problem PairedWithoutPost = new("assessment.paired-without-post", ProblemKind.Invalid,
        "Only a post-test is compared with a pre-test. Choose Post-test, or choose no pre-test.", "PreTest");

    public static readonly Problem PreTestUnknown = new("assessment.pre-test-unknown", ProblemKind.Invalid,
        "Choose a pre-test of the same battery, given on or before this day.", "PreTest");

    public static readonly Problem SignedOffByMissing = new("assessment.signed-off-by-missing", ProblemKind.Invalid,
        "Enter who signed the worksheet off.", "SignedOffBy");

    public static readonly Problem SignedOffOnMissing = new("assessment.signed-off-on-missing", ProblemKind.Invalid,
        "Enter the day the worksheet was signed off.", "SignedOffOn");

    public static readonly Problem NegativeWage = new("assessment.negative-wage", ProblemKind.Invalid, "Enter a wage of 0 or more, like 18.50.", "Wage");

    public static Problem SignedOffBeforeDone(DateOnly completedOn) => new("assessment.signed-off-before-done", ProblemKind.Invalid,
        $"The worksheet was completed on {completedOn.Words()}. Enter that day or a later one.", "SignedOffOn");

    public static Problem SkillMissing(int row) =>
        new("assessment.skill-missing", ProblemKind.Invalid, "Enter the skill, or empty the row.", $"Skills[{row}].Skill");

    public static Problem ScoreNameMissing(int row) =>
        new("assessment.score-name-missing", ProblemKind.Invalid, "Enter what was scored, or empty the row.", $"Scores[{row}].Name");

    public static Problem ScoreMissing(int row) =>
        new("assessment.score-missing", ProblemKind.Invalid, "Enter the score, or empty the row.", $"Scores[{row}].Score");
}
