using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Screening;

/// <summary>The screening tool: its questions, the result, and what was done about it.</summary>
public sealed class ScreeningPage(ScreeningQuery screenings, ScreenBasicSkillsHandler screen, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ScreeningForm Form { get; set; } = new();

    public ScreeningView View { get; private set; } = null!;

    /// <summary>What the answers on the form point to; told before saving.</summary>
    public bool? WorkedOut => ScreeningResult.WorkOut(View.Questions, Form.ToAnswers());

    public static IEnumerable<SelectListItem> AnswerItems => [new("Yes", ScreeningAnswer.Yes), new("No", ScreeningAnswer.No), new("Not sure", ScreeningAnswer.NotSure)];

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Form = FormOf(View);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Keep();
        // Nobody has to choose what the answers say already; whoever disagrees chooses the other.
        if (Form.BasicSkillsDeficient is null && WorkedOut is not null) return AskToConfirm();
        if (!ModelState.IsValid) return Page();

        string[] others = string.IsNullOrWhiteSpace(Form.OtherAction) ? [] : [.. Form.OtherAction.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var result = await screen.HandleAsync(new(participantId, Form.GivenOn!.Value, Form.BasicSkillsDeficient!.Value, Form.ToAnswers(), Form.Reason, others, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await LoadAsync(participantId, ct))
        {
            var theirs = FormOf(View);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => Form.BasicSkillsDeficient == true ? $"/participants/{participantId}/screening/follow-up" : $"/participants/{participantId}/application",
            Form.BasicSkillsDeficient == true ? "Screening saved. Next, do one or more of the follow-ups below." : "Screening saved. It does not replace an assessment: record that next.");
    }

    public async Task<IActionResult> OnPostWorkOutAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Keep();
        return AskToConfirm();
    }

    private IActionResult AskToConfirm()
    {
        if (WorkedOut is { } result)
        {
            ModelState.Remove("Form.BasicSkillsDeficient");
            Form.BasicSkillsDeficient = result;
        }
        return ShowAgain();
    }

    /// <summary>Only the questions of the list are kept, in its order, whatever was sent.</summary>
    private void Keep() => Form.Answers = AnswersOf(View, Form.Answers.Where(a => a.Question is not null).DistinctBy(a => a.Question).ToDictionary(a => a.Question!, a => a.Answer));

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await screenings.HandleAsync(participantId, ct) is not { } found) return false;
        View = found;
        return true;
    }

    private static List<AnswerRow> AnswersOf(ScreeningView view, Dictionary<string, string?> said) =>
        [.. view.Questions.Select(q => new AnswerRow { Question = q.Question, Answer = said.GetValueOrDefault(q.Question) is ScreeningAnswer.Yes or ScreeningAnswer.No or ScreeningAnswer.NotSure ? said[q.Question] : null })];

    private static ScreeningForm FormOf(ScreeningView view)
    {
        var screening = view.Participant.Screening;
        var linked = view.FollowUps.Select(f => f.Action).Concat(screening?.FollowUps.Select(f => f.Action) ?? []).ToHashSet();
        return new()
        {
            GivenOn = screening?.GivenOn, BasicSkillsDeficient = screening?.BasicSkillsDeficient, Reason = screening?.Reason,
            Answers = AnswersOf(view, (screening?.Answers ?? []).ToDictionary(a => a.Question, a => (string?)a.Answer)),
            OtherAction = string.Join("; ", (screening?.Actions ?? []).Where(a => !linked.Contains(a))), Version = ContentVersion.Of(screening),
        };
    }

    public sealed class ScreeningForm
    {
        [Display(Name = "Given on"), Required(ErrorMessage = "Enter the day the screening was given.")]
        public DateOnly? GivenOn { get; set; }

        [Display(Name = "Questions"), MaxLength(40)]
        public List<AnswerRow> Answers { get; set; } = [];

        [Display(Name = "Basic skills deficient"), Required(ErrorMessage = "Choose what the screening found.")]
        public bool? BasicSkillsDeficient { get; set; }

        [Display(Name = "Reason"), StringLength(2000)]
        public string? Reason { get; set; }

        [Display(Name = "Another follow-up action"), StringLength(500)]
        public string? OtherAction { get; set; }

        public long Version { get; set; }

        public IReadOnlyList<ScreeningAnswer> ToAnswers() => [.. Answers.Where(a => a is { Question: not null, Answer: not null }).Select(a => new ScreeningAnswer(a.Question!, a.Answer!))];
    }

    public sealed class AnswerRow
    {
        [StringLength(100)] public string? Question { get; set; }
        [Display(Name = "Answer"), StringLength(20)] public string? Answer { get; set; }

        public override string ToString() => Answer is null ? "" : $"{Question}: {Answer}";
    }
}
