using Milepost.Domain.Policy;

namespace Milepost.Domain.Eligibility;

/// <summary>Yes, no, or not to be told from what is known.</summary>
public enum Truth { No, CannotTell, Yes }

/// <summary>Why something holds, does not hold, or cannot be told.</summary>
/// <param name="Answers">The questions whose answers it rests on.</param>
/// <param name="Citation">The words it rests on, where they differ from the rule's own.</param>
public sealed record Reason(string Words, Truth Truth, IReadOnlyList<string> Answers, Citation? Citation = null);

/// <param name="Missing">Questions to answer before it can be told.</param>
/// <param name="Ways">Of conditions of which one is enough: the names of those that hold.</param>
/// <param name="Flags">What whoever decides has to know: that a share is limited, that only some services are open.</param>
public sealed record Judgment(Truth Truth, IReadOnlyList<Reason> Reasons, IReadOnlyList<string> Missing, IReadOnlyList<string> Ways, IReadOnlyList<string> Flags)
{
    public static Judgment Of(Truth truth, string words, IReadOnlyList<string> answers, IReadOnlyList<string>? missing = null) =>
        new(truth, [new(words, truth, answers)], missing ?? [], [], []);

    public static readonly Judgment Nothing = new(Truth.Yes, [], [], [], []);
}
