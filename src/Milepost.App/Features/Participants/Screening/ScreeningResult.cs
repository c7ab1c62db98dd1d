using Milepost.App.ReferenceData;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Screening;

/// <summary>What the answers point to. Staff confirm it, or say why it is otherwise.</summary>
public static class ScreeningResult
{
    /// <summary>One answer that points to a deficiency is enough: the definition joins its parts by "or" (29 USC 3102(5)(B)). Null while an answer that could is open.</summary>
    public static bool? WorkOut(IReadOnlyList<ScreeningQuestion> questions, IReadOnlyList<ScreeningAnswer> answers)
    {
        var by = answers.ToDictionary(a => a.Question, a => a.Answer);
        if (questions.Any(q => by.GetValueOrDefault(q.Question) == q.DeficientWhen)) return true;
        return questions.Count > 0 && questions.All(q => by.GetValueOrDefault(q.Question) is ScreeningAnswer.Yes or ScreeningAnswer.No) ? false : null;
    }
}
