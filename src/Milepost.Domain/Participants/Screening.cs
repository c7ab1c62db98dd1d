namespace Milepost.Domain.Participants;

/// <param name="Question">Its name in the list of questions.</param>
/// <param name="Answer">"yes", "no" or "notSure".</param>
public sealed record ScreeningAnswer(string Question, string Answer)
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string NotSure = "notSure";
}

/// <summary>Something that was done about a basic skills deficiency.</summary>
/// <param name="Action">In the words of <see cref="ScreeningActions"/>, or the office's own.</param>
/// <param name="By">What did it: "application", "referral:R-3".</param>
public sealed record ScreeningFollowUp(string Action, DateOnly On, string? By);

/// <summary>
/// The basic skills screening: whether somebody can compute, read, write and speak English as well as work, family and society ask, which is the
/// second part of the definition (29 USC 3102(5)(B)). It comes before any assessment and is never the only one (Illinois DCEO chapter 4.3).
/// </summary>
/// <param name="Actions">What was done about it, in words; <see cref="FollowUps"/> says when and by what, where the record knows.</param>
public sealed record Screening(DateOnly GivenOn, bool BasicSkillsDeficient, IReadOnlyList<string> Actions)
{
    public IReadOnlyList<ScreeningAnswer> Answers { get; init; } = [];

    /// <summary>Why staff came to this result; needed where the answers point to the other one.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<ScreeningFollowUp> FollowUps { get; init; } = [];
}

public static class ScreeningProblems
{
    public static readonly Problem NothingToFollowUp = new("screening.nothing-to-follow-up", ProblemKind.Conflict,
        "The screening has not found anybody basic skills deficient. Record the screening first.");

    public static readonly Problem ResultNeedsReason = new("screening.result-needs-reason", ProblemKind.Invalid,
        "The answers point to the other result. Say why yours holds, or change it.", "Reason");

    public static readonly Problem ActionUnknown = new("screening.action-unknown", ProblemKind.Invalid, "Choose one of the four follow-ups.");

    public static readonly Problem NoSuchFollowUp = new("screening.no-such-follow-up", ProblemKind.Conflict, "There is no such follow-up on file. Somebody may have taken it back already.");

    public static readonly Problem NotDoneYet = new("screening.not-done-yet", ProblemKind.Invalid,
        "The record does not show this yet. Do it first with the link on this page, then come back.", "By");
}
