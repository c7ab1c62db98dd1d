namespace Milepost.Domain.Policy.Evaluation;

/// <summary>What was found for one requirement and one subject on one day.</summary>
public sealed record Finding(Requirement Requirement, string Subject, Verdict Verdict, DateOnly AsOf)
{
    public Outcome Outcome => Verdict.Outcome;

    public DateOnly? DueOn => Verdict.Due;

    public DateOnly? MetOn => Verdict.MetOn;

    /// <summary>One or two sentences a planner can act on.</summary>
    public string Explanation => Evaluation.Explanation.Of(this);

    /// <summary>By outcome, most urgent first; then due date, those without one last; then requirement and subject as plain text.</summary>
    public static int InOrder(Finding one, Finding other)
    {
        var order = (int)one.Outcome - (int)other.Outcome;
        if (order == 0) order = (one.DueOn ?? DateOnly.MaxValue).CompareTo(other.DueOn ?? DateOnly.MaxValue);
        if (order == 0) order = (one.DueOn is null).CompareTo(other.DueOn is null);
        if (order == 0) order = ByCodePoint(one.Requirement.Id, other.Requirement.Id);
        return order != 0 ? order : ByCodePoint(one.Subject, other.Subject);
    }

    /// <summary>.NET compares UTF-16 units, where the two that stand for a letter beyond the first 65,536 come before some of those within.</summary>
    private static int ByCodePoint(string one, string other)
    {
        var same = one.AsSpan().CommonPrefixLength(other);
        if (same == one.Length || same == other.Length) return one.Length.CompareTo(other.Length);

        var (left, right) = (one[same], other[same]);
        return char.IsSurrogate(left) == char.IsSurrogate(right) ? left.CompareTo(right) : char.IsSurrogate(left) ? 1 : -1;
    }
}
