using Milepost.Domain.Participants;

namespace Milepost.Domain.Eligibility;

/// <summary>What proves one answer: a document of this record, or a paper that somebody of the staff has seen.</summary>
/// <param name="Kind">"Layoff letter from the employer".</param>
/// <param name="DocumentId">Of an uploaded document; null for a paper that was only seen.</param>
/// <param name="Sha256">Of the uploaded document's bytes when it was tied to the answer.</param>
/// <param name="SeenBy">Who saw it; the staff member who recorded it.</param>
public sealed record AnswerProof(string Question, string Kind, Guid? DocumentId, string? DocumentTitle, string? Sha256, DateOnly SeenOn, string SeenBy);

/// <summary>The answers of the application that eligibility rests on, and what proves them.</summary>
public sealed class EligibilityAnswers : RecordPart
{
    private EligibilityAnswers() { }

    /// <summary>By question, in the way <see cref="AnswerValues"/> writes them. What nobody answered is not in it.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<AnswerProof> Proofs { get; private set; } = [];

    public static EligibilityAnswers Begin(Participant participant) => new() { ParticipantId = participant.Id, CaseFileId = "eligibility" };

    public static EligibilityAnswers Restore(Guid participantId, IReadOnlyDictionary<string, string> answers, IReadOnlyList<AnswerProof> proofs) =>
        new() { ParticipantId = participantId, CaseFileId = "eligibility", Answers = InOrder(answers), Proofs = proofs };

    /// <summary>Answers some questions; the others stay as they are.</summary>
    /// <param name="given">Null takes an answer back.</param>
    public Result<Done> Answer(IReadOnlyDictionary<string, string?> given, IReadOnlyDictionary<string, Question> questions, DateOnly birthDate, DateOnly today)
    {
        var problems = new List<Problem>();
        foreach (var (id, value) in given)
        {
            if (value is null) continue;
            if (!questions.TryGetValue(id, out var question)) problems.Add(EligibilityProblems.NoSuchQuestion(id));
            else if (question.WrongWith(value) is { } wrong) problems.Add(EligibilityProblems.Wrong(id, $"{question.Words}: {wrong}"));
            else if (question.Kind == AnswerKind.Day && AnswerValues.Day(value) is { } day && (day <= birthDate || day > today.AddYears(5)))
                problems.Add(EligibilityProblems.Wrong(id, $"{question.Words}: check the year of {day.Words()}."));
        }
        if (problems.Count > 0) return problems;

        var answers = Answers.ToDictionary();
        foreach (var (id, value) in given)
        {
            if (value is null) answers.Remove(id);
            else answers[id] = value;
        }
        var changed = answers.Keys.Union(Answers.Keys).Where(id => answers.GetValueOrDefault(id) != Answers.GetValueOrDefault(id)).ToList();
        if (changed.Count == 0) return Done.It;

        Answers = InOrder(answers);
        Raise("application.answers", $"Answers of the application: {string.Join(", ", changed.Select(id => questions.TryGetValue(id, out var asked) ? asked.Words : id))}");
        return Done.It;
    }

    /// <summary>Ties answers to what proves them. One document may prove many answers.</summary>
    public Result<Done> Prove(IReadOnlyList<AnswerProof> proofs, IReadOnlyDictionary<string, Question> questions, DateOnly today)
    {
        var problems = proofs.Where(proof => proof.SeenOn > today)
            .Select(proof => EligibilityProblems.SeenInFuture(proof.Question)).ToList();
        problems.AddRange(proofs.Where(proof => string.IsNullOrWhiteSpace(proof.Kind)).Select(proof => EligibilityProblems.KindMissing(proof.Question)));
        if (problems.Count > 0) return problems;
        if (proofs.SequenceEqual(Proofs)) return Done.It;

        Proofs = [.. proofs];
        Raise("application.proofs", proofs.Count == 0 ? "No answer is tied to a document any more"
            : $"Answers tied to documents: {string.Join(", ", proofs.Select(proof => questions.TryGetValue(proof.Question, out var asked) ? asked.Words : proof.Question))}");
        return Done.It;
    }

    private static SortedDictionary<string, string> InOrder(IReadOnlyDictionary<string, string> answers) => new(answers.ToDictionary(), StringComparer.Ordinal);
}

public static class EligibilityProblems
{
    public static readonly Problem NoSnapshot = new("eligibility.no-snapshot", ProblemKind.NotFound, "There is no such decision.");

    public static readonly Problem ReasonToDiffer = new("eligibility.reason-to-differ", ProblemKind.Invalid,
        "The decision is not what the rules say of the answers. Write why, or change the decision.", "Reason");

    public static readonly Problem ReasonWhereUnclear = new("eligibility.reason-where-unclear", ProblemKind.Invalid,
        "The rules cannot tell from the answers. Write what the decision rests on, or answer what is missing first.", "Reason");

    public static Problem Unproven(IReadOnlyList<string> answers) => new("eligibility.unproven", ProblemKind.Invalid,
        answers.Count == 0
            ? "Nothing proves the applicant's answers yet. Answer the questions and tie the answers to documents, or say why you certify without them."
            : $"These answers still need a document: {string.Join("; ", answers)}. Tie them to documents, or say why you certify without them.", "CertifiedWithout");

    public static Problem Undecided(Program program, int row) => new("eligibility.undecided", ProblemKind.Invalid, $"Decide for {Words.Of(program)}.", $"Decisions[{row}].Decision");

    public static Problem NoSuchQuestion(string id) => new("eligibility.no-such-question", ProblemKind.Invalid, $"There is no question \"{id}\" here.");

    public static Problem NoSuchDocument(string question) => new("eligibility.no-such-document", ProblemKind.Invalid, "This document is not in the record. Choose from the list.", question);

    public static Problem Wrong(string id, string message) => new("eligibility.wrong-answer", ProblemKind.Invalid, message, id);

    public static Problem SeenInFuture(string question) => new("eligibility.seen-in-future", ProblemKind.Invalid, "Enter the day the document was seen: today or earlier.", question);

    public static Problem KindMissing(string question) => new("eligibility.kind-missing", ProblemKind.Invalid, "Say what kind of document it is.", question);
}
